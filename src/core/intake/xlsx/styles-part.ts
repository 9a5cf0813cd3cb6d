/** The styles part, read only for what tells a date from a number: the number format behind each cell style. */
import { limits, unsafe } from '../limits.ts'
import { formatOf, generalFormat, type NumberFormat } from './number-format.ts'
import { token, XmlScanner } from './xml-scanner.ts'
import type { ZipParts } from './zip-parts.ts'

/** Formats by the index that a cell's `s` attribute gives. */
export async function readCellFormats(parts: ZipParts, path: string): Promise<readonly NumberFormat[]> {
  const scanner = new XmlScanner()
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  let inCellFormats = false
  await parts.readText(path, (text) => {
    scanner.feed(text)
    for (let kind = scanner.next(); kind !== token.more; kind = scanner.next()) {
      const name = kind === token.text ? '' : scanner.name()
      if (name === 'cellXfs') inCellFormats = kind === token.open
      if (kind !== token.open) continue
      if (name === 'numFmt') {
        const attributes = scanner.attributes()
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      } else if (name === 'xf' && inCellFormats) {
        formatIds.push(Number(scanner.attributes().get('numFmtId') ?? 0))
      }
      if (codes.size > limits.styles || formatIds.length > limits.styles) throw unsafe('单元格样式过多')
    }
  })
  scanner.finish()
  const byId = new Map<number, NumberFormat>()
  return formatIds.map((id) => {
    const known = byId.get(id) ?? formatOf(id, codes)
    byId.set(id, known)
    return known
  })
}

export function formatAt(formats: readonly NumberFormat[], style: number): NumberFormat {
  return formats[style] ?? generalFormat
}
