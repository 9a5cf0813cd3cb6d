/** How wide the columns of the two sheets are, and which of them there are. Pure. */
import type { Bucket, PlannedColumn, PlannedTable } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'

export interface ResultColumn {
  readonly field: string
  readonly label: string
  /** Letters of the column that fills it. */
  readonly from: string
  readonly width: number
}

export interface ResultLayout {
  readonly columns: readonly ResultColumn[]
  /** Width of the column of remarks; 0 where there is nothing to say. */
  readonly remarks: number
  readonly width: number
}

export const rowHeight = 30
export const headHeight = 52
export const gutterWidth = 46
export const tickWidth = 34
export const bucketWidth = 58
const remarksWidth = 220

/** The fields that the file fills, in the order of the list. */
export function resultLayout(table: PlannedTable, bucket: Bucket | null, hasDecisions: boolean): ResultLayout {
  const definition = table.ledger === null ? null : ledgers[table.ledger]
  const columns = table.fields.flatMap((field): ResultColumn[] => {
    const source = table.columns.find((column) => column.field === field.name)
    if (source === undefined) return []
    const characters = definition?.fields.find(({ name }) => name === field.name)?.width ?? 12
    // Where old and new stand in one line, both should be seen.
    const width = Math.min(300, Math.max(76, characters * 7 + 18)) * (bucket === 'changed' ? 1.4 : 1)
    return [{ field: field.name, label: field.label, from: source.column, width: Math.round(width) }]
  })
  const hasRemarks =
    (table.remarks > 0 || hasDecisions) &&
    (bucket === null || bucket === 'new' || bucket === 'changed' || bucket === 'same')
  const remarks = hasRemarks ? remarksWidth : 0
  const width = columns.reduce((sum, column) => sum + column.width, tickWidth + bucketWidth + remarks)
  return { columns, remarks, width }
}

/** Half-width characters take half the room. */
function roomOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7.2), 0)
}

export function sourceWidth({ title, samples }: PlannedColumn): number {
  const room = Math.max(...[title, ...samples].map(roomOf))
  return Math.round(Math.min(210, Math.max(92, room + 18)))
}
