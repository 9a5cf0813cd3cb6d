/** What the form reader makes of a sheet: tables whose every row has a place. Types only. */
import type { SheetRow } from './sheet-model.ts'

export interface FormColumn {
  /** Index into the cells of a row. */
  readonly index: number
  readonly letters: string
  readonly hidden: boolean
  /** Header texts from top to bottom; a merged header stands over each of its columns. */
  readonly titles: readonly string[]
}

export interface FormRow extends SheetRow {
  /** Cells that took their value from the first cell of a merge: column and the row of that cell. */
  readonly filled: readonly FilledCell[]
}

export interface FilledCell {
  readonly column: number
  readonly anchorRow: number
}

export const skipReasons = {
  title: '标题行',
  note: '说明行',
  header: '表头行',
  repeatedHeader: '重复表头',
  columnNumbers: '栏号行',
  total: '合计行',
  footnote: '表下附注',
  band: '分组标题行',
  onlyNumber: '只有序号的空行',
  onlyFormula: '只有公式的空行',
  blank: '空白行',
} as const
export type SkipReason = (typeof skipReasons)[keyof typeof skipReasons]

export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
  readonly cells: readonly string[]
}

/** Each row of the sheet that has content is in `rows` or in `skipped` of exactly one table. */
export interface FormTable {
  /** Text of the title rows. */
  readonly title: string
  readonly headerRows: readonly number[]
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
  readonly skipped: readonly SkippedRow[]
  /** Texts of note rows, above and below. */
  readonly notes: readonly string[]
}
