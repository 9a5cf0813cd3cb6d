/** A PDF as Chromium writes it: the size of each page from its own dictionary, the words through poppler where it is installed. */
import { spawnSync } from 'node:child_process'

export interface ReadPdf {
  /** In millimetres, a page each. */
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Without white space; `null` where poppler is not installed. */
  readonly text: string | null
}

const pointMm = 25.4 / 72

export function readPdf(bytes: Uint8Array): ReadPdf {
  const content = Buffer.from(bytes).toString('latin1')
  if (!content.startsWith('%PDF-') || !content.trimEnd().endsWith('%%EOF')) throw new Error('not a whole PDF')
  const boxes = content.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)
  const pages = [...boxes].map(([, width, height]) => ({ width: millimetres(width), height: millimetres(height) }))
  const { error, stdout } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
  return { pages, text: error === undefined ? stdout.replaceAll(/\s/g, '') : null }
}

function millimetres(points: string | undefined): number {
  return Math.round(Number(points) * pointMm)
}
