/** What a remembered mapping still says of a form whose headers may have changed since. Pure. */
import type { Filling, FormMapping } from '../../contract/indicators/form-mapping.ts'
import { cellMisfit, tableMisfit, type SheetExtent } from '../../contract/indicators/mapping-fit.ts'

export interface NewEdition {
  readonly mapping: FormMapping
  /** What a person has to look at, in words. */
  readonly changes: readonly string[]
}

/** What holds for a new edition of a form: its own guess, what was said of the same headers, what was added by hand. */
export function newEdition(guessed: FormMapping, known: FormMapping, sheets: readonly SheetExtent[]): NewEdition {
  const added = byAdding(known, true)
  const found = byAdding(known, false)
  const carried = carryOver(guessed, found)
  const tables = added.tables.map((table) => ({ table, misfit: tableMisfit(table, sheets) }))
  const cells = added.cells.map((cell) => ({ cell, misfit: cellMisfit(cell, sheets) }))
  const handMade = (what: string, misfit: string | null): string =>
    misfit === null ? `手工添加的${what}还在原处，请核对` : `手工添加的${what}去掉了：${misfit}`
  return {
    mapping: {
      tables: [...carried.tables, ...tables.flatMap(({ table, misfit }) => (misfit === null ? [table] : []))],
      cells: [...carried.cells, ...cells.flatMap(({ cell, misfit }) => (misfit === null ? [cell] : []))],
    },
    changes: [
      ...headerChanges(found, guessed),
      ...tables.map(({ table, misfit }) =>
        handMade(`表格（${table.sheet}第 ${table.from} 至 ${table.to} 行）`, misfit),
      ),
      ...cells.map(({ cell, misfit }) => handMade(`“${cell.header}”（${cell.sheet}的 ${cell.cell}）`, misfit)),
    ],
  }
}

function byAdding({ tables, cells }: FormMapping, wanted: boolean): FormMapping {
  const matches = ({ added }: { readonly added?: true | undefined }): boolean => (added === true) === wanted
  return { tables: tables.filter(matches), cells: cells.filter(matches) }
}

/** The guess, with what a person has said of the same headers in its place. */
export function carryOver(guessed: FormMapping, known: FormMapping): FormMapping {
  const said = askedBy(known)
  const keyOf = headerKeys()
  const fillOf = (kind: Asked['kind'], sheet: string, { header, fill }: Titled): Filling | null => {
    const asked = said.get(keyOf(kind, sheet, header).key)
    return asked === undefined ? fill : asked.fill
  }
  return {
    tables: guessed.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, fill: fillOf('column', table.sheet, column) })),
    })),
    cells: guessed.cells.map((cell) => ({ ...cell, fill: fillOf('cell', cell.sheet, cell) })),
  }
}

/** In words: which headers are gone, new, or elsewhere. */
export function headerChanges(known: FormMapping, guessed: FormMapping): string[] {
  const before = askedBy(known)
  const after = askedBy(guessed)
  return [
    ...[...before].filter(([key]) => !after.has(key)).map(([, { title, place }]) => `没有了${title}（原在${place}）`),
    ...[...after].filter(([key]) => !before.has(key)).map(([, { title, place }]) => `多了${title}（${place}）`),
    ...[...after].flatMap(([key, { title, place }]) => {
      const was = before.get(key)?.place
      return was === undefined || was === place ? [] : [`${title}从${was}移到${place}`]
    }),
  ]
}

interface Titled {
  readonly header: string
  readonly fill: Filling | null
}

/** One column or cell that asks for something. */
interface Asked {
  readonly kind: 'column' | 'cell'
  /** As it is called: the second of a header on its sheet says so. */
  readonly title: string
  readonly place: string
  readonly fill: Filling | null
}

function askedBy({ tables, cells }: FormMapping): ReadonlyMap<string, Asked> {
  const keyOf = headerKeys()
  const asked = (kind: Asked['kind'], sheet: string, at: string, { header, fill }: Titled): [string, Asked] => {
    const { key, number } = keyOf(kind, sheet, header)
    const title = number === 1 ? `“${header}”` : `第 ${number} 个“${header}”`
    return [key, { kind, title, place: `${sheet}的 ${at}`, fill }]
  }
  return new Map([
    ...tables.flatMap(({ sheet, columns }) =>
      columns.map((column) => asked('column', sheet, `${column.column} 列`, column)),
    ),
    ...cells.map((cell) => asked('cell', cell.sheet, cell.cell, cell)),
  ])
}

/** A header is known again by its sheet, and by which of the same headers there it is, in the order of the mapping. */
function headerKeys(): (kind: Asked['kind'], sheet: string, header: string) => { key: string; number: number } {
  const counts = new Map<string, number>()
  return (kind, sheet, header) => {
    const same = JSON.stringify([kind, sheet, header])
    const number = (counts.get(same) ?? 0) + 1
    counts.set(same, number)
    return { key: `${same}${number}`, number }
  }
}
