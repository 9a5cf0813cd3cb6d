/**
 * Wide rosters: one row per grid, and for each seat of 1+3+N a column with the name and others with what belongs to it.
 * Each seat becomes a table of its own, one person per row, the seat's role in an added column. Pure.
 */
import { roleNames, roles } from '../../contract/roles.ts'
import { withCells } from './bands.ts'
import { skipReasons, type FormColumn, type FormTable } from './form-table.ts'
import { isVacancy } from './person-cells.ts'
import { namesField, normaliseTitle } from './titles.ts'

interface Seat {
  readonly role: string
  /** As the header names it, with its number where a role has several seats. */
  readonly label: string
  readonly columns: SeatColumn[]
}

interface SeatColumn {
  readonly column: FormColumn
  /** What the column says of the person: 姓名, 联系电话 … */
  readonly title: string
}

const roleByTitle = new Map<string, string>([
  ...roleNames.map((name): [string, string] => [name, name]),
  ['专职', roles.fullTimeMember],
  ['专职网格长', roles.gridLeader],
  ['兼职', roles.partTimeMember],
  ['指导员', roles.instructor],
  ['其它力量', roles.otherForce],
  ['其他网格力量', roles.otherForce],
])
const SEAT = new RegExp(
  `^(${[...roleByTitle.keys()].sort((a, b) => b.length - a.length).join('|')})(\\(?[一二三四五六1-9]\\)?)?` +
    '(姓名|名字|电话|联系电话|手机|手机号|手机号码|联系方式|单位|工作单位|性别|政治面貌)?$',
)
const PLACE = ['communityName', 'gridName', 'gridCode']
/** What stands beside a name and says more of the same person. */
const BESIDE = ['phone', 'employer', 'gender', 'politicalStatus', 'startedOn']
const ROWS_LOOKED_AT = 500

export function tablesBySeat(table: FormTable): FormTable[] {
  const seats = findSeats(table)
  if (seats.length === 0) return [table]
  const inSeats = new Set(seats.flatMap((seat) => seat.columns.map(({ column }) => column)))
  const shared = table.columns.filter((column) => !inSeats.has(column)).map((column) => withoutOwner(column, seats))
  const isPlaced = shared.some((column) => PLACE.some((name) => namesField('people', [name], lastTitle(column))))
  if (!isPlaced || shared.some((column) => namesField('people', ['name'], lastTitle(column)))) return [table]
  return seats.map((seat, index) => seatTable(table, shared, seat, index === 0 ? seats : null))
}

const lastTitle = (column: FormColumn): string => column.titles.at(-1) ?? ''

function findSeats(table: FormTable): Seat[] {
  const seats = new Map<string, Seat>()
  for (const column of table.columns) {
    const found = seatOf(column)
    if (found === null) continue
    const seat = seats.get(found.label) ?? { role: found.role, label: found.label, columns: [] }
    seats.set(found.label, seat)
    seat.columns.push({ column, title: found.title })
  }
  const named = [...seats.values()].filter((seat) => holdsNames(table, seat))
  takeColumnsBeside(table, named)
  return named
}

/** The seat that a column belongs to by its titles: 网格长姓名, 网格长/姓名, or 网格长 alone over the names. */
function seatOf(column: FormColumn): { role: string; label: string; title: string } | null {
  for (const [level, text] of column.titles.entries()) {
    const found = SEAT.exec(normaliseTitle(text))
    const role = roleByTitle.get(found?.[1] ?? '')
    if (found === null || role === undefined) continue
    const isLast = level === column.titles.length - 1
    const title = isLast ? (found[3] ?? '姓名') : lastTitle(column)
    return { role, label: `${role}${found[2] ?? ''}`, title }
  }
  return null
}

/** A statistic has numbers under 网格长, and a header alone proves nothing. */
function holdsNames(table: FormTable, seat: Seat): boolean {
  const name = seat.columns.find(({ title }) => namesField('people', ['name'], title))
  if (name === undefined) return false
  const { index } = name.column
  const filled = table.rows
    .slice(0, ROWS_LOOKED_AT)
    .map(({ cells, kinds }) => ({ text: cells[index] ?? '', kind: kinds.charAt(index) }))
    .filter(({ text }) => text.trim() !== '')
  return filled.length > 0 && filled.every(({ text, kind }) => kind !== 'n' && !/^[\d.\s%]+$/.test(text))
}

/** `网格长 | 联系电话 | 专职网格员 | 联系电话`: taken only where each seat has the same beside it, so that none is in doubt. */
function takeColumnsBeside(table: FormTable, seats: readonly Seat[]): void {
  const taken = new Set(seats.flatMap(({ columns }) => columns.map(({ column }) => column)))
  const found = seats.map((seat) => {
    const beside: FormColumn[] = []
    const last = seat.columns.at(-1)
    let at = last === undefined ? -1 : table.columns.indexOf(last.column)
    for (let next = table.columns[++at]; at > 0 && next !== undefined; next = table.columns[++at]) {
      if (taken.has(next) || !namesField('people', BESIDE, lastTitle(next))) break
      beside.push(next)
    }
    return beside
  })
  const patterns = new Set(found.map((columns) => columns.map(lastTitle).map(normaliseTitle).join('/')))
  if (patterns.size !== 1) return
  seats.forEach((seat, index) => {
    for (const column of found[index] ?? []) seat.columns.push({ column, title: lastTitle(column) })
  })
}

/** A telephone that belongs to one of the people in the row, but to which is not said, belongs to none. */
function withoutOwner(column: FormColumn, seats: readonly Seat[]): FormColumn {
  const isOwned = namesField('people', BESIDE, lastTitle(column))
  return isOwned && seats.length > 0 ? { ...column, titles: [`${lastTitle(column)}：分不清是谁的`] } : column
}

/** @param all the seats of the roster, for the first table: it also speaks for the rows that are no data. */
function seatTable(
  table: FormTable,
  shared: readonly FormColumn[],
  seat: Seat,
  all: readonly Seat[] | null,
): FormTable {
  const width = 1 + table.columns.reduce((last, { index }) => Math.max(last, index), 0)
  const own = seat.columns.map(({ column, title }): FormColumn => ({ ...column, titles: [title] }))
  const role: FormColumn = { index: width, letters: '', hidden: false, titles: ['角色'], derived: 'seat' }
  const isFree = (cells: readonly string[]): boolean => own.every(({ index }) => isVacancy(cells[index] ?? ''))
  const vacant = table.rows.filter(({ cells }) => isFree(cells))
  return {
    ...table,
    columns: [...shared, ...own, role],
    rows: table.rows.filter(({ cells }) => !isFree(cells)).map((row) => withCells(row, width, [seat.role])),
    skipped: [
      ...(all === null ? [] : table.skipped),
      ...vacant.map(({ number, cells }) => ({ row: number, reason: skipReasons.vacant, cells })),
    ],
    notes: all === null ? [] : table.notes,
    remarks: [
      ...table.remarks,
      `每行有几个岗位的人，按岗位分开读入：这里是“${seat.label}”`,
      ...(vacant.length === 0 ? [] : [`“${seat.label}”空缺 ${vacant.length} 处，已跳过`]),
    ],
  }
}
