/** From ranges of lines to rows of the list and back: what is copied, and which rows a block is written into. Pure. */
import type { Block } from './clipboard.ts'
import type { Placement } from './fill.ts'
import type { RowModel } from './row-model.ts'
import type { CellRange } from './selection.ts'
import type { BlockWrite, CellTexts, GridColumn, WritePurpose } from './types.ts'

/** The rows of a range; heads of groups and the empty last line are none. */
export function offsetsIn(
  model: RowModel,
  { firstLine, lastLine }: Pick<CellRange, 'firstLine' | 'lastLine'>,
): number[] {
  const offsets: number[] = []
  for (let number = firstLine; number <= lastLine; number += 1) {
    const line = model.at(number)
    if (line?.kind === 'row') offsets.push(line.offset)
  }
  return offsets
}

export function textsOf<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]): Block {
  return rows.map((row) => columns.map((column) => column.text(row)))
}

/** Lines of a placed block go into rows one after the other; what comes after the last row becomes new rows. */
export function blockWrite(
  purpose: WritePurpose,
  { writes, leftOut, range }: Placement,
  model: RowModel,
  keys: readonly string[],
): BlockWrite {
  const rows: { offset: number; cells: CellTexts }[] = []
  const added: CellTexts[] = []
  let number = range.firstLine
  for (const { cells } of writes) {
    let line = model.at(number)
    while (line?.kind === 'group') {
      number += 1
      line = model.at(number)
    }
    number += 1
    const texts = Object.fromEntries(
      [...cells].flatMap(([column, text]) => {
        const key = keys[column]
        return key === undefined ? [] : [[key, text]]
      }),
    )
    if (line?.kind === 'row') rows.push({ offset: line.offset, cells: texts })
    else if (Object.values(texts).some((text) => text.trim() !== '')) added.push(texts)
  }
  return { purpose, rows, added, leftOut }
}

/** `选中 3 行 2 列`, for the status line and for whoever listens. */
export function describeRange(model: RowModel, range: CellRange): string {
  const lines = range.lastLine - range.firstLine + 1
  const columns = range.lastColumn - range.firstColumn + 1
  if (lines === 1 && columns === 1) return ''
  const rows = lines > 10_000 ? model.rows : offsetsIn(model, range).length
  return `选中 ${rows} 行 ${columns} 列`
}
