/** What the quick marks of a line come to, as rows of the meeting. Pure. */
import type { ParsedDeadline } from '../../../../contract/calendar/parse-deadline.ts'
import { readUnits, type Mark } from '../../../../contract/desk/marks.ts'
import { newResolutionRow, newVoteRow, type ResolutionRow, type VoteRow } from '../draft.ts'

/** The small fields of a decision, in the order in which Tab walks them. */
export type DecisionField = 'content' | 'units' | 'person' | 'deadline'

export function replaced(rows: readonly ResolutionRow[], row: ResolutionRow | null): readonly ResolutionRow[] {
  if (row === null) return rows
  return rows.some(({ key }) => key === row.key)
    ? rows.map((each) => (each.key === row.key ? row : each))
    : [...rows, row]
}

export interface MarkedItem {
  readonly itemKey: number | null
  readonly decisions: readonly ResolutionRow[]
  readonly readDeadline: (text: string) => ParsedDeadline
  readonly title: string
  readonly present: number
}

export interface CarriedOut {
  readonly decision: ResolutionRow | null
  readonly vote: VoteRow | null
  /** The first field that the marks left open. */
  readonly field: DecisionField | null
  /** Why nothing was done; empty when it was. */
  readonly refusal: string
}

/** What the marks of one line come to: a new decision, or more of the last one; or a vote. */
export function carryOut(
  marks: readonly Mark[],
  { itemKey, decisions, readDeadline, title, present }: MarkedItem,
): CarriedOut {
  let decision = decisions.at(-1) ?? null
  let vote: VoteRow | null = null
  let field: DecisionField | null = null
  for (const { kind, text } of marks) {
    if (kind === 'decision') {
      decision = newResolutionRow(itemKey, text)
      field = text === '' ? 'content' : 'units'
    } else if (kind === 'vote') {
      vote = newVoteRow(itemKey, text === '' ? (decision?.content ?? title).slice(0, 200) : text.slice(0, 200), present)
    } else if (decision === null) {
      return { decision: null, vote: null, field: null, refusal: '这个议题还没有议定事项，请先在行首写 /议 和内容。' }
    } else if (kind === 'units') {
      const { lead, supporting } = readUnits(text)
      if (text === '') field = 'units'
      else {
        decision = { ...decision, responsibleUnit: lead, supportingUnits: [...supporting] }
        field = field === 'units' ? 'person' : field
      }
    } else {
      const parsed = readDeadline(text)
      if (!parsed.ok) field = 'deadline'
      if (text !== '')
        decision = { ...decision, deadlineText: text.slice(0, 200), deadline: parsed.ok ? parsed.date : '' }
    }
  }
  return { decision, vote, field, refusal: '' }
}
