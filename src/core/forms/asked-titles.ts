/** The columns and cells of a form that ask for something, and which of them two editions have in common. Pure. */
import type { Filling, FormMapping } from '../../contract/indicators/form-mapping.ts'

interface Titled {
  readonly header: string
  readonly fill: Filling | null
}

/** One column or cell that asks for something. */
export interface AskedTitle {
  /** As it stands in its mapping. */
  readonly of: Titled
  /** The same for each of the same headers of a sheet. */
  readonly key: string
  readonly at: string
  /** As it is called: the second of a header on its sheet says so. */
  readonly title: string
  readonly place: string
}

export function askedTitles({ tables, cells }: FormMapping): AskedTitle[] {
  const counts = new Map<string, number>()
  const asked = (kind: 'column' | 'cell', sheet: string, at: string, place: string, of: Titled): AskedTitle => {
    const key = JSON.stringify([kind, sheet, of.header])
    const number = (counts.get(key) ?? 0) + 1
    counts.set(key, number)
    const title = number === 1 ? `“${of.header}”` : `第 ${number} 个“${of.header}”`
    return { of, key, at, title, place: `${sheet}的 ${place}` }
  }
  return [
    ...tables.flatMap(({ sheet, columns }) =>
      columns.map((column) => asked('column', sheet, column.column, `${column.column} 列`, column)),
    ),
    ...cells.map((cell) => asked('cell', cell.sheet, cell.cell, cell.cell, cell)),
  ]
}

/** What each title of a new edition was in the known one, by what stands in the new mapping. */
export function pairTitles(known: readonly AskedTitle[], guessed: readonly AskedTitle[]) {
  const before = Map.groupBy(known, ({ key }) => key)
  const pairs = [...Map.groupBy(guessed, ({ key }) => key)].flatMap(([key, titles]) =>
    pairSame(before.get(key) ?? [], titles),
  )
  return new Map(pairs.map(([was, now]) => [now.of, was] as const))
}

/** Of one header: as many as before keep their order; where some came or went, those that stand where they stood come first. */
function pairSame(known: readonly AskedTitle[], guessed: readonly AskedTitle[]): [AskedTitle, AskedTitle][] {
  const inOrder = (left: readonly AskedTitle[], right: readonly AskedTitle[]): [AskedTitle, AskedTitle][] =>
    right.flatMap((now, index) => {
      const was = left[index]
      return was === undefined ? [] : [[was, now]]
    })
  if (known.length === guessed.length) return inOrder(known, guessed)
  const stays = (others: readonly AskedTitle[], { at }: AskedTitle): boolean => others.some((other) => other.at === at)
  const [left, right] = [known.filter((one) => stays(guessed, one)), guessed.filter((one) => stays(known, one))]
  const staying = right.flatMap((now): [AskedTitle, AskedTitle][] =>
    left.filter(({ at }) => at === now.at).map((was) => [was, now]),
  )
  const rest = (all: readonly AskedTitle[], paired: readonly AskedTitle[]) => all.filter((one) => !paired.includes(one))
  return [...staying, ...inOrder(rest(known, left), rest(guessed, right))]
}
