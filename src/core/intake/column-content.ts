/** What the cells of a column say about its field, where titles alone would mislead. Pure. */
import type { LedgerDefinition, LedgerField } from '../../contract/ledgers/index.ts'
import { people } from '../../contract/ledgers/people.ts'
import { roleNames } from '../../contract/roles.ts'
import { foldWidth } from '../values/fold.ts'
import { parseField } from '../values/parse-field.ts'
import { communityIn } from './bands.ts'
import type { FormRow, FormTable } from './form-table.ts'

const ROWS_LOOKED_AT = 200

function textsIn(rows: readonly FormRow[], column: number): string[] {
  return rows
    .slice(0, ROWS_LOOKED_AT)
    .map(({ cells }) => (cells[column] ?? '').trim())
    .filter((text) => text !== '')
}

/** A column called 网格 that holds fifteen digits in every row is the code of the grid. */
export function fieldByContent(
  field: LedgerField,
  fields: readonly LedgerField[],
  rows: readonly FormRow[],
  column: number,
): LedgerField {
  if (field.name !== 'gridName') return field
  const texts = textsIn(rows, column)
  const isCode = texts.length > 0 && texts.every((text) => /^\d{15}$/.test(foldWidth(text)))
  return isCode ? (fields.find(({ name }) => name === 'gridCode') ?? field) : field
}

/** The cells cannot be values of the field: the title means something else. */
export function contradicts(field: LedgerField, rows: readonly FormRow[], column: number): boolean {
  const texts = textsIn(rows, column)
  if (texts.length === 0) return false
  const share = (holds: (text: string) => boolean): number => texts.filter(holds).length / texts.length
  // `一、二、三` and `1-1` are numbers of rows as well, but none that the list could count on with.
  if (field.name === 'position') return share((text) => parseField(field, text, 't').ok) < 1
  if (field.type === 'phone') return texts.length >= 3 && share((text) => /\d{5}/.test(foldWidth(text))) < 0.3
  if (field.name === 'name' && people.fields.includes(field)) return share((text) => /^[\d.\s]+$/.test(text)) === 1
  return false
}

/** The fields that rows heading a group fill, by the index of the added column. */
export function bandFields(
  ledger: LedgerDefinition,
  { columns, rows }: FormTable,
  found: ReadonlySet<string>,
): Map<number, string> {
  const fields = new Map<number, string>()
  const taken = new Set(found)
  for (const { index } of columns.filter(({ derived }) => derived === 'band')) {
    const texts = [...new Set(textsIn(rows, index))]
    const field = texts.length === 0 ? undefined : candidates(ledger, texts).find((name) => !taken.has(name))
    if (field === undefined) continue
    fields.set(index, field)
    taken.add(field)
  }
  return fields
}

function candidates(ledger: LedgerDefinition, texts: readonly string[]): readonly string[] {
  if (ledger.key === 'duties') return ['post', 'category']
  if (ledger.key !== 'people') return ['category']
  if (texts.every((text) => roleNames.includes(text))) return ['role']
  if (texts.every((text) => communityIn(text) !== null)) return ['communityName']
  return texts.every((text) => /网格$/.test(text)) ? ['gridName'] : []
}
