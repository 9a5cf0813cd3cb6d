/**
 * Rows that did not come in, as sheets with the reasons: the columns of the file, headed so that our own import knows
 * them again, to be corrected and imported once more. Pure.
 */
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { SheetColumn, SheetSpec } from '../documents/workbook-model.ts'
import { hasLedger, type PlannedPart } from './kept-plan.ts'
import type { MappedColumn, MappedTable } from './mapping.ts'
import type { PlanRow } from './plan-row.ts'
import { parseCell, uncorrected } from './read-row.ts'
import { matchColumns } from './recognise.ts'

type LedgerTable = MappedTable & { readonly ledger: LedgerKey }

const reasonColumn: SheetColumn = { label: '原因', width: 40, kind: 'text' }
const placeColumn: SheetColumn = { label: '原行号', width: 8, kind: 'integer' }

export function leftoverSheets(parts: readonly PlannedPart[]): SheetSpec[] {
  const sheets: SheetSpec[] = []
  for (const { table, rows } of parts) {
    const left = rows.filter(({ bucket }) => bucket === 'rejected' || bucket === 'conflict')
    if (left.length === 0 || !hasLedger(table)) continue
    sheets.push(leftoverSheet(table, left, freeName(ledgers[table.ledger].title, sheets)))
  }
  return sheets
}

function leftoverSheet(table: LedgerTable, rows: readonly PlanRow[], name: string): SheetSpec {
  const columns = table.columns.filter(
    (column) => column.title !== '' || column.field !== null || rows.some((row) => textAt(row, column) !== ''),
  )
  const titles = titlesFor(table, columns)
  return {
    name,
    title: `${ledgers[table.ledger].title}（未导入的行）`,
    note: `取自：${table.source.file} ${table.source.sheet}。改正后可以直接导入；最后两列不会导入。`,
    columns: [
      ...columns.map((column, index): SheetColumn => ({
        label: titles[index] ?? '',
        width: table.fields.find(({ name: field }) => field === column.field)?.width ?? 14,
        kind: 'text',
      })),
      placeColumn,
      reasonColumn,
    ],
    rows: rows.map((row) => [
      ...columns.map((column) => leftoverText(table, row, column)),
      row.source.number,
      row.reason,
    ]),
  }
}

/**
 * What the cell said. Text that would pass although the cell did not (what Excel has rounded, formula errors) is marked,
 * so that it is refused again until somebody has looked at it.
 */
function leftoverText(table: LedgerTable, row: PlanRow, column: MappedColumn): string {
  const text = textAt(row, column)
  const kind = row.source.kinds[column.index] ?? ' '
  const field = table.fields.find(({ name }) => name === column.field)
  if (field === undefined || (text === '' && kind !== 'F')) return text
  const wasRefused = !parseCell(field, text, kind).ok
  return wasRefused && parseCell(field, text, 't').ok ? `${uncorrected}${text}` : text
}

const textAt = (row: PlanRow, column: MappedColumn): string => row.source.cells[column.index] ?? ''

/**
 * The titles of the file where they are recognised as what they were mapped to, the list's own where a person had to
 * correct it; columns that stayed out must not be taken for something on their way back.
 */
function titlesFor(table: LedgerTable, columns: readonly MappedColumn[]): string[] {
  const own = columns.map((column) => column.titles.at(-1) ?? '')
  const asColumns = own.map((title, index) => ({
    index,
    letters: '',
    hidden: false,
    titles: title === '' ? [] : [title],
  }))
  const recognised = new Map(matchColumns(asColumns, table.fields).map(({ column, field }) => [column, field]))
  return columns.map((column, index) => {
    const title = own[index] ?? ''
    if ((recognised.get(index) ?? null) === column.field) return title === '' ? `${column.letters} 列` : title
    const label = table.fields.find(({ name }) => name === column.field)?.label
    return label ?? `未导入：${title}`
  })
}

function freeName(title: string, sheets: readonly SheetSpec[]): string {
  const taken = new Set(sheets.map((sheet) => sheet.name))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? title : `${title}${number}`
    if (!taken.has(name)) return name
  }
}
