/** The workbook part: its sheets in order, and which of the two date systems it counts in. */
import { limits, unsafe } from '../limits.ts'
import { token, XmlScanner } from './xml-scanner.ts'
import type { ZipParts } from './zip-parts.ts'

export interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  readonly relationshipId: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly date1904: boolean
}

export async function readWorkbookPart(parts: ZipParts, path: string): Promise<WorkbookPart> {
  const scanner = new XmlScanner()
  const sheets: SheetEntry[] = []
  let date1904 = false
  await parts.readText(path, (text) => {
    scanner.feed(text)
    for (let kind = scanner.next(); kind !== token.more; kind = scanner.next()) {
      if (kind !== token.open) continue
      const name = scanner.name()
      if (name === 'workbookPr') date1904 = isTrue(scanner.attributes().get('date1904'))
      if (name !== 'sheet') continue
      const attributes = scanner.attributes()
      sheets.push({
        name: attributes.get('name') ?? '',
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
        relationshipId: attributes.get('id') ?? '',
      })
      if (sheets.length > limits.sheets) throw unsafe(`工作表超过 ${limits.sheets} 张`)
    }
  })
  scanner.finish()
  return { sheets, date1904 }
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
