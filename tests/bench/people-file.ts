/** A roster of any size as a workbook, in the columns of the people ledger. */
import { people } from '../../src/contract/ledgers/people.ts'
import type { RecordValues } from '../../src/contract/records/define-record.ts'
import { ledgerSheet } from '../../src/core/documents/ledger-sheets.ts'
import { writeWorkbook } from '../../src/core/documents/write-workbook.ts'
import { personAt } from './people.ts'

export async function peopleWorkbook(count: number): Promise<Uint8Array> {
  const rows: RecordValues[] = Array.from({ length: count }, (_, index) => personAt(index))
  return writeWorkbook([ledgerSheet(people, rows, '云溪街道办事处')])
}
