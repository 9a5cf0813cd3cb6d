/** What a remembered mapping still says of a form whose headers may have changed since. Pure. */
import type { FormMapping } from '../../contract/indicators/form-mapping.ts'

/** The guess, with what a person has said of the same headers in its place. */
export function carryOver(guessed: FormMapping, known: FormMapping): FormMapping {
  const columns = new Map(
    known.tables.flatMap((table) => table.columns.map(({ header, fill }) => [`${table.sheet}/${header}`, fill])),
  )
  const cells = new Map(known.cells.map(({ sheet, header, fill }) => [`${sheet}/${header}`, fill]))
  return {
    tables: guessed.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const fill = columns.get(`${table.sheet}/${column.header}`)
        return fill === undefined ? column : { ...column, fill }
      }),
    })),
    cells: guessed.cells.map((cell) => {
      const fill = cells.get(`${cell.sheet}/${cell.header}`)
      return fill === undefined ? cell : { ...cell, fill }
    }),
  }
}

/** In words: which headers are gone, new, or elsewhere. */
export function headerChanges(known: FormMapping, guessed: FormMapping): string[] {
  const before = placesOf(known)
  const after = placesOf(guessed)
  return [
    ...[...before]
      .filter(([header]) => !after.has(header))
      .map(([header, place]) => `没有了“${header}”（原在${place}）`),
    ...[...after].filter(([header]) => !before.has(header)).map(([header, place]) => `多了“${header}”（${place}）`),
    ...[...after].flatMap(([header, place]) => {
      const was = before.get(header)
      return was === undefined || was === place ? [] : [`“${header}”从${was}移到${place}`]
    }),
  ]
}

function placesOf({ tables, cells }: FormMapping): ReadonlyMap<string, string> {
  return new Map([
    ...tables.flatMap(({ sheet, columns }) =>
      columns.map(({ header, column }): [string, string] => [header, `${sheet}的 ${column} 列`]),
    ),
    ...cells.map(({ sheet, header, cell }): [string, string] => [header, `${sheet}的 ${cell}`]),
  ])
}
