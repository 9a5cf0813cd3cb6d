/** The minute-taker's desk: what it offers while somebody writes (people, units, work calendar), and the saving of the words. */
import type { desk } from '../../contract/api/desk.ts'
import { AppError } from '../../contract/errors.ts'
import { calendarYear } from '../../contract/calendar/work-calendar.ts'
import { readBundledCalendar } from '../calendar/calendar-file.ts'
import type { HandlersOf } from '../handlers.ts'
import { readDeskNames, readOwnCalendars } from './desk-repository.ts'
import { assertOpen, requireOwnMeeting } from './service.ts'
import { unitsOf } from './translate.ts'

export const deskHandlers: HandlersOf<typeof desk> = {
  facts: async ({ db, options }) => {
    const own = (await readOwnCalendars(db)).map((content) => calendarYear.parse(JSON.parse(content)))
    const { people, decided, communities } = await readDeskNames(db)
    const units = [
      ...decided.flatMap(({ lead, supporting }) => [lead ?? '', ...unitsOf(supporting)]),
      ...communities,
      ...people.map(({ employer }) => employer ?? ''),
    ]
    return {
      calendar: [...readBundledCalendar(options.resourcesDir), ...own],
      people: people.map(({ name, employer }) => ({ name, unit: employer ?? '' })),
      units: [...new Set(units.filter((unit) => unit !== ''))],
    }
  },

  write: async (context, { id, version, words }) => {
    const meeting = await requireOwnMeeting(context, id)
    assertOpen(meeting)
    if (meeting.version !== version) throw new AppError('version_conflict', { record: meeting.title })
    const { records, stamp } = context
    const items = new Set(meeting.agenda.map((item) => item.id))
    for (const { item, text } of words) {
      const key = item === null ? 'meetings' : 'agendaItems'
      const record = records.get(key, item ?? id)
      if (record === null || (item !== null && !items.has(item))) throw new AppError('not_found')
      records.update(stamp, key, record, { values: { discussion: text === '' ? null : text } })
    }
    const current = records.get('meetings', id)
    if (current === null) throw new AppError('not_found')
    // The meeting's version speaks for the whole, as with any other edit of a part.
    if (current.version === version) records.touch(stamp, 'meetings', current)
    return { value: { version: version + 1 }, label: `记录讨论：${meeting.title}` }
  },
}
