/**
 * A street's meetings as a small world without storage: meetings are held, items taken, meetings closed and reopened, all
 * by the rules of the program. What must hold is checked here, by definitions of its own; a broken part can be put in.
 */
import fc from 'fast-check'
import { closingWays, type ClosingDecision, type ClosingLine } from '../../../src/contract/closing.ts'
import {
  closedBefore,
  countLines,
  isBalanced,
  itemsTaken,
  laterChange,
  newestClosing,
  nextNumber,
  planClosing,
  stateAfterReopening,
  type ChainItem,
  type ChainMeeting,
} from '../../../src/core/closing/rules.ts'
import { judgeMove } from '../../../src/core/tasks/rules.ts'

export const rules = { itemsTaken, planClosing, nextNumber, stateAfterReopening }
export type Rules = typeof rules

const series = ['甲', '乙', null] as const
const today = '2026-11-05'

export const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('hold' as const),
      series: fc.constantFrom(...series),
      day: fc.integer({ min: 1, max: 28 }),
      items: fc.array(fc.option(fc.integer({ min: 1, max: 28 })), { maxLength: 4 }),
    }),
    fc.record({
      do: fc.constant('close' as const),
      meeting: fc.nat(20),
      ways: fc.array(fc.constantFrom(...closingWays), { minLength: 1, maxLength: 6 }),
      /** One decision is forgotten, now and then. */
      forgets: fc.option(fc.nat(10), { freq: 4 }),
    }),
    fc.record({ do: fc.constant('reopen' as const), series: fc.constantFrom(...series) }),
    fc.record({
      do: fc.constant('report' as const),
      item: fc.nat(40),
      kind: fc.constantFrom('进展' as const, '办结' as const, '撤销' as const, '重开' as const),
    }),
  ),
  { minLength: 3, maxLength: 14 },
)

type Step = (typeof steps extends fc.Arbitrary<infer All> ? All : never)[number]

interface Done {
  readonly meetingId: string
  readonly seriesId: string | null
  readonly number: number
  readonly lines: readonly ClosingLine[]
  readonly before: ReadonlyMap<string, string>
  reopened: boolean
}

interface Event {
  readonly item: string
  readonly stateBefore: ChainItem['state']
  readonly stateAfter: ChainItem['state']
  readonly kind: string
  readonly closing: Done | null
}

