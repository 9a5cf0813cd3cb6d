/** What of a meeting goes into its minutes: from a stored meeting to the facts of the draft and to the paper. Pure. */
import type { MeetingDraft, Vote } from '../../contract/meetings.ts'
import type { MinutesText } from '../../contract/minutes-text.ts'
import { minutesTitle, missingForIssue, voteCounts } from '../documents/draft-minutes.ts'
import type { AttendanceFacts, MinutesFacts, VoteFacts } from '../documents/minutes-facts.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'
import { decisionFacts, presenceOf } from '../papers/facts.ts'

export function factsOf(draft: MeetingDraft): MinutesFacts {
  const { entitled } = presenceOf(draft)
  return {
    ...draft,
    agenda: draft.agenda.map((item, index) => {
      const votes = draft.votes.filter((vote) => vote.item === index)
      const [only, ...others] = votes
      const single = only !== undefined && others.length === 0 ? only : null
      return {
        title: item.title,
        presenter: item.presenter,
        discussion: [item.discussion, ...(single === null ? votes.map((vote) => votedLine(vote, entitled)) : [])]
          .filter((text) => text.trim() !== '')
          .join('\n'),
        decisions: decisionFacts(draft.resolutions.filter((resolution) => resolution.item === index)),
        vote: single === null ? null : voteFacts(single, entitled),
      }
    }),
    discussion: [
      draft.discussion,
      ...draft.votes.filter(({ item }) => item === null).map((vote) => votedLine(vote, entitled)),
    ]
      .filter((text) => text.trim() !== '')
      .join('\n'),
    decisions: decisionFacts(draft.resolutions.filter(({ item }) => item === null)),
  }
}

export function attendanceOf(draft: MeetingDraft): AttendanceFacts[] {
  return draft.attendance.map(({ status, unit, name, standsInFor }) => ({ kind: status, unit, name, standsInFor }))
}

export function missingOf(draft: MeetingDraft): string[] {
  return missingForIssue(factsOf(draft), attendanceOf(draft))
}

/** Where the series has said nothing, the paper names the kind of meeting and goes to nobody else. */
export interface IssueFacts {
  /** null in a preview: the number is given when the document is issued. */
  readonly issueNumber: string | null
  readonly issuedOn: string | null
  readonly correction: string | null
  readonly copyTo: readonly string[]
  /** Empty: the usual one. */
  readonly mark: string
}

export function paperOf(draft: MeetingDraft, unitName: string, text: MinutesText, issue: IssueFacts): MinutesPaper {
  return {
    unitName,
    kind: draft.kind,
    title: minutesTitle(draft.title),
    text,
    attendance: attendanceOf(draft),
    ...issue,
  }
}

function voteFacts({ present, inFavour, against, abstained }: Vote, entitled: number): VoteFacts {
  return { entitled, present, inFavour, against, abstained }
}

function votedLine(vote: Vote, entitled: number): string {
  return `对“${vote.question}”进行表决：${voteCounts(voteFacts(vote, entitled))}`
}
