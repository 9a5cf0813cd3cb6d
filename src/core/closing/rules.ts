/**
 * Closing a meeting as arithmetic: which items it takes in, which way each goes, that as many go out as came in, and what
 * reopening gives back. Pure: it knows the chain of meetings, not storage.
 */
import type { ClosingCounts, ClosingDecision, ClosingLine, ClosingWay } from '../../contract/closing.ts'
import { openStates, type ResolutionState } from '../../contract/meetings.ts'
import { isOverdue, judgeMove } from '../tasks/rules.ts'

export interface ChainMeeting {
  readonly id: string
  readonly title: string
  readonly seriesId: string | null
  readonly heldAt: string
  readonly closed: boolean
}

export interface ChainItem {
  readonly id: string
  readonly meetingId: string
  readonly content: string
  readonly leadUnit: string
  readonly deadline: string | null
  readonly state: ResolutionState
}

export interface Closing {
  readonly meetingId: string
  readonly number: number
  readonly lines: readonly ClosingLine[]
  readonly reopened: boolean
}

/** By time; two meetings at one time by id, so that the order is one. */
export function isEarlier(left: ChainMeeting, right: ChainMeeting): boolean {
  return left.heldAt === right.heldAt ? left.id < right.id : left.heldAt < right.heldAt
}

/** The meetings whose open items a closing takes in: itself, and the earlier ones of its series. */
export function chainUpTo(meeting: ChainMeeting, all: readonly ChainMeeting[]): ChainMeeting[] {
  const { seriesId } = meeting
  const earlier = seriesId === null ? [] : all.filter((each) => each.seriesId === seriesId && isEarlier(each, meeting))
  return [...earlier, meeting]
}

export function itemsTaken(
  meeting: ChainMeeting,
  all: readonly ChainMeeting[],
  items: readonly ChainItem[],
): ChainItem[] {
  const chain = new Set(chainUpTo(meeting, all).map(({ id }) => id))
  return items.filter((item) => chain.has(item.meetingId) && openStates.has(item.state))
}

/** An earlier meeting of the series that has to be closed first: items are handed on from one to the next. */
export function closedBefore(meeting: ChainMeeting, all: readonly ChainMeeting[]): ChainMeeting | null {
  const waiting = chainUpTo(meeting, all).filter(({ id, closed }) => id !== meeting.id && !closed)
  return waiting.sort((left, right) => (isEarlier(left, right) ? -1 : 1))[0] ?? null
}

/** What is overdue is better pressed than passed on; the clerk decides. */
export function proposedWay(item: ChainItem, today: string): ClosingWay {
  return isOverdue(item, today) && item.state !== '转督办' ? '转督办' : '结转'
}

export interface ClosingPlan {
  readonly lines: readonly ClosingLine[]
  readonly problems: readonly { readonly item: ChainItem; readonly reason: string }[]
  /** Decisions about what is not there to be decided, or twice about one item. */
  readonly stray: readonly ClosingDecision[]
}

export function planClosing(
  items: readonly ChainItem[],
  decisions: readonly ClosingDecision[],
  today: string,
): ClosingPlan {
  const open = new Map(decisions.map((decision) => [decision.id, decision]))
  const lines: ClosingLine[] = []
  const problems: { item: ChainItem; reason: string }[] = []
  for (const item of items) {
    const decision = open.get(item.id)
    open.delete(item.id)
    if (decision === undefined) problems.push({ item, reason: '没有定去向' })
    else {
      const line = lineOf(item, decision, today)
      if (typeof line === 'string') problems.push({ item, reason: line })
      else lines.push(line)
    }
  }
  const repeated = decisions.filter((decision, index) => decisions.findIndex(({ id }) => id === decision.id) !== index)
  return { lines, problems, stray: [...open.values(), ...repeated] }
}

/** @returns what is missing, when it cannot go this way. */
function lineOf(item: ChainItem, { way, reason, fileIds }: ClosingDecision, today: string): ClosingLine | string {
  const verdict = judgeMove(item, { kind: way, note: reason, hasProof: fileIds.length > 0 }, today)
  if (!verdict.ok) return way === '办结' ? `定为办结，${verdict.reason}` : `定为${way}，没有写明原因`
  const { id, content, leadUnit, deadline, state: stateBefore } = item
  return { id, content, leadUnit, deadline, way, reason, stateBefore, stateAfter: verdict.after.state }
}

export function countLines(taken: number, lines: readonly { readonly way: ClosingWay }[]): ClosingCounts {
  const count = (way: ClosingWay): number => lines.filter((line) => line.way === way).length
  return { taken, 办结: count('办结'), 结转: count('结转'), 转督办: count('转督办'), 撤销: count('撤销') }
}

/** Items in = items out. */
export function isBalanced(counts: ClosingCounts): boolean {
  return counts.taken === counts.办结 + counts.结转 + counts.转督办 + counts.撤销
}

/** Within its series; the number of a reopened closing stays taken, so that its receipt can be kept. */
export function nextNumber(closings: readonly Pick<Closing, 'number'>[]): number {
  return Math.max(0, ...closings.map(({ number }) => number)) + 1
}

/** The only one that can be reopened: those before it have been built upon. */
export function newestClosing<Kind extends Pick<Closing, 'number' | 'reopened'>>(
  closings: readonly Kind[],
): Kind | null {
  const standing = closings.filter(({ reopened }) => !reopened)
  return standing.sort((left, right) => right.number - left.number)[0] ?? null
}

/** What happened to an item after the closing. */
export interface LaterEvent {
  readonly kind: string
  readonly stateBefore: ResolutionState
  readonly stateAfter: ResolutionState
}

/**
 * What forbids reopening: a later report that changed a state which the closing itself had changed. Going back would undo
 * that report without a word. All other later reports are kept: on an item that was carried over the closing changed
 * nothing, so nothing has to be taken back; a note, a proof or a new deadline is true in whatever state the item is.
 */
export function laterChange(line: ClosingLine, later: readonly LaterEvent[]): LaterEvent | null {
  if (line.stateBefore === line.stateAfter) return null
  return later.find(({ stateBefore, stateAfter }) => stateBefore !== stateAfter) ?? null
}

/** The state that reopening gives back. */
export function stateAfterReopening(line: ClosingLine, state: ResolutionState): ResolutionState {
  return line.stateBefore === line.stateAfter ? state : line.stateBefore
}
