/** What the desk offers and reckons with: names, units, the work calendar. */
import { useMemo } from 'react'
import { parseDeadlineText, type ParsedDeadline } from '../../../../contract/calendar/parse-deadline.ts'
import { workCalendar } from '../../../../contract/calendar/work-calendar.ts'
import { sentencesFor } from '../../../../contract/desk/sentences.ts'
import { useRead } from '../../../api/queries.ts'
import { useNameMatcher } from '../../../ui/use-readings.ts'
import type { AttendanceRow, WritingMeeting } from '../draft.ts'
import type { MeetingStore } from '../meeting-store.ts'
import { useWriting } from '../use-meeting-store.ts'
import type { NameMatcher } from './suggest-box.tsx'

export interface DeskFacts {
  /** Attendees first. */
  readonly names: readonly string[]
  readonly units: readonly string[]
  readonly match: NameMatcher
  readonly readDeadline: (text: string) => ParsedDeadline
}

const attendanceOf = (meeting: WritingMeeting) => meeting.attendance
const dayOf = (meeting: WritingMeeting) => meeting.heldAt.slice(0, 10)
const kindOf = (meeting: WritingMeeting) => meeting.kind
const none: readonly never[] = []

export function useDeskFacts(store: MeetingStore): DeskFacts {
  const attendance = useWriting(store, attendanceOf)
  const day = useWriting(store, dayOf)
  const kind = useWriting(store, kindOf)
  const facts = useRead('desk.facts', {}).data
  const names = useMemo(
    () => distinct([...attendance.map(({ name }) => name), ...(facts?.people ?? none).map(({ name }) => name)]),
    [attendance, facts],
  )
  const units = useMemo(() => distinct([...attendance.map(unitOf), ...(facts?.units ?? none)]), [attendance, facts])
  const everything = useMemo(() => [...sentencesFor(kind), ...units, ...names], [kind, units, names])
  const match = useNameMatcher(everything)
  const calendar = useMemo(() => workCalendar(facts?.calendar ?? none), [facts])
  return useMemo(
    () => ({ names, units, match, readDeadline: (text) => parseDeadlineText(text, day, calendar) }),
    [names, units, match, day, calendar],
  )
}

const unitOf = ({ unit }: AttendanceRow): string => unit

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
