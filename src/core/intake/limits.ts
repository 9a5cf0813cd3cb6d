/**
 * What a file may hold before it is refused. The numbers leave room for a sheet filled to its last row with a list of
 * sixteen columns, and refuse a hostile file soon. Counted while reading, never taken from what a file says of itself.
 */
import { AppError } from '../../contract/errors.ts'
import { cellAddress } from './sheet-model.ts'

const MB = 1024 * 1024

export const limits = {
  fileBytes: 200 * MB,
  inflatedBytes: 1_600 * MB,
  partBytes: 1_300 * MB,
  parts: 2_000,
  /** A compression ratio beyond this is suspect, but only in a part that is large as well: blank forms compress very well. */
  ratio: 300,
  ratioFromBytes: 20 * MB,
  sheets: 200,
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  /** Of a sheet of Excel 97–2003. */
  xlsColumns: 256,
  /** Columns that a table of an office can have; content further right is a stray or hostile cell. */
  usedColumns: 1_024,
  /** Empty rows in one run; content below is a stray or hostile cell. */
  rowGap: 100_000,
  cells: 17_000_000,
  /** Cells and the empty places before them, that is the memory they take. */
  slots: 25_000_000,
  merges: 20_000,
  mergeArea: 2_000_000,
  cellText: 32_767,
  styles: 70_000,
  /** A single XML tag, comment or text. A full cell in the longest escapes takes a third of it. */
  xmlToken: 1 * MB,
} as const

export function unsafe(reason: string): AppError {
  return new AppError('file_unsafe', { reason })
}

export function damaged(reason: string): AppError {
  return new AppError('file_damaged', { reason })
}

/** Counts the cells of one workbook while its sheets are read, and says where a limit was passed. */
export class CellBudget {
  #cells = 0
  #slots = 0

  checkCell(sheet: string, row: number, column: number, text: string): void {
    if (column >= limits.usedColumns) {
      const place = `工作表“${sheet}”的单元格 ${cellAddress(row, column)}`
      throw unsafe(`${place} 在第 ${column + 1} 列，超过 ${limits.usedColumns} 列`)
    }
    if (text.length > limits.cellText) {
      throw unsafe(
        `工作表“${sheet}”的单元格 ${cellAddress(row, column)} 有 ${text.length} 个字，超过 ${limits.cellText} 个`,
      )
    }
    this.#cells += 1
    if (this.#cells > limits.cells) throw unsafe(`有内容的单元格超过 ${limits.cells / 10_000} 万个，请拆分后再导入`)
  }

  checkRow(sheet: string, row: number, previousRow: number, width: number): void {
    if (row - previousRow > limits.rowGap) {
      throw unsafe(`工作表“${sheet}”的单元格 ${cellAddress(row, width - 1)} 离表格太远`)
    }
    this.#slots += width
    if (this.#slots > limits.slots)
      throw unsafe(`工作表“${sheet}”的行数乘列数超过 ${limits.slots / 10_000} 万，请拆分后再导入`)
  }
}
