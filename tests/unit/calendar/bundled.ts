/** The calendar that ships with the program, as tests count with it. */
import { join } from 'node:path'
import { workCalendar } from '../../../src/contract/calendar/work-calendar.ts'
import { readBundledCalendar } from '../../../src/core/calendar/calendar-file.ts'

export const bundledYears = readBundledCalendar(join(import.meta.dirname, '../../../resources'))
export const bundled = workCalendar(bundledYears)
