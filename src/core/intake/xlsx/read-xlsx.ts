/** An .xlsx or .xlsm file → its sheets, in the workbook's order. Everything is found by relationships, nothing by file name. */
import { CellBudget, damaged } from '../limits.ts'
import type { OnProgress } from '../progress.ts'
import type { SheetModel } from '../sheet-model.ts'
import { readRelationships, type Relationship } from './relationships.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetPartReader, type WorkbookContext } from './sheet-part.ts'
import { readCellFormats } from './styles-part.ts'
import { readWorkbookPart } from './workbook-part.ts'
import { openZip, type ZipParts } from './zip-parts.ts'

export async function readXlsx(bytes: Uint8Array, onProgress?: OnProgress): Promise<SheetModel[]> {
  const parts = await openZip(bytes, onProgress)
  const workbookPath = targetOf(await readRelationships(parts, ''), 'officeDocument')
  if (workbookPath === null) throw damaged('找不到工作簿')
  const workbook = await readWorkbookPart(parts, workbookPath)
  const relationships = await readRelationships(parts, workbookPath)
  const context = await readContext(parts, relationships, workbook.date1904)
  const sheets: SheetModel[] = []
  for (const entry of workbook.sheets) {
    const relationship = relationships.find(({ id }) => id === entry.relationshipId)
    if (relationship === undefined) throw damaged(`找不到工作表“${entry.name}”`)
    // Chart sheets and dialog sheets have no cells.
    if (relationship.kind !== 'worksheet') continue
    const reader = new SheetPartReader(entry.name, context)
    await parts.readText(relationship.target, (text) => reader.feed(text))
    sheets.push(reader.finish(entry.hidden))
  }
  return sheets
}

async function readContext(
  parts: ZipParts,
  relationships: readonly Relationship[],
  date1904: boolean,
): Promise<WorkbookContext> {
  const styles = targetOf(relationships, 'styles')
  const strings = targetOf(relationships, 'sharedStrings')
  return {
    formats: styles === null ? [] : await readCellFormats(parts, styles),
    strings: strings === null ? [] : await readSharedStrings(parts, strings),
    date1904,
    budget: new CellBudget(),
  }
}

function targetOf(relationships: readonly Relationship[], kind: string): string | null {
  return relationships.find((relationship) => relationship.kind === kind)?.target ?? null
}
