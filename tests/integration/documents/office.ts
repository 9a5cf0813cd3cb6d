/**
 * LibreOffice and poppler as measuring instruments. The fonts that the standard names are not free, so a fontconfig file
 * lets Noto stand in for them: every Chinese font has the same square cells.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const STAND_INS = {
  仿宋_GB2312: 'Noto Serif CJK SC',
  楷体_GB2312: 'Noto Serif CJK SC',
  宋体: 'Noto Serif CJK SC',
  方正小标宋简体: 'Noto Serif CJK SC',
  黑体: 'Noto Sans CJK SC',
}

/** Why nothing can be measured on this machine; null when it can. */
export function missingTools(): string | null {
  for (const tool of ['soffice', 'pdftotext', 'pdftoppm', 'fc-list']) {
    if (spawnSync('which', [tool]).status !== 0) return `${tool} is not installed`
  }
  const fonts = execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return Object.values(STAND_INS).every((font) => fonts.includes(font)) ? null : 'the Noto CJK fonts are not installed'
}

export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'documents-'))

  /** Opens the file and writes it as another type; gives the folder with the result. */
  convert(name: string, bytes: Uint8Array, filter: string): string {
    const fontconfig = join(this.#folder, 'fonts.conf')
    mkdirSync(join(this.#folder, 'out'), { recursive: true })
    writeFileSync(fontconfig, fontsConf(join(this.#folder, 'fontcache')))
    writeFileSync(join(this.#folder, name), bytes)
    const profile = `-env:UserInstallation=file://${join(this.#folder, 'profile')}`
    const options = [
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(this.#folder, 'out'),
      join(this.#folder, name),
    ]
    execFileSync('soffice', [profile, ...options], {
      env: { ...process.env, FONTCONFIG_FILE: fontconfig },
      stdio: 'ignore',
      timeout: 300_000,
    })
    return join(this.#folder, 'out')
  }

  pdf(name: string, docx: Uint8Array): Pdf {
    return new Pdf(join(this.convert(`${name}.docx`, docx, 'pdf'), `${name}.pdf`))
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export interface Band {
  readonly topMm: number
  readonly bottomMm: number
  readonly leftMm: number
  readonly rightMm: number
}

export type Colour = 'red' | 'dark'

const PIXELS_PER_MM = 10

const PAGE_NUMBER = /^—\s*(\d+)\s*—$/

export class Pdf {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** The lines of each page, without blanks around them and without page numbers. */
  pages(): string[][] {
    return this.#lines().map((page) => page.filter((line) => !PAGE_NUMBER.test(line)))
  }

  /** The number at the foot of each page; null where it has none. */
  pageNumbers(): (number | null)[] {
    return this.#lines().map((page) => {
      const number = page.map((line) => PAGE_NUMBER.exec(line)?.[1]).find((found) => found !== undefined)
      return number === undefined ? null : Number(number)
    })
  }

  #lines(): string[][] {
    const text = execFileSync('pdftotext', ['-layout', this.#path, '-'], { encoding: 'utf8' })
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) =>
        page
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      )
  }

  /** Runs of pixel rows with ink of the colour, from top to bottom, on the page as it is printed. */
  bands(page: number, colour: Colour, pixelsPerMm = PIXELS_PER_MM): Band[] {
    const number = String(page)
    const root = `${this.#path}-${number}`
    const resolution = String(pixelsPerMm * 25.4)
    execFileSync('pdftoppm', ['-r', resolution, '-f', number, '-l', number, '-singlefile', this.#path, root])
    return bandsOf(readFileSync(`${root}.ppm`), colour, pixelsPerMm)
  }
}

function bandsOf(ppm: Buffer, colour: Colour, pixelsPerMm: number): Band[] {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))
  if (!header) throw new Error('not a pixmap')
  const [width, height] = [Number(header[1]), Number(header[2])]
  const pixels = ppm.subarray(header[0].length)
  const bands: { top: number; bottom: number; left: number; right: number }[] = []
  for (let y = 0; y < height; y += 1) {
    const row = inkOf(pixels.subarray(y * width * 3, (y + 1) * width * 3), colour)
    const last = bands.at(-1)
    if (row === null) continue
    if (last?.bottom === y) {
      Object.assign(last, {
        bottom: y + 1,
        left: Math.min(last.left, row.left),
        right: Math.max(last.right, row.right),
      })
    } else bands.push({ top: y, bottom: y + 1, ...row })
  }
  const mm = (value: number): number => value / pixelsPerMm
  return bands.map((band) => ({
    topMm: mm(band.top),
    bottomMm: mm(band.bottom),
    leftMm: mm(band.left),
    rightMm: mm(band.right),
  }))
}

function inkOf(row: Buffer, colour: Colour): { left: number; right: number } | null {
  let left = -1
  let right = -1
  for (let x = 0; x * 3 < row.length; x += 1) {
    // By index: a page has six million pixels.
    const dark = (row[x * 3 + 1] ?? 255) < 140 && (row[x * 3 + 2] ?? 255) < 140
    if (!dark || (colour === 'red') !== (row[x * 3] ?? 255) > 150) continue
    if (left === -1) left = x
    right = x + 1
  }
  return left === -1 ? null : { left, right }
}

function fontsConf(cache: string): string {
  const matches = Object.entries(STAND_INS).map(
    ([name, standIn]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${standIn}</string></edit></match>`,
  )
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include><cachedir>${cache}</cachedir>${matches.join('')}</fontconfig>`
}
