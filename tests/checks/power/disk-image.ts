/** Puts what a cut left onto a real folder for as long as somebody looks at it. */
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DiskImage } from './simulated-disk.ts'

/** Copies that are only ever read or removed whole. */
const neverWritten = /\/(backups|set-aside)\//

export class ImageFolder {
  readonly #folder: string
  readonly #masters = new Map<Buffer, string>()
  #images = 0

  constructor(scratch: string) {
    this.#folder = mkdtempSync(join(scratch, 'images-'))
  }

  /** Each image has a place of its own, because the program remembers files by path, size and time. */
  look<T>(image: DiskImage, look: (root: string) => T): T {
    const root = this.#layOut(image)
    try {
      return look(root)
    } finally {
      rmSync(root, { recursive: true })
    }
  }

  async lookFor<T>(image: DiskImage, look: (root: string) => Promise<T>): Promise<T> {
    const root = this.#layOut(image)
    try {
      return await look(root)
    } finally {
      rmSync(root, { recursive: true })
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #layOut(image: DiskImage): string {
    this.#images += 1
    const root = join(this.#folder, `image-${this.#images}`)
    mkdirSync(root)
    for (const folder of image.folders) mkdirSync(root + folder)
    for (const [path, content] of image.files) {
      if (neverWritten.test(path)) linkSync(this.#master(content), root + path)
      else writeFileSync(root + path, content)
    }
    return root
  }

  /** A flushed file is the same buffer in every image and is written once. */
  #master(content: Buffer): string {
    let path = this.#masters.get(content)
    if (path === undefined) {
      path = join(this.#folder, `master-${this.#masters.size}`)
      writeFileSync(path, content)
      this.#masters.set(content, path)
    }
    return path
  }
}
