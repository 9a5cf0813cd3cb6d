/** Values merged over several rows, given to each of them. Pure. */
import type { FilledCell, FormRow } from './form-table.ts'
import type { MergeIndex } from './merge-index.ts'
import type { SheetRow } from './sheet-model.ts'

const noFill: readonly FilledCell[] = []

/** A value merged over several rows belongs to each of them (categories, units, households of a grid). */
export function fillMerges(rows: readonly SheetRow[], merges: MergeIndex): FormRow[] {
  const byNumber = new Map<number, number>()
  if (merges.vertical.length > 0) rows.forEach((row, index) => byNumber.set(row.number, index))
  const filled: FormRow[] = rows.map((row) => ({ ...row, filled: noFill }))
  const last = rows.at(-1)?.number ?? 0
  for (const merge of merges.vertical) {
    const anchor = filled[byNumber.get(merge.top) ?? -1]
    const text = anchor?.cells[merge.left] ?? ''
    if (anchor === undefined || text === '') continue
    for (let number = merge.top + 1; number <= Math.min(merge.bottom, last); number += 1) {
      const index = byNumber.get(number)
      const row = index === undefined ? undefined : filled[index]
      if (index === undefined || row === undefined || (row.cells[merge.left] ?? '') !== '') continue
      filled[index] = withFilledCell(row, merge.left, text, anchor.kinds.charAt(merge.left), merge.top)
    }
  }
  return filled
}

/** The row with a cell that took its value from the row `anchorRow`. */
export function withFilledCell(row: FormRow, column: number, text: string, kind: string, anchorRow: number): FormRow {
  const cells = [...row.cells]
  while (cells.length <= column) cells.push('')
  cells[column] = text
  const kinds = row.kinds.padEnd(column, ' ')
  return {
    ...row,
    cells,
    kinds: kinds.slice(0, column) + kind + kinds.slice(column + 1),
    filled: [...row.filled, { column, anchorRow }],
  }
}
