/** What 督办单 and 结转单 say, taken from tasks and from the receipt of a closing. Pure. */
import type { UnitSupervision } from '../../contract/api/tasks.ts'
import type { Receipt } from '../../contract/closing.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { CarryOverFacts } from '../documents/papers/carry-over-receipt.ts'
import type { SupervisionFacts } from '../documents/papers/supervision-sheet.ts'
import { sessionFacts } from './facts.ts'

type SupervisionFrame = Pick<SupervisionFacts, 'unitName' | 'replyBy' | 'issuedOn'>

/** The register of 督办单 is kept on paper: its number is written in by hand. */
const numberByHand = (issuedOn: string): string => `〔${issuedOn.slice(0, 4)}〕${'\u3000'.repeat(3)}号`

export function supervisionFacts({ unit, items }: UnitSupervision, frame: SupervisionFrame): SupervisionFacts {
  return {
    ...frame,
    number: numberByHand(frame.issuedOn),
    recipient: unit,
    items: items.map((item) => ({
      content: item.content,
      meeting: item.meetingTitle,
      leadUnit: item.leadUnit,
      supportingUnits: item.supportingUnits,
      deadline: item.deadline,
      requirement: item.urgency === '已逾期' ? '说明逾期原因，尽快办结' : '按时办结，附办结材料',
    })),
  }
}

export function receiptFacts(meeting: Meeting, receipt: Receipt): CarryOverFacts {
  const own = new Set(meeting.resolutions.map(({ id }) => id))
  return {
    session: sessionFacts(meeting),
    closedOn: receipt.closedOn,
    closedBy: receipt.writtenBy,
    items: receipt.lines.map(({ id, content, leadUnit, deadline, way, reason }) => ({
      content,
      meeting: own.has(id) ? meeting.title : '以前的会议',
      isCarriedIn: !own.has(id),
      leadUnit,
      deadline,
      outcome: way,
      reason,
    })),
  }
}
