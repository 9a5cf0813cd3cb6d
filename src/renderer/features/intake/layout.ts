/** How wide the columns of the two sheets are, and which of them there are. Pure. */
import type { Bucket, PlannedColumn, PlannedTable, TargetField } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'

export interface ResultColumn {
  readonly field: string
  readonly label: string
  /** Letters of the column that fills it. */
  readonly from: string
  readonly width: number
  readonly isNumber: boolean
}

export interface ResultLayout {
  readonly columns: readonly ResultColumn[]
  /** Width of the column of reasons; 0 where there is nothing to say. */
  readonly reasons: number
  readonly width: number
}

export const rowHeight = 30
export const headHeight = 52
export const gutterWidth = 54
export const tickWidth = 34
export const bucketWidth = 74
const reasonsWidth = 240
/** The arrow before the label of a chooser, the mark after it, and their distances. */
const chooserMarks = 40

/**
 * The fields that the file fills, in the order of the list. Among changed rows, what changes stands in front, right after
 * what a row is called by.
 */
export function resultLayout(table: PlannedTable, bucket: Bucket | null, hasDecisions: boolean): ResultLayout {
  const fields = table.fields.filter(({ name }) => table.columns.some(({ field }) => field === name))
  const columns = (bucket === 'changed' ? changesFirst(table, fields) : fields).map(({ name, label }): ResultColumn => {
    const definition =
      table.ledger === null ? undefined : ledgers[table.ledger].fields.find((field) => field.name === name)
    const room = Math.min(300, Math.max(76, (definition?.width ?? 12) * 7 + 18))
    const holdsTwo = bucket === 'changed' && table.changedFields.includes(name)
    return {
      field: name,
      label,
      from: table.columns.find(({ field }) => field === name)?.column ?? '',
      width: holdsTwo ? Math.max(200, Math.round(room * 1.9)) : room,
      isNumber: definition?.type === 'integer',
    }
  })
  const reasons = needsReasons(table, bucket, hasDecisions) ? reasonsWidth : 0
  const width = columns.reduce((sum, column) => sum + column.width, tickWidth + bucketWidth + reasons)
  return { columns, reasons, width }
}

function changesFirst({ changedFields }: PlannedTable, fields: readonly TargetField[]): TargetField[] {
  const place = ({ name, required }: TargetField): number => (required ? 0 : changedFields.includes(name) ? 1 : 2)
  return fields.toSorted((a, b) => place(a) - place(b))
}

/** In the whole sheet and beside old and new values a mark tells of a reason: the column would mostly be empty. */
function needsReasons({ warnings }: PlannedTable, bucket: Bucket | null, hasDecisions: boolean): boolean {
  if (bucket === 'changed') return hasDecisions
  return (bucket === 'new' || bucket === 'same') && (hasDecisions || warnings[bucket] > 0)
}

/** Half-width characters take half the room. */
function roomOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7.2), 0)
}

/** @param label of the field that the column fills: the chooser in its head says it in full. */
export function sourceWidth({ title, samples }: PlannedColumn, label: string): number {
  const room = Math.max(roomOf(label) + chooserMarks, ...[title, ...samples].map(roomOf))
  return Math.round(Math.min(210, Math.max(92, room + 18)))
}
