/** An Excel 97–2003 workbook (BIFF8; also what WPS writes as .xls and .et) → its sheets, in the workbook's order. */
import { AppError } from '../../../contract/errors.ts'
import { CellBudget, damaged } from '../limits.ts'
import type { OnProgress } from '../progress.ts'
import type { SheetModel } from '../sheet-model.ts'
import { CompoundFile } from './compound-file.ts'
import { readGlobals } from './globals.ts'
import { SheetRecords } from './sheet-records.ts'

export function readXls(bytes: Uint8Array, onProgress?: OnProgress): SheetModel[] {
  const file = new CompoundFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const stream = file.stream('Workbook')
  if (stream === null) {
    if (file.stream('Book') !== null) throw new AppError('file_legacy_format', { kind: 'Excel 5.0/95 工作簿' })
    throw damaged('找不到工作簿')
  }
  const globals = readGlobals(stream)
  const budget = new CellBudget()
  return globals.sheets.map((place) =>
    new SheetRecords(stream, place, globals).read(budget, (at) => onProgress?.(at, stream.length)),
  )
}
