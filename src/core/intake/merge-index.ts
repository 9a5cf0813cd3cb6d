/** Looks up merges by the row in which they begin and by the rows they reach into. Pure. */
import { limits, unsafe } from './limits.ts'
import type { CellRange, SheetModel } from './sheet-model.ts'

export class MergeIndex {
  readonly #byTop = new Map<number, CellRange[]>()
  /** Merges of more than one row. */
  readonly vertical: readonly CellRange[]

  constructor(sheet: SheetModel) {
    for (const merge of sheet.merges) {
      const sameTop = this.#byTop.get(merge.top)
      if (sameTop === undefined) this.#byTop.set(merge.top, [merge])
      else sameTop.push(merge)
    }
    this.vertical = sheet.merges.filter((merge) => merge.bottom > merge.top)
    refuseOverlaps(sheet, this.vertical)
  }

  startingIn(row: number): readonly CellRange[] {
    return this.#byTop.get(row) ?? []
  }

  /** The merge that begins at this cell. */
  at(row: number, column: number): CellRange | null {
    return this.startingIn(row).find((merge) => merge.left === column) ?? null
  }
}

/** Merges of a sheet cannot overlap; thousands that do would make filling them down endless. */
function refuseOverlaps(sheet: SheetModel, vertical: readonly CellRange[]): void {
  const lastRow = sheet.rows.at(-1)?.number ?? 0
  let covered = 0
  for (const merge of vertical) covered += Math.max(0, Math.min(merge.bottom, lastRow) - merge.top + 1)
  if (covered > limits.slots) throw unsafe(`工作表“${sheet.name}”的合并单元格互相重叠`)
}
