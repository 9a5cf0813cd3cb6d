/** Any file that a clerk may choose → its sheets, or an AppError. Runs inside the worker; has no limit on time of its own. */
import { readCsv } from './csv.ts'
import type { SheetModel } from './sheet-model.ts'
import { sniffFormat } from './sniff.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export async function readSheets(file: NamedBytes): Promise<SheetModel[]> {
  if (sniffFormat(file.name, file.bytes) === 'xlsx') return readXlsx(file.bytes)
  return [readCsv(file.bytes, file.name.replace(/\.[^.]*$/, ''))]
}
