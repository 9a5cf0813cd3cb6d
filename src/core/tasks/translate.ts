/** Between a task as people see it and the records it is stored in. Pure. */
import { z } from 'zod'
import type { Attachment } from '../../contract/api/attachments.ts'
import { parseDeadlineText } from '../../contract/calendar/parse-deadline.ts'
import { explainDeadline, type DeadlineExplanation } from '../../contract/calendar/deadline.ts'
import type { WorkCalendar } from '../../contract/calendar/work-calendar.ts'
import { taskEventKinds } from '../../contract/meetings.ts'
import type { Task, TaskEvent } from '../../contract/tasks.ts'
import { resolutionStateOf, unitsOf } from '../meetings/translate.ts'
import type { EventRow, TaskRow } from './repository.ts'
import { urgencyOf, type TaskStanding } from './rules.ts'

export interface TaskContext {
  readonly ownUnit: string
  readonly today: string
  readonly calendar: WorkCalendar
}

export function standingOf(row: Pick<TaskRow, 'state' | 'deadline'>): TaskStanding {
  return { state: resolutionStateOf(row.state), deadline: row.deadline }
}

/** @param events of this task, in the order of writing. */
export function toTask(row: TaskRow, events: readonly EventRow[], { ownUnit, today, calendar }: TaskContext): Task {
  const standing = standingOf(row)
  const last = events.at(-1)
  return {
    id: row.id,
    own: row.unit === ownUnit,
    content: row.content,
    leadUnit: row.responsible_unit ?? '',
    supportingUnits: unitsOf(row.supporting_units),
    person: row.person ?? '',
    deadline: row.deadline,
    deadlineText: row.deadline_text ?? '',
    state: standing.state,
    urgency: urgencyOf(standing, today, calendar),
    meetingId: row.meeting_id,
    meetingTitle: row.meeting_title,
    takenOn: takenOn(row),
    seriesId: row.series_id,
    seriesName: row.series_name ?? '',
    carried: events.filter(({ kind, closing_reopened_on }) => kind === '结转' && closing_reopened_on === null).length,
    lastEvent: last === undefined ? null : { kind: kindOf(last), on: last.happened_on },
  }
}

export const takenOn = ({ held_at }: Pick<TaskRow, 'held_at'>): string => held_at.slice(0, 10)

const kindOf = ({ kind }: EventRow): TaskEvent['kind'] => z.enum(taskEventKinds).parse(kind)

export function toEvent(row: EventRow, attachments: readonly Attachment[]): TaskEvent {
  const { closing_number: number, closing_meeting_id: meetingId } = row
  return {
    id: row.id,
    kind: kindOf(row),
    on: row.happened_on,
    note: row.note ?? '',
    person: row.person ?? '',
    stateBefore: resolutionStateOf(row.state_before),
    stateAfter: resolutionStateOf(row.state_after),
    deadlineBefore: row.deadline_before,
    deadlineAfter: row.deadline_after,
    writtenAt: row.updated_at,
    writtenBy: row.updated_by,
    closing:
      number === null || meetingId === null
        ? null
        : { number, meetingId, meetingTitle: row.closing_meeting_title ?? '' },
    attachments: [...attachments],
  }
}

/** From the words in which it was set, where they lead to the day that stands; else from the day alone. */
export function explainTask(
  row: TaskRow,
  events: readonly EventRow[],
  calendar: WorkCalendar,
): DeadlineExplanation | null {
  if (row.deadline === null) return null
  const adjusted = events.findLast(({ kind }) => kind === '调整时限')
  const from = adjusted?.happened_on ?? takenOn(row)
  const words = row.deadline_text ?? ''
  const parsed = parseDeadlineText(words, from, calendar)
  const explanation =
    parsed.ok && parsed.date === row.deadline
      ? parsed.explanation
      : explainDeadline(calendar, { kind: 'day', date: row.deadline, note: '' })
  if (adjusted === undefined) return explanation
  const before = adjusted.deadline_before
  const change = `${adjusted.happened_on} 由${before ?? '未定时限'}调整：${adjusted.note ?? ''}`
  return { ...explanation, reasons: [...explanation.reasons, change] }
}
