/** The work calendar of the office: years that ship with the program, own ones in their place, deadlines explained by them. */
import type { calendarApi, ListedYear } from '../../contract/api/calendar.ts'
import { parseDeadlineText } from '../../contract/calendar/parse-deadline.ts'
import { calendarYear, workCalendar, type WorkCalendar } from '../../contract/calendar/work-calendar.ts'
import { AppError } from '../../contract/errors.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { parseCalendarFile, readBundledCalendar } from './calendar-file.ts'
import { readOwnYears } from './repository.ts'

export const calendarHandlers: HandlersOf<typeof calendarApi> = {
  list: readYears,

  put: async (context, { fileId }) => {
    const { records, stamp, unit, options } = context
    const { name, bytes } = context.files.get(fileId)
    const file = parseCalendarFile(name, new TextDecoder().decode(bytes))
    const values = { year: file.year, content: JSON.stringify(file) }
    const known = await ownYear(context, file.year)
    if (known === null) records.create(stamp, 'workCalendars', options.newId(), unit.code, { values })
    else records.update(stamp, 'workCalendars', known, { values })
    return { value: { year: file.year }, label: `添加放假安排：${file.year} 年` }
  },

  remove: async (context, { year }) => {
    const known = await ownYear(context, year)
    if (known === null) throw new AppError('calendar_missing', { year })
    context.records.remove(context.stamp, 'workCalendars', known)
    return { value: {}, label: `移除放假安排：${year} 年` }
  },

  explain: async (context, { text, from }) => {
    const parsed = parseDeadlineText(text, from, await readWorkCalendar(context))
    return parsed.ok ? { ok: true, explanation: inAnswer(parsed.explanation) } : parsed
  },
}

/** What deadlines are counted by. */
export async function readWorkCalendar(context: QueryContext): Promise<WorkCalendar> {
  return workCalendar((await readYears(context)).map(({ file }) => file))
}

/** Answers own their lists. */
export function inAnswer<Lists extends { readonly reasons: readonly string[]; readonly warnings: readonly string[] }>(
  explanation: Lists,
): Omit<Lists, 'reasons' | 'warnings'> & { reasons: string[]; warnings: string[] } {
  return { ...explanation, reasons: [...explanation.reasons], warnings: [...explanation.warnings] }
}

async function readYears({ db, unit, options }: QueryContext): Promise<ListedYear[]> {
  const bundled = readBundledCalendar(options.resourcesDir)
  const own = (await readOwnYears(db, unit.code)).map(({ content }) => calendarYear.parse(JSON.parse(content)))
  const ownYears = new Set(own.map(({ year }) => year))
  const bundledYears = new Set(bundled.map(({ year }) => year))
  const listed = [
    ...bundled
      .filter(({ year }) => !ownYears.has(year))
      .map((file): ListedYear => ({ origin: 'bundled', replacesBundled: false, file })),
    ...own.map((file): ListedYear => ({ origin: 'own', replacesBundled: bundledYears.has(file.year), file })),
  ]
  return listed.sort((left, right) => right.file.year - left.file.year)
}

async function ownYear({ db, unit, records }: CommandContext, year: number): Promise<StoredRecord | null> {
  const row = (await readOwnYears(db, unit.code)).find((known) => known.year === year)
  return row === undefined ? null : records.get('workCalendars', row.id)
}
