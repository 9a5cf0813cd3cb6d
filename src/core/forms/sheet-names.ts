/** Sheets that are called after the month: what was said of one holds under its next name. Pure. */
import type { FormMapping } from '../../contract/indicators/form-mapping.ts'

/** A sheet has another name where a new one stands in the place of one that is gone, and no sheet came or went. */
export function renamedSheets(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  if (before.length !== after.length) return new Map()
  return new Map(
    before.flatMap((was, index) => {
      const is = after[index]
      return is === undefined || after.includes(was) || before.includes(is) ? [] : [[was, is] as const]
    }),
  )
}

export function underNewNames({ tables, cells }: FormMapping, renamed: ReadonlyMap<string, string>): FormMapping {
  const follow = <Placed extends { readonly sheet: string }>(placed: Placed): Placed => ({
    ...placed,
    sheet: renamed.get(placed.sheet) ?? placed.sheet,
  })
  return { tables: tables.map(follow), cells: cells.map(follow) }
}
