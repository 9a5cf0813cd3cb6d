/** The sample street is what its generator makes, and what the demo and the documents say of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMeetingFile } from '../../../src/core/meetings/meeting-file.ts'
import { missingOf } from '../../../src/core/minutes/facts.ts'
import { readSheet } from '../../../src/core/intake/read-sheet.ts'
import { readXlsx } from '../../../src/core/intake/xlsx/read-xlsx.ts'
import { openZip } from '../../../src/core/intake/xlsx/zip-parts.ts'
import { sampleSheets } from '../../../scripts/make-sample/sheets.mjs'
import { workbookParts } from '../../../scripts/make-sample/workbook.mjs'
import { readPage, root } from './pages.ts'

const workbook = readFileSync(join(root, 'resources/sample/四张清单-示例街道.xlsx'))
const meetingPath = 'resources/sample/联席会议-示例.json'

test('the workbook is what its generator makes', async () => {
  const parts = await openZip(workbook)
  for (const [name, content] of workbookParts(sampleSheets())) {
    const pieces: string[] = []
    await parts.readText(name, (text) => pieces.push(text))
    expect(pieces.join(''), name).toBe(content)
  }
})

test('its sheets are recognised, with the rows that an office would count', async () => {
  const sheets = (await readXlsx(workbook)).flatMap(readSheet)
  expect(sheets.map(({ sheet, table }) => [sheet, table?.ledger ?? null, table?.rows.length ?? 0])).toEqual([
    ['填报须知', null, 0],
    ['岗位责任清单', 'duties', 13],
    ['重点管理事项', 'keyMatters', 9],
    ['协助事项', 'assistMatters', 8],
    ['人员清单', 'people', 150],
  ])
  const columns = sheets.flatMap(({ table }) => table?.columns ?? [])
  expect(columns.filter(({ field }) => field === null)).toEqual([])
})

test('nobody in it can be reached by telephone', async () => {
  const people = (await readXlsx(workbook)).at(-1)?.rows.flatMap(({ cells }) => cells) ?? []
  const numbers = people.join(' ').match(/1[3-9]\d{9}/g) ?? []
  expect(numbers.length).toBeGreaterThan(140)
  expect(numbers.filter((number) => !/^1990000\d{4}$/.test(number))).toEqual([])
})

test('the meeting can be issued as it is', () => {
  const meeting = parseMeetingFile('sample.json', readPage(meetingPath))
  const count = (status: string): number => meeting.attendance.filter((person) => person.status === status).length
  expect([count('出席'), count('列席'), count('请假')]).toEqual([14, 3, 2])
  expect([meeting.agenda.length, meeting.resolutions.length]).toEqual([4, 5])
  expect(missingOf(meeting)).toEqual([])
})

test('the example in docs/meeting-file.md is a meeting file that can be issued', () => {
  const example = /```json\n([\s\S]*?)```/.exec(readPage('docs/meeting-file.md'))?.[1] ?? ''
  expect(missingOf(parseMeetingFile('example.json', example))).toEqual([])
})