/** @throws Error saying what does not hold. */
export function live(all: readonly Step[], parts: Rules = rules): void {
  const meetings: ChainMeeting[] = []
  let items: ChainItem[] = []
  const closings: Done[] = []
  const events: Event[] = []
  const set = (id: string, state: ChainItem['state'], kind: string, closing: Done | null) => {
    const stateBefore = items.find((item) => item.id === id)?.state ?? '待办'
    items = items.map((item) => (item.id === id ? { ...item, state } : item))
    events.push({ item: id, stateBefore, stateAfter: state, kind, closing })
  }
  const mark = (id: string, closed: boolean) => {
    const index = meetings.findIndex((meeting) => meeting.id === id)
    const meeting = meetings[index]
    if (meeting !== undefined) meetings[index] = { ...meeting, closed }
  }

  const hold = ({ series: seriesId, day, items: deadlines }: Extract<Step, { do: 'hold' }>) => {
    const id = `m${meetings.length}`
    meetings.push({ id, title: id, seriesId, heldAt: `2026-10-${String(day).padStart(2, '0')}T09:00`, closed: false })
    for (const deadline of deadlines) {
      const at = `i${items.length}`
      const on = deadline === null ? null : `2026-11-${String(deadline).padStart(2, '0')}`
      items = [...items, { id: at, meetingId: id, content: at, leadUnit: '', deadline: on, state: '待办' }]
    }
  }

  const close = ({ meeting: at, ways, forgets }: Extract<Step, { do: 'close' }>) => {
    const meeting = meetings[at % Math.max(1, meetings.length)]
    if (meeting === undefined || meeting.closed || closedBefore(meeting, meetings) !== null) return
    const expected = items.filter((item) => isOpen(item) && belongs(item, meeting, meetings))
    const taken = parts.itemsTaken(meeting, meetings, items)
    const decisions = taken
      .map((item, index): ClosingDecision => {
        return { id: item.id, way: ways[index % ways.length] ?? '结转', reason: '原因', fileIds: [] }
      })
      .filter((_, index) => index !== forgets)
    const plan = parts.planClosing(taken, decisions, today)
    const complete = decisions.length === expected.length
    if (plan.problems.length > 0) {
      must(!complete, 'a complete closing is refused')
      return
    }
    must(complete, 'an item without a way does not stop the closing')
    must(isBalanced(countLines(expected.length, plan.lines)), 'items in are not items out')
    must(same(ids(plan.lines), ids(expected)), 'the receipt names other items than went in')
    const ofSeries = closings.filter(({ seriesId }) => seriesId === meeting.seriesId)
    const closing: Done = {
      meetingId: meeting.id,
      seriesId: meeting.seriesId,
      number: parts.nextNumber(ofSeries),
      lines: plan.lines,
      before: statesOf(items),
      reopened: false,
    }
    must(closing.number === ofSeries.length + 1, 'the numbers of the receipts have a gap')
    closings.push(closing)
    for (const line of plan.lines) set(line.id, line.stateAfter, line.way, closing)
    mark(meeting.id, true)
  }

  const reopen = (seriesId: string | null) => {
    const newest = newestClosing(closings.filter((closing) => closing.seriesId === seriesId))
    if (newest === null) return
    const since = events.slice(events.findLastIndex(({ closing }) => closing === newest) + 1)
    const later = (line: ClosingLine) => since.filter(({ item }) => item === line.id)
    const blocked = newest.lines.some((line) => laterChange(line, later(line)) !== null)
    const untouched = since.every(({ item }) => !newest.lines.some(({ id }) => id === item))
    must(!(blocked && untouched), 'reopening is refused although nothing has happened')
    if (blocked) return
    for (const line of newest.lines) {
      const state = items.find((item) => item.id === line.id)?.state ?? '待办'
      const back = parts.stateAfterReopening(line, state)
      if (later(line).length === 0) must(back === newest.before.get(line.id), 'reopening gives back another state')
      set(line.id, back, '重开', newest)
    }
    newest.reopened = true
    mark(newest.meetingId, false)
  }

  const report = ({ item: at, kind }: Extract<Step, { do: 'report' }>) => {
    const item = items[at % Math.max(1, items.length)]
    if (item === undefined) return
    const verdict = judgeMove(item, { kind, note: '情况', hasProof: false }, today)
    if (verdict.ok) set(item.id, verdict.after.state, kind, null)
  }

  for (const step of all) {
    if (step.do === 'hold') hold(step)
    else if (step.do === 'close') close(step)
    else if (step.do === 'reopen') reopen(step.series)
    else report(step)
    for (const item of items) {
      const closed = events.findLast((event) => event.item === item.id && event.stateBefore !== event.stateAfter)
      must((closed?.stateAfter ?? '待办') === item.state, 'a state is not what the history says')
    }
  }
}

/** The same question as the rules answer, put in another way. */
function belongs(item: ChainItem, meeting: ChainMeeting, meetings: readonly ChainMeeting[]): boolean {
  if (item.meetingId === meeting.id) return true
  const from = meetings.find(({ id }) => id === item.meetingId)
  if (from === undefined || meeting.seriesId === null || from.seriesId !== meeting.seriesId) return false
  return `${from.heldAt}/${from.id}` < `${meeting.heldAt}/${meeting.id}`
}

const isOpen = ({ state }: ChainItem): boolean => state !== '已办结' && state !== '已撤销'
const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id).sort()
const same = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join()
const statesOf = (items: readonly ChainItem[]) => new Map(items.map(({ id, state }) => [id, state]))

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
