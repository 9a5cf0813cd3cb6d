/** What the minute-taker's desk offers while somebody writes: the office's people, the units it knows, the work calendar. */
import type { desk } from '../../contract/api/desk.ts'
import { calendarYear } from '../../contract/calendar/work-calendar.ts'
import { readBundledCalendar } from '../calendar/calendar-file.ts'
import type { HandlersOf } from '../handlers.ts'
import { readDeskNames, readOwnCalendars } from './desk-repository.ts'
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
}
