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

/** The columns of its two header rows. */
const column = { number: 0, community: 1, grid: 2, households: 4, role: 5, name: 6 } as const
const headerRows = 5

/** Every person of the roster; what is written once for several rows is said of each. */
export async function readRoster(): Promise<RosterLine[]> {
  const sheets = await readXlsx(readFileSync(join(folder, '四张清单-示例街道.xlsx')))
  const sheet = sheets.find(({ name }) => name === '人员清单')
  const lines: RosterLine[] = []
  for (const { cells } of (sheet?.rows ?? []).slice(headerRows)) {
    // Below the people stand who filled it in and how to reach them.
    if (!/^\d+$/.test(cells[column.number] ?? '') || (cells[column.name] ?? '') === '') continue
    const above = lines.at(-1)
    lines.push({
      community: cells[column.community] || (above?.community ?? ''),
      grid: cells[column.grid] || (above?.grid ?? ''),
      households: Number(cells[column.households] || above?.households),
      role: cells[column.role] ?? '',
    })
  }
  return lines
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
