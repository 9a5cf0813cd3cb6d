/** How two states of a list differ, row by row and field by field, and how a version is called. Pure. */
import type { AdjustmentReason, ChangeCounts, ComparedRow, ListVersion } from '../../contract/api/versions.ts'
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'

/** One row in two states; null: it is not there. */
export interface RowPair {
  readonly id: string
  readonly before: RecordValues | null
  readonly after: RecordValues | null
}

/** The place in the list is not its content: renumbering adjusts nothing (序号 is not an identifier). */
const notContent: ReadonlySet<string> = new Set(['position'])

/** Only rows that differ, in the order given. */
export function compareRows(
  fields: readonly LedgerField[],
  pairs: readonly RowPair[],
  reasonsOf: (id: string) => readonly AdjustmentReason[],
): ComparedRow[] {
  return pairs.flatMap((pair) => {
    const changes = changesOf(fields, pair)
    if (changes.length === 0) return []
    const shown = pair.after ?? pair.before ?? {}
    return [
      {
        id: pair.id,
        kind: pair.before === null ? 'added' : pair.after === null ? 'removed' : 'changed',
        name: nameOf(fields, shown),
        category: textOf(shown['category'] ?? shown['communityName']),
        changes,
        reasons: [...reasonsOf(pair.id)],
      },
    ]
  })
}

function changesOf(fields: readonly LedgerField[], { before, after }: RowPair): ComparedRow['changes'] {
  return fields.flatMap(({ name, label }) => {
    if (notContent.has(name)) return []
    const [was, is] = [textOf(before?.[name]), textOf(after?.[name])]
    return was === is ? [] : [{ field: name, label, before: was, after: is }]
  })
}

const longestName = 30

/** By what the list cannot do without: the post and the duty, the matter, the person. */
function nameOf(fields: readonly LedgerField[], values: RecordValues): string {
  const parts = fields.filter((field) => field.required === true).map((field) => textOf(values[field.name]))
  return parts
    .filter((part) => part !== '')
    .map((part) => (part.length > longestName ? `${part.slice(0, longestName).toWellFormed()}…` : part))
    .join(' · ')
}

function textOf(value: CellValue | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}

export function countChanges(rows: readonly ComparedRow[]): ChangeCounts {
  const of = (kind: ComparedRow['kind']): number => rows.filter((row) => row.kind === kind).length
  return { added: of('added'), removed: of('removed'), changed: of('changed') }
}

/** GB/T 9704-2012, 7.2.5: the year in full in hexagonal brackets, no zero in front, ends with 号. */
export function referenceOf(year: number, number: number): string {
  return `〔${year}〕${number}号`
}

/** Of two versions the older one is what it was, the younger one what it is; null is the list as it stands. */
export function inOrder(a: ListVersion, b: ListVersion | null): { from: ListVersion; to: ListVersion | null } {
  return b !== null && b.edition < a.edition ? { from: b, to: a } : { from: a, to: b }
}

/** The columns of both states, those of the younger one first: a column may have come or gone. */
export function allFields(before: readonly LedgerField[], after: readonly LedgerField[]): LedgerField[] {
  return [...after, ...before.filter((field) => !after.some(({ name }) => name === field.name))]
}
