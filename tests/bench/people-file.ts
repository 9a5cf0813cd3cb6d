/** A roster of any size as a file, in the columns of the people ledger. */
import { people } from '../../src/contract/ledgers/people.ts'
import type { RecordValues } from '../../src/contract/records/define-record.ts'
import { ledgerSheet } from '../../src/core/documents/ledger-sheets.ts'
import { writeWorkbook } from '../../src/core/documents/write-workbook.ts'
import { personAt } from './people.ts'

export async function peopleWorkbook(count: number): Promise<Uint8Array> {
  const rows: RecordValues[] = Array.from({ length: count }, (_, index) => personAt(index))
  return writeWorkbook([ledgerSheet(people, rows, '云溪街道办事处')])
}

const csvFields = ['name', 'gender', 'role', 'communityName', 'gridName', 'phone'] as const

/** Six columns as text: a sheet of a million rows would be long in the making. */
export function peopleCsv(count: number): Uint8Array {
  const labels = csvFields.map((name) => people.fields.find((field) => field.name === name)?.label ?? name)
  const lines = Array.from({ length: count }, (_, index) => {
    const person = personAt(index)
    return csvFields.map((name) => String(person[name] ?? '')).join(',')
  })
  return new TextEncoder().encode([labels.join(','), ...lines].join('\r\n'))
}
