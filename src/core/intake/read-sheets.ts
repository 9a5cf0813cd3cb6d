/** Any file that a clerk may choose → its sheets, or an AppError. Runs inside the worker; has no limit on time of its own. */
import { readCsv } from './csv.ts'
import type { OnProgress } from './progress.ts'
import type { SheetModel } from './sheet-model.ts'
import { sniffFormat } from './sniff.ts'
import { readXls } from './xls/read-xls.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** @param onProgress told how much of the content has been read, in bytes or characters of it */
export async function readSheets(file: NamedBytes, onProgress?: OnProgress): Promise<SheetModel[]> {
  switch (sniffFormat(file.name, file.bytes)) {
    case 'xlsx':
      return readXlsx(file.bytes, onProgress)
    case 'xls':
      return readXls(file.bytes, onProgress)
    case 'csv':
      return [readCsv(file.bytes, file.name.replace(/\.[^.]*$/, ''), onProgress)]
  }
}
