/** The sample street counted without the database: from the rows of its workbook and the lines of its meeting file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readXlsx } from '../../../src/core/intake/xlsx/read-xlsx.ts'

const folder = join(import.meta.dirname, '../../../resources/sample')

export interface RosterLine {
  readonly community: string
  readonly grid: string
  readonly households: number
  readonly role: string
}

const column = { number: 0, community: 1, grid: 2, households: 4, role: 5 } as const

/** Every person of the roster. A merged cell speaks for each of its rows; a blank one that is not merged says nothing. */
export async function readRoster(): Promise<RosterLine[]> {
  const sheets = await readXlsx(readFileSync(join(folder, '四张清单-示例街道.xlsx')))
  const sheet = sheets.find(({ name }) => name === '人员清单')
  if (sheet === undefined) throw new Error('the sample has no roster')
  const own = (row: number, at: number): string => sheet.rows.find(({ number }) => number === row)?.cells[at] ?? ''
  const said = (row: number, at: number): string =>
    own(sheet.merges.find((merge) => merge.left === at && merge.top <= row && row <= merge.bottom)?.top ?? row, at)
  // Above the people stand two lines of headers, below them who filled it in and how to reach them.
  const people = sheet.rows.filter(({ cells }) => /^\d+$/.test(cells[column.number] ?? ''))
  return people.map(({ number }) => ({
    community: said(number, column.community),
    grid: said(number, column.grid),
    households: Number(said(number, column.households)),
    role: own(number, column.role),
  }))
}

const meeting = z.object({
  attendance: z.record(z.string(), z.array(z.string())),
  agenda: z.array(z.unknown()),
  resolutions: z.array(z.object({ responsibleUnit: z.string() })),
})

export type SampleMeeting = z.infer<typeof meeting>

export function readMeeting(): SampleMeeting {
  return meeting.parse(JSON.parse(readFileSync(join(folder, '联席会议-示例.json'), 'utf8')))
}
