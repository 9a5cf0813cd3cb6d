/** Tasks over all meetings: listed, shown with their history, reported on. Rules decide; this reads and writes. */
import type { tasksApi } from '../../contract/api/tasks.ts'
import { parseDeadlineText } from '../../contract/calendar/parse-deadline.ts'
import { AppError } from '../../contract/errors.ts'
import { openStates } from '../../contract/meetings.ts'
import { reportKinds, type Task, type TaskFilter, type TaskReport } from '../../contract/tasks.ts'
import { inAnswer, readWorkCalendar } from '../calendar/service.ts'
import type { Db } from '../db/schema.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { assertOwn } from '../ledgers/own-row.ts'
import { localDate } from '../local-date.ts'
import { unitsOf } from '../meetings/translate.ts'
import {
  countTasks,
  readTaskIds,
  readTaskNames,
  readTaskWords,
  type TaskPlace,
  type UrgencyDays,
} from './list-repository.ts'
import { readEvents, readProofs, readTask, readTasksById, type TaskRow } from './repository.ts'
import { dueUntil, judgeMove, possibleMoves, type Move } from './rules.ts'
import {
  countBy,
  mentions,
  nameOf,
  names,
  noStates,
  noUrgencies,
  standsAs,
  sumOf,
  supervisionByUnit,
} from './select.ts'
import { explainTask, standingOf, toEvent, toTask, type TaskContext } from './translate.ts'
import { writeEvent, type EventDraft } from './write-event.ts'

export const taskHandlers: HandlersOf<typeof tasksApi> = {
  list: async (context, { offset, limit, ...filter }) => {
    const { db } = context
    const taskContext = await contextOf(context)
    const place = await placeOf(db, filter)
    const groups = await countTasks(db, place, daysOf(taskContext))
    const ids = await readTaskIds(db, place, filter, daysOf(taskContext), { offset, limit })
    const { units, people } = await readTaskNames(db)
    return {
      rows: await readInOrder(db, ids, taskContext),
      total: sumOf(groups.filter((group) => standsAs(group, filter))),
      states: countBy(noStates, groups, ({ state }) => state),
      urgencies: countBy(noUrgencies, groups, ({ urgency }) => urgency),
      carried: sumOf(groups.filter(({ carried }) => carried === 1)),
      units: names(units.flatMap(unitsOf)),
      people: names(people),
    }
  },

  get: async (context, { id }) => {
    const row = await readTask(context.db, id)
    if (row === null) throw new AppError('not_found')
    const events = await readEvents(context.db, [id])
    const proofs = await readProofs(context.db, id)
    const taskContext = await contextOf(context)
    const explanation = explainTask(row, events, taskContext.calendar)
    const task = toTask(row, events, taskContext)
    return {
      task,
      events: events.map((event) => toEvent(event, proofs.get(event.id) ?? [])),
      explanation: explanation === null ? null : inAnswer(explanation),
      moves: task.own ? possibleMoves(reportKinds, standingOf(row), taskContext.today) : [],
    }
  },

  report: async (context, { ids, report, on, person }) => {
    const today = localDate(context.options.now())
    const day = on ?? today
    if (day > today) throw new AppError('value_invalid', { field: '日期', value: day, reason: '还没有到' })
    const files = 'fileIds' in report ? report.fileIds.map((id) => context.files.get(id)) : []
    const move = await moveOf(context, report, day)
    const event = { kind: report.kind, on: day, note: report.note, person, files, closingId: null }
    const rows = await requireTasks(context, ids)
    for (const row of rows) await reportOne(context, row, move, event)
    const [first] = rows
    const label = rows.length === 1 ? nameOf(first?.content ?? '') : `${rows.length} 项`
    return { value: { reported: rows.length }, label: `${report.kind}：${label}` }
  },

  supervision: async (context, { units, urgencies }) => {
    const { db } = context
    const taskContext = await contextOf(context)
    const standings = { states: [...openStates], urgencies, carried: false }
    const ids = await readTaskIds(db, anywhere, standings, daysOf(taskContext), { offset: 0, limit: null })
    const tasks = await readInOrder(db, ids, taskContext)
    return { on: taskContext.today, units: supervisionByUnit(tasks, units) }
  },
}

const anywhere: TaskPlace = { unit: '', person: '', meetingId: null, seriesId: null, ids: null }

/** Words are looked for in memory: the database knows no pinyin. */
async function placeOf(db: Db, { find, ...filter }: TaskFilter): Promise<TaskPlace> {
  const place = { ...filter, ids: null }
  if (find.trim() === '') return place
  const found = (await readTaskWords(db, place)).filter((words) => mentions(words, find))
  return { ...place, ids: found.map(({ id }) => id) }
}

const daysOf = ({ today, calendar }: TaskContext): UrgencyDays => ({ today, dueUntil: dueUntil(today, calendar) })

async function readInOrder(db: Db, ids: readonly string[], context: TaskContext): Promise<Task[]> {
  const rows = new Map((await readTasksById(db, ids)).map((row) => [row.id, row]))
  const events = Map.groupBy(await readEvents(db, ids), (event) => event.resolution_id)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [toTask(row, events.get(id) ?? [], context)]
  })
}

async function contextOf(context: QueryContext): Promise<TaskContext> {
  const today = localDate(context.options.now())
  return { ownUnit: context.unit.code, today, calendar: await readWorkCalendar(context) }
}

/** Each once, in the order given. */
async function requireTasks(context: CommandContext, ids: readonly string[]): Promise<TaskRow[]> {
  const known = new Map((await readTasksById(context.db, ids)).map((row) => [row.id, row]))
  const rows: TaskRow[] = []
  for (const id of new Set(ids)) {
    const row = known.get(id)
    if (row === undefined) throw new AppError('not_found')
    await assertOwn(context, nameOf(row.content), row.unit)
    rows.push(row)
  }
  return rows
}

interface ReadMove extends Move {
  /** As it was said, where a new deadline is set. */
  readonly deadlineText: string | null
}

async function moveOf(context: CommandContext, report: TaskReport, on: string): Promise<ReadMove> {
  const hasProof = 'fileIds' in report && report.fileIds.length > 0
  const { kind, note } = report
  if (report.kind !== '调整时限') return { kind, note, hasProof, deadlineText: null }
  const text = report.deadlineText
  const parsed = parseDeadlineText(text, on, await readWorkCalendar(context))
  if (!parsed.ok) throw new AppError('value_invalid', { field: '新的时限', value: text, reason: parsed.reason })
  return { kind, note, hasProof, deadline: parsed.date, deadlineText: text }
}

async function reportOne(context: CommandContext, row: TaskRow, move: ReadMove, event: EventDraft): Promise<void> {
  const { records, stamp } = context
  const before = standingOf(row)
  const verdict = judgeMove(before, move, event.on)
  if (!verdict.ok) {
    const { kind } = move
    const item = nameOf(row.content)
    if (verdict.problem === 'incomplete') throw new AppError('task_incomplete', { item, kind, reason: verdict.reason })
    throw new AppError('task_move', { item, state: before.state, kind, reason: verdict.reason })
  }
  const resolution = records.get('resolutions', row.id)
  if (resolution === null) throw new AppError('not_found')
  const also = move.deadlineText === null ? {} : { deadlineText: move.deadlineText }
  await writeEvent(context, resolution, { before, after: verdict.after }, event, also)
  if (move.deadlineText === null) return
  // The deadline is a part of the meeting: whoever has its page open must not write the old day over the new one.
  const meeting = records.get('meetings', row.meeting_id)
  if (meeting !== null) records.touch(stamp, 'meetings', meeting)
}
