/** What a remembered mapping still says of a form whose headers may have changed since. Pure. */
import type { Filling, FormMapping, FormTable } from '../../contract/indicators/form-mapping.ts'
import { cellMisfit, tableMisfit, type SheetExtent } from '../../contract/indicators/mapping-fit.ts'
import { askedTitles, pairTitles, type AskedTitle } from './asked-titles.ts'

export interface NewEdition {
  readonly mapping: FormMapping
  /** What a person has to look at, in words. */
  readonly changes: readonly string[]
}

/**
 * What holds for a new edition of a form: its own guess, what was said of the same headers, what was added by hand.
 * @param proposed the guess of the new edition. @param before that of the edition to which the known mapping belongs.
 */
export function newEdition(
  proposed: FormMapping,
  known: FormMapping,
  before: FormMapping,
  sheets: readonly SheetExtent[],
): NewEdition {
  const found = withoutAdded(known)
  const guessed = withoutRemoved(proposed, before, found)
  const carried = carryOver(guessed, found)
  const filled = carried.tables.map((table) => withAddedColumns(table, known, sheets))
  const orphans = known.tables.filter(
    ({ sheet, added }) => added !== true && !guessed.tables.some((table) => table.sheet === sheet),
  )
  const tables = known.tables.filter(isAdded).map((table) => ({ table, misfit: tableMisfit(table, sheets) }))
  const cells = known.cells.filter(isAdded).map((cell) => ({ cell, misfit: cellMisfit(cell, sheets) }))
  return {
    mapping: {
      tables: [
        ...filled.map(({ table }) => table),
        ...tables.flatMap(({ table, misfit }) => (misfit === null ? [table] : [])),
      ],
      cells: [...carried.cells, ...cells.flatMap(({ cell, misfit }) => (misfit === null ? [cell] : []))],
    },
    changes: [
      ...headerChanges(found, guessed),
      ...filled.flatMap(({ changes }) => changes),
      ...orphans.flatMap(({ sheet, columns }) =>
        columns.filter(isAdded).map((column) => handMade(columnName(sheet, column), `“${sheet}”里没有认出表格`)),
      ),
      ...tables.map(({ table, misfit }) =>
        handMade(`表格（${table.sheet}第 ${table.from} 至 ${table.to} 行）`, misfit),
      ),
      ...cells.map(({ cell, misfit }) => handMade(`“${cell.header}”（${cell.sheet}的 ${cell.cell}）`, misfit)),
    ],
  }
}

const isAdded = ({ added }: { readonly added?: true | undefined }): boolean => added === true

const handMade = (what: string, misfit: string | null): string =>
  misfit === null ? `手工添加的${what}还在原处，请核对` : `手工添加的${what}去掉了：${misfit}`

type Column = FormTable['columns'][number]

const columnName = (sheet: string, { column, header }: Column): string => `“${header}”（${sheet}的 ${column} 列）`

function withoutAdded({ tables, cells }: FormMapping): FormMapping {
  return {
    tables: tables
      .filter((table) => !isAdded(table))
      .map((table) => ({ ...table, columns: table.columns.filter((column) => !isAdded(column)) })),
    cells: cells.filter((cell) => !isAdded(cell)),
  }
}

/**
 * What a person took out of the guess of the edition before, a whole table or one title, is not asked for again. A place of
 * which something else was said is no place that was taken out.
 */
function withoutRemoved(guessed: FormMapping, before: FormMapping, found: FormMapping): FormMapping {
  const titles = askedTitles(before)
  const said = askedTitles(found)
  const kept = new Set(pairTitles(titles, said).values())
  const places = new Set(said.map(({ place }) => place))
  const was = pairTitles(titles, askedTitles(guessed))
  const isWanted = (titled: AskedTitle['of']): boolean => {
    const title = was.get(titled)
    return title === undefined || kept.has(title) || places.has(title.place)
  }
  const has = ({ tables }: FormMapping, wanted: string): boolean => tables.some(({ sheet }) => sheet === wanted)
  return {
    tables: guessed.tables
      .filter(({ sheet }) => has(found, sheet) || !has(before, sheet))
      .map((table) => ({ ...table, columns: table.columns.filter(isWanted) })),
    cells: guessed.cells.filter(isWanted),
  }
}

/** What a person has added to the recognised table of that sheet, as far as the new edition leaves room for it. */
function withAddedColumns(
  table: FormTable,
  known: FormMapping,
  sheets: readonly SheetExtent[],
): { readonly table: FormTable; readonly changes: readonly string[] } {
  const before = known.tables.filter((one) => one.sheet === table.sheet && !isAdded(one))
  const columns = [...table.columns]
  const changes = before
    .flatMap((one) => one.columns.filter(isAdded))
    .map((column) => {
      const misfit = tableMisfit({ ...table, columns: [...columns, column] }, sheets)
      if (misfit === null) columns.push(column)
      return handMade(columnName(table.sheet, column), misfit)
    })
  return { table: { ...table, columns }, changes }
}

/** The guess, with what a person has said of the same headers in its place. */
export function carryOver(guessed: FormMapping, known: FormMapping): FormMapping {
  const pairs = pairTitles(askedTitles(known), askedTitles(guessed))
  const said = <T extends { readonly fill: Filling | null }>(titled: T, was: AskedTitle | undefined): T =>
    was === undefined ? titled : { ...titled, fill: was.of.fill }
  return {
    tables: guessed.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => said(column, pairs.get(column))),
    })),
    cells: guessed.cells.map((cell) => said(cell, pairs.get(cell))),
  }
}

/** In words: which headers are gone, new, or elsewhere. */
export function headerChanges(known: FormMapping, guessed: FormMapping): string[] {
  const [before, after] = [askedTitles(known), askedTitles(guessed)]
  const pairs = pairTitles(before, after)
  const stayed = new Set(pairs.values())
  return [
    ...before.filter((was) => !stayed.has(was)).map(({ title, place }) => `没有了${title}（原在${place}）`),
    ...after.filter(({ of }) => !pairs.has(of)).map(({ title, place }) => `多了${title}（${place}）`),
    ...after.flatMap(({ of, title, place }) => {
      const was = pairs.get(of)?.place
      return was === undefined || was === place ? [] : [`${title}从${was}移到${place}`]
    }),
  ]
}
