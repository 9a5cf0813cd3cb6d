/**
 * Values that a list writes once per group: in the first row only, or in the title above. Given to each row of the group
 * where nothing else can be meant, always with a remark. Pure.
 */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { communityIn, withCells } from './bands.ts'
import type { FormTable } from './form-table.ts'
import { withFilledCell } from './merged-values.ts'
import type { RecognisedColumn } from './recognise.ts'

interface Recognised extends FormTable {
  readonly ledger: LedgerKey
  readonly columns: readonly RecognisedColumn[]
}

/** The fields by which rows are grouped, from the outer to the inner one, and the field that each row has. */
const grouping: Readonly<Record<LedgerKey, { readonly by: readonly string[]; readonly each: string }>> = {
  duties: { by: ['post', 'category'], each: 'content' },
  keyMatters: { by: ['category'], each: 'name' },
  assistMatters: { by: ['category'], each: 'name' },
  people: { by: ['communityName', 'gridName', 'gridCode'], each: 'name' },
}

export function withGroupValues<Table extends Recognised>(table: Table): Table {
  const { by, each } = grouping[table.ledger]
  const own = table.columns.find(({ field }) => field === each)
  let filled = table
  for (const name of by) {
    const column = table.columns.find(({ field, derived }) => field === name && derived === undefined)
    if (own === undefined || column === undefined || column.index > own.index) continue
    filled = fillDown(filled, column, by, own.index)
  }
  return withCommunityOfTitle(filled)
}

/**
 * Filled from above only in the pattern of a group: the first row has a value, many are blank, and no value stands twice
 * in a row. A list in which some rows just have no value looks different, or is left alone.
 */
function fillDown<Table extends Recognised>(
  table: Table,
  column: RecognisedColumn,
  by: readonly string[],
  ownIndex: number,
): Table {
  const { index } = column
  const texts = table.rows.map(({ cells }) => (cells[index] ?? '').trim())
  const isGroup =
    (texts[0] ?? '') !== '' &&
    texts.filter((text) => text === '').length * 3 >= texts.length &&
    texts.every((text, at) => text === '' || text !== texts[at - 1] || table.rows[at]?.filled.length !== 0) &&
    table.rows.every(({ kinds }, at) => texts[at] !== '' || kinds.charAt(index) !== 'F')
  if (!isGroup) return table
  const outer = table.columns.filter(({ field, derived }) => derived === undefined && isOuter(by, field, column.field))
  let anchor = table.rows[0]
  let count = 0
  const rows = table.rows.map((row) => {
    // A new community ends the grid above; who has no name is no member of the group.
    const begins = outer.some((other) => (row.cells[other.index] ?? '') !== '' && !isFilled(row, other.index))
    if ((row.cells[index] ?? '').trim() !== '' || begins) {
      anchor = row
      return row
    }
    const text = anchor?.cells[index] ?? ''
    if (anchor === undefined || text === '' || (row.cells[ownIndex] ?? '').trim() === '') return row
    count += 1
    return withFilledCell(row, index, text, anchor.kinds.charAt(index), anchor.number)
  })
  if (count === 0) return table
  const remark = `${column.letters} 列“${column.title}”有 ${count} 格空着，照上一行填写`
  return { ...table, rows, remarks: [...table.remarks, remark] }
}

const isOuter = (by: readonly string[], field: string | null, inner: string | null): boolean =>
  field !== null && inner !== null && by.includes(field) && by.indexOf(field) < by.indexOf(inner)

const isFilled = (row: Recognised['rows'][number], column: number): boolean =>
  row.filled.some((cell) => cell.column === column)

/** 梧桐里社区网格员名册: where no column and no group says the community, the title does. */
function withCommunityOfTitle<Table extends Recognised>(table: Table): Table {
  if (table.ledger !== 'people' || table.columns.some(({ field }) => field === 'communityName')) return table
  const community = communityIn(table.title.split(' ').at(-1) ?? '')
  if (community === null) return table
  const width = 1 + table.columns.reduce((last, { index }) => Math.max(last, index), 0)
  const column: RecognisedColumn = {
    index: width,
    letters: '',
    hidden: false,
    titles: ['表题'],
    title: '表题',
    derived: 'title',
    field: 'communityName',
  }
  return {
    ...table,
    columns: [...table.columns, column],
    rows: table.rows.map((row) => withCells(row, width, [community])),
    remarks: [...table.remarks, `“所属社区”取自表题：${community}`],
  }
}
