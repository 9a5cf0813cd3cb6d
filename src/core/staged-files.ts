/** Files that a host has handed over, kept in memory under a token until they are used. Never a path. */
import type { StagedFile } from '../contract/artifact.ts'
import { AppError } from '../contract/errors.ts'

const mebibyte = 1024 * 1024
/** A sheet of a million rows; the reader has the same limit (intake/limits.ts). */
export const largestFile = 200 * mebibyte
/** The oldest files give way beyond this, so that abandoned previews do not fill the memory. */
const largestTotal = 400 * mebibyte

export interface FileContent {
  readonly name: string
  readonly bytes: Uint8Array
}

export class StagedFiles {
  readonly #files = new Map<string, FileContent>()
  /** Also of those that gave way, so that it can be said which they were. */
  readonly #names = new Map<string, string>()
  readonly #newId: () => string

  constructor(newId: () => string) {
    this.#newId = newId
  }

  /** @throws AppError file_too_large */
  add(name: string, bytes: Uint8Array): StagedFile {
    if (bytes.length > largestFile) {
      throw new AppError('file_too_large', { file: name, size: megabytes(bytes.length), limit: megabytes(largestFile) })
    }
    const id = this.#newId()
    this.#files.set(id, { name, bytes })
    this.#names.set(id, name)
    this.#evict()
    return { id, name, size: bytes.length }
  }

  /** @throws AppError file_expired */
  get(id: string): FileContent {
    const file = this.#files.get(id)
    if (file === undefined) throw new AppError('file_expired')
    return file
  }

  /** @throws AppError file_expired when there never was such a file */
  nameOf(id: string): string {
    const name = this.#names.get(id)
    if (name === undefined) throw new AppError('file_expired')
    return name
  }

  /** What has served its purpose makes room at once. */
  drop(id: string): void {
    this.#files.delete(id)
  }

  #evict(): void {
    let total = [...this.#files.values()].reduce((sum, file) => sum + file.bytes.length, 0)
    for (const [id, file] of this.#files) {
      if (total <= largestTotal) return
      this.#files.delete(id)
      total -= file.bytes.length
    }
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MB`
}
