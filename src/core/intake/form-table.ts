/** What the form reader makes of a sheet: tables whose every row has a place. Types only. */
import type { SheetRow } from './sheet-model.ts'

export interface FormColumn {
  /** Index into the cells of a row. */
  readonly index: number
  /** Empty for a column that the sheet does not have (see `derived`). */
  readonly letters: string
  readonly hidden: boolean
  /** Header texts from top to bottom; a merged header stands over each of its columns. */
  readonly titles: readonly string[]
  /** The reader has added the column: from rows that head a group, from the title, or from the header of a seat. */
  readonly derived?: 'band' | 'title' | 'seat'
}

export interface FormRow extends SheetRow {
  /** Cells that took their value from a cell above: column and the row of that cell. */
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
  sideNote: '表旁说明',
  band: '分组标题行',
  onlyNumber: '只有序号的空行',
  onlyFormula: '只有公式的空行',
  blank: '空白行',
  vacant: '空缺岗位，没有写姓名',
  severalPeople: '姓名一格里写了几个人，请每人一行',
  nameWithNumber: '姓名一格里还有号码，请分成两栏',
} as const
export type SkipReason = (typeof skipReasons)[keyof typeof skipReasons]

export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
  readonly cells: readonly string[]
}

/**
 * Each row of the sheet that has content is in `rows` or in `skipped` of a table: of exactly one, or of one per table
 * where several stand side by side. No table has a row twice.
 */
export interface FormTable {
  /** Text of the title rows. */
  readonly title: string
  readonly headerRows: readonly number[]
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
  readonly skipped: readonly SkippedRow[]
  /** Texts of note rows, above, below and beside. */
  readonly notes: readonly string[]
  /** What the reader did that a clerk should know: hidden rows, groups, seats, cells filled from above. */
  readonly remarks: readonly string[]
}
