/** What the papers of a meeting are made from: plain values, whatever the meeting is stored as. */

/** 应到、实到 and the votes of those present. */
export interface VoteFacts {
  readonly entitled: number
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly abstained: number
}

export interface DecisionFacts {
  readonly content: string
  /** 牵头单位 where others support it, else 责任单位; empty where nobody is named. */
  readonly leadUnit: string
  readonly supportingUnits: readonly string[]
  readonly person: string
  /** ISO date, null for a standing decision. */
  readonly deadline: string | null
}

export interface AgendaFacts {
  readonly title: string
  readonly presenter: string
  /** A paragraph a line. */
  readonly discussion: string
  readonly decisions: readonly DecisionFacts[]
  readonly vote: VoteFacts | null
}

export interface MinutesFacts {
  readonly title: string
  /** `2026-11-05T14:30`. */
  readonly heldAt: string
  readonly place: string
  readonly chair: string
  readonly agenda: readonly AgendaFacts[]
  /** What belongs to no item of the agenda. */
  readonly discussion: string
  readonly decisions: readonly DecisionFacts[]
}

export type AttendanceKind = '出席' | '请假' | '列席' | '代会'

export interface AttendanceFacts {
  readonly kind: AttendanceKind
  readonly unit: string
  readonly name: string
  /** For whom somebody came (代会). */
  readonly standsInFor?: string
}
