/**
 * Reads a year's holidays from a file (docs/calendar-file.md): the ones that ship with the program, and an office's own.
 * How workdays are counted is in `contract/calendar`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarYear, type CalendarYear } from '../../contract/calendar/work-calendar.ts'
import { AppError } from '../../contract/errors.ts'
import { describeFileIssue } from '../meetings/file-issues.ts'

/** @throws AppError calendar_invalid naming the place in the file. */
export function parseCalendarFile(name: string, text: string): CalendarYear {
  const parsed = calendarYear.safeParse(parseJson(name, text), { reportInput: true })
  if (parsed.success) return parsed.data
  throw new AppError('calendar_invalid', { file: name, reason: describeFileIssue(parsed.error) })
}

/** The years that ship with the program, oldest first. */
export function readBundledCalendar(resourcesDir: string): readonly CalendarYear[] {
  const folder = join(resourcesDir, 'calendar')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseCalendarFile(name, readFileSync(join(folder, name), 'utf8')))
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new AppError('calendar_invalid', { file: name, reason: '不是 JSON 文件' })
  }
}
