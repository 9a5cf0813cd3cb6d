/** Closes meetings and reopens them: reads the chain, lets the rules decide, writes the receipt and an event per item. */
import { z } from 'zod'
import type { closingApi } from '../../contract/api/closing.ts'
import { closingLine, type ClosingDecision, type ClosingLine, type Receipt } from '../../contract/closing.ts'
import { AppError } from '../../contract/errors.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { requireMeeting, requireOwnMeeting } from '../meetings/service.ts'
import { resolutionStateOf, stageOf } from '../meetings/translate.ts'
import { readEvents, readTasksOfMeetings, type TaskRow } from '../tasks/repository.ts'
import { isOverdue } from '../tasks/rules.ts'
import { nameOf } from '../tasks/select.ts'
import { standingOf } from '../tasks/translate.ts'
import { writeEvent } from '../tasks/write-event.ts'
import { readClosings, readClosingsOf, readSeriesMeetings, type ChainRow, type ClosingRow } from './repository.ts'
import {
  chainUpTo,
  closedBefore,
  countLines,
  isBalanced,
  itemsTaken,
  laterChange,
  newestClosing,
  nextNumber,
  planClosing,
  proposedWay,
  stateAfterReopening,
  type ChainItem,
  type ChainMeeting,
  type Closing,
  type ClosingPlan,
} from './rules.ts'

export const closingHandlers: HandlersOf<typeof closingApi> = {
  preview: async (context, { meetingId, decisions }) => {
    const meeting = await requireMeeting(context.db, meetingId)
    const closings = await readClosings(context.db, meeting.unit, meeting.seriesId)
    const newest = newestClosing(closings.map(toClosing))
    const frame = {
      stage: meeting.stage,
      number: nextNumber(closings),
      canReopen: meeting.stage === '已结转' && newest?.meetingId === meetingId && meeting.unit === context.unit.code,
    }
    if (meeting.stage === '已结转') return { ...frame, items: [], counts: countLines(0, []), problems: [] }
    const intake = await readIntake(context, meeting)
    const plan = planClosing(intake.items, decisions, intake.today)
    return {
      ...frame,
      items: intake.items.map((item) => toClosingItem(item, intake, meetingId)),
      counts: countLines(intake.items.length, plan.lines),
      problems: refusals(intake, plan).map(({ id, error }) => ({ id, text: error.message })),
    }
  },

  close: async (context, { meetingId, decisions }) => {
    const { records, stamp, unit, options } = context
    const meeting = await requireOwnMeeting(context, meetingId)
    if (meeting.stage === '已结转') throw new AppError('meeting_closed', { meeting: meeting.title })
    const intake = await readIntake(context, meeting)
    const plan = planClosing(intake.items, decisions, intake.today)
    const [refusal] = refusals(intake, plan)
    if (refusal !== undefined) throw refusal.error
    if (!isBalanced(countLines(intake.items.length, plan.lines))) throw new Error('a closing lost an item')
    const closings = await readClosings(context.db, unit.code, meeting.seriesId)
    const number = nextNumber(closings)
    const closing = records.create(stamp, 'closings', options.newId(), unit.code, {
      values: {
        meetingId,
        seriesId: meeting.seriesId,
        number,
        closedOn: intake.today,
        items: JSON.stringify(plan.lines),
      },
    })
    for (const line of plan.lines) await writeLine(context, closing.id, line, decisions, intake)
    records.update(stamp, 'meetings', requireRecord(context, 'meetings', meetingId), { values: { stage: '已结转' } })
    return {
      value: { receipt: await requireReceipt(context, closing.id, meetingId) },
      label: `结转会议：${meeting.title}（第 ${number} 号结转单）`,
    }
  },

  reopen: async (context, { meetingId, reason }) => {
    const { db, records, stamp, unit, options } = context
    const meeting = await requireOwnMeeting(context, meetingId)
    if (meeting.stage !== '已结转') throw new AppError('closing_not_closed', { meeting: meeting.title })
    if (reason === '') throw new AppError('closing_reason')
    const closings = await readClosings(db, unit.code, meeting.seriesId)
    const newest = newestClosing(closings.map((row) => ({ ...toClosing(row), id: row.id, title: row.meeting_title })))
    if (newest === null) throw new Error(`a closed meeting has no receipt: ${meetingId}`)
    if (newest.meetingId !== meetingId)
      throw new AppError('closing_not_newest', { number: newest.number, meeting: newest.title })
    const today = localDate(options.now())
    for (const line of newest.lines) await takeBack(context, newest.id, line, { reason, today })
    const values = { reopenedOn: today, reopenReason: reason }
    records.update(stamp, 'closings', requireRecord(context, 'closings', newest.id), { values })
    // Whoever closes a meeting has held it: it goes back to the time after.
    records.update(stamp, 'meetings', requireRecord(context, 'meetings', meetingId), { values: { stage: '会后' } })
    return {
      value: { receipt: await requireReceipt(context, newest.id, meetingId) },
      label: `重开会议：${meeting.title}`,
    }
  },

  receipt: async ({ db }, { meetingId }) => {
    await requireMeeting(db, meetingId)
    return (await readClosingsOf(db, meetingId)).map(toReceipt)
  },
}

/** Everything that a closing looks at. */
interface Intake {
  readonly today: string
  readonly meeting: ChainMeeting
  readonly chain: readonly ChainMeeting[]
  readonly items: readonly ChainItem[]
  readonly rows: ReadonlyMap<string, TaskRow>
}

