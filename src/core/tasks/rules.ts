/**
 * The life of a task: which reports are possible in which state, what each must bring, and what becomes of it. Pure: it
 * knows neither meetings nor storage; closing a meeting goes through the same moves.
 */
import { addDays, daysBetween } from '../../contract/calendar/days.ts'
import { workdaysBetween, type WorkCalendar } from '../../contract/calendar/work-calendar.ts'
import { openStates, resolutionStates, type ResolutionState, type TaskEventKind } from '../../contract/meetings.ts'
import type { Urgency } from '../../contract/tasks.ts'

export interface TaskStanding {
  readonly state: ResolutionState
  readonly deadline: string | null
}

export interface Move {
  readonly kind: TaskEventKind
  readonly note: string
  readonly hasProof: boolean
  /** For 调整时限: the day that is meant. */
  readonly deadline?: string | null
}

/** impossible: never in this state. incomplete: something has to be added. */
export type Verdict =
  | { readonly ok: true; readonly after: TaskStanding }
  | { readonly ok: false; readonly problem: 'impossible' | 'incomplete'; readonly reason: string }

interface MoveRule {
  readonly from: ReadonlySet<ResolutionState>
  readonly to: (state: ResolutionState) => ResolutionState
  readonly needs: 'note' | 'proof' | 'either'
}

const closedStates: ReadonlySet<ResolutionState> = new Set(resolutionStates.filter((state) => !openStates.has(state)))
const stays = (state: ResolutionState): ResolutionState => state
const begins = (state: ResolutionState): ResolutionState => (state === '待办' ? '办理中' : state)
const becomes = (next: ResolutionState) => (): ResolutionState => next

const rules: Readonly<Record<TaskEventKind, MoveRule>> = {
  进展: { from: openStates, to: begins, needs: 'note' },
  // Proof often comes after the unit has said that it is done.
  佐证: { from: new Set([...openStates, '已办结']), to: begins, needs: 'proof' },
  逾期说明: { from: openStates, to: stays, needs: 'note' },
  调整时限: { from: openStates, to: stays, needs: 'note' },
  办结: { from: openStates, to: becomes('已办结'), needs: 'either' },
  结转: { from: openStates, to: stays, needs: 'note' },
  // A task under supervision can be urged again: each time is written down.
  转督办: { from: openStates, to: becomes('转督办'), needs: 'note' },
  撤销: { from: openStates, to: becomes('已撤销'), needs: 'note' },
  重开: { from: closedStates, to: becomes('办理中'), needs: 'note' },
}

const missing: Readonly<Record<MoveRule['needs'], string>> = {
  note: '没有写明情况',
  proof: '没有附上佐证文件',
  either: '没有写明办理结果，也没有附上佐证文件',
}

export function judgeMove(before: TaskStanding, move: Move, today: string): Verdict {
  const { from, to, needs } = rules[move.kind]
  if (!from.has(before.state))
    return impossible(openStates.has(before.state) ? '这项还没有办结或撤销' : '这项已不再办理')
  if (move.kind === '逾期说明' && !isOverdue(before, today)) return impossible('时限还没有过')
  if (!isEnough(needs, move)) return { ok: false, problem: 'incomplete', reason: missing[needs] }
  if (move.kind !== '调整时限') return { ok: true, after: { state: to(before.state), deadline: before.deadline } }
  const deadline = move.deadline ?? null
  if (deadline === null) return { ok: false, problem: 'incomplete', reason: '没有写明新的时限' }
  if (deadline === before.deadline) return impossible('新的时限与原时限相同')
  return { ok: true, after: { state: to(before.state), deadline } }
}

const impossible = (reason: string): Verdict => ({ ok: false, problem: 'impossible', reason })

function isEnough(needs: MoveRule['needs'], { note, hasProof }: Move): boolean {
  const hasNote = note.trim() !== ''
  return needs === 'note' ? hasNote : needs === 'proof' ? hasProof : hasNote || hasProof
}

/** Which of these kinds can be reported in this standing, whatever they bring. */
export function possibleMoves<Kind extends TaskEventKind>(
  kinds: readonly Kind[],
  standing: TaskStanding,
  today: string,
): Kind[] {
  return kinds.filter(
    (kind) => rules[kind].from.has(standing.state) && (kind !== '逾期说明' || isOverdue(standing, today)),
  )
}

/** Open, and its day has passed: the day itself still counts (民法典第二百零三条：期间的最后一日的截止时间为二十四时). */
export function isOverdue({ state, deadline }: TaskStanding, today: string): boolean {
  return openStates.has(state) && deadline !== null && deadline < today
}

/** So many working days before its deadline a task is due. */
export const DUE_WORKDAYS = 3

export function urgencyOf(standing: TaskStanding, today: string, calendar: WorkCalendar): Urgency {
  if (standing.state === '已办结' || standing.state === '已撤销') return standing.state
  if (isOverdue(standing, today)) return '已逾期'
  const { deadline } = standing
  // No holiday is so long that three working days would lie further away: a far day need not be counted to.
  if (deadline === null || daysBetween(today, deadline) > 31) return '正常'
  return workdaysBetween(calendar, today, deadline) <= DUE_WORKDAYS ? '临期' : '正常'
}

/** The last day that is 临期 from today on: urgencyOf turned round, for whoever asks about many. */
export function dueUntil(today: string, calendar: WorkCalendar): string {
  let last = today
  for (let days = 1; days <= 31; days += 1) {
    const day = addDays(today, days)
    if (workdaysBetween(calendar, today, day) > DUE_WORKDAYS) return last
    last = day
  }
  return last
}