async function readIntake({ db, options }: QueryContext, meeting: Meeting): Promise<Intake> {
  const { id, title, seriesId, heldAt, stage, unit } = meeting
  const self: ChainMeeting = { id, title, seriesId, heldAt, closed: stage === '已结转' }
  const chain = seriesId === null ? [self] : (await readSeriesMeetings(db, unit, seriesId)).map(toChainMeeting)
  const rows = await readTasksOfMeetings(
    db,
    chainUpTo(self, chain).map((each) => each.id),
  )
  return {
    today: localDate(options.now()),
    meeting: self,
    chain,
    items: itemsTaken(self, chain, rows.map(toChainItem)),
    rows: new Map(rows.map((row) => [row.id, row])),
  }
}

interface Refusal {
  readonly id: string | null
  readonly error: AppError
}

/** All that stands against closing, what concerns the whole first. */
function refusals({ meeting, chain, today }: Intake, { problems, stray }: ClosingPlan): Refusal[] {
  const day = meeting.heldAt.slice(0, 10)
  const before = closedBefore(meeting, chain)
  return [
    ...(day > today ? [{ id: null, error: new AppError('closing_early', { day }) }] : []),
    ...(before === null ? [] : [{ id: null, error: new AppError('closing_order', { meeting: before.title }) }]),
    ...(stray.length === 0
      ? []
      : [{ id: null, error: new AppError('closing_changed', { reason: `有 ${stray.length} 项不在其中或重复` }) }]),
    ...problems.map(({ item, reason }) => ({
      id: item.id,
      error: new AppError('closing_undecided', { item: nameOf(item.content), reason }),
    })),
  ]
}

async function writeLine(
  context: CommandContext,
  closingId: string,
  line: ClosingLine,
  decisions: readonly ClosingDecision[],
  { rows, today }: Intake,
): Promise<void> {
  const row = rows.get(line.id)
  const fileIds = decisions.find(({ id }) => id === line.id)?.fileIds ?? []
  if (row === undefined) throw new Error(`an item of the closing is gone: ${line.id}`)
  const before = standingOf(row)
  await writeEvent(
    context,
    requireRecord(context, 'resolutions', line.id),
    { before, after: { ...before, state: line.stateAfter } },
    {
      kind: line.way,
      on: today,
      note: line.reason,
      person: '',
      files: fileIds.map((id) => context.files.get(id)),
      closingId,
    },
  )
}

async function takeBack(
  context: CommandContext,
  closingId: string,
  line: ClosingLine,
  { reason, today }: { readonly reason: string; readonly today: string },
): Promise<void> {
  const events = await readEvents(context.db, [line.id])
  const later = events.slice(events.findLastIndex((event) => event.closing_id === closingId) + 1)
  const change = laterChange(
    line,
    later.map(({ kind, state_before, state_after }) => ({
      kind,
      stateBefore: resolutionStateOf(state_before),
      stateAfter: resolutionStateOf(state_after),
    })),
  )
  if (change !== null) throw new AppError('closing_reported', { item: nameOf(line.content), kind: change.kind })
  const resolution = requireRecord(context, 'resolutions', line.id)
  const { state, deadline } = resolution.values
  const before = standingOf({ state: textOrNull(state), deadline: textOrNull(deadline) })
  await writeEvent(
    context,
    resolution,
    { before, after: { ...before, state: stateAfterReopening(line, before.state) } },
    { kind: '重开', on: today, note: reason, person: '', files: [], closingId },
  )
}

const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

function toClosingItem(item: ChainItem, { today, rows, chain }: Intake, meetingId: string) {
  const { id, content, leadUnit, deadline, state } = item
  return {
    id,
    content,
    leadUnit,
    person: rows.get(id)?.person ?? '',
    deadline,
    state,
    overdue: isOverdue(item, today),
    carriedFrom: item.meetingId === meetingId ? null : (chain.find((each) => each.id === item.meetingId)?.title ?? ''),
    proposed: proposedWay(item, today),
  }
}

function toChainMeeting({ id, title, series_id, held_at, stage }: ChainRow): ChainMeeting {
  return { id, title, seriesId: series_id, heldAt: held_at, closed: stageOf(stage) === '已结转' }
}

function toChainItem(row: TaskRow): ChainItem {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    content: row.content,
    leadUnit: row.responsible_unit ?? '',
    ...standingOf(row),
  }
}

const linesOf = ({ items }: ClosingRow): ClosingLine[] => z.array(closingLine).parse(JSON.parse(items))

function toClosing(row: ClosingRow): Closing {
  return {
    meetingId: row.meeting_id,
    number: row.number,
    lines: linesOf(row),
    reopened: row.reopened_on !== null,
  }
}

function toReceipt(row: ClosingRow): Receipt {
  const lines = linesOf(row)
  return {
    id: row.id,
    number: row.number,
    closedOn: row.closed_on,
    meetingId: row.meeting_id,
    meetingTitle: row.meeting_title,
    seriesId: row.series_id,
    seriesName: row.series_name ?? '',
    lines,
    counts: countLines(lines.length, lines),
    writtenBy: row.updated_by,
    reopened: row.reopened_on === null ? null : { on: row.reopened_on, reason: row.reopen_reason ?? '' },
  }
}

async function requireReceipt({ db }: QueryContext, id: string, meetingId: string): Promise<Receipt> {
  const row = (await readClosingsOf(db, meetingId)).find((each) => each.id === id)
  if (row === undefined) throw new Error(`a receipt was not written: ${id}`)
  return toReceipt(row)
}

function requireRecord(
  { records }: QueryContext,
  key: 'meetings' | 'closings' | 'resolutions',
  id: string,
): StoredRecord {
  const record = records.get(key, id)
  if (record === null) throw new AppError('not_found')
  return record
}
