/** 议题申请单: a topic that somebody wants on the agenda, or the empty form to fill in by hand. Pure. */
import { topicSources, type TopicSource } from '../../../contract/meetings.ts'
import type { DocModel } from '../doc-model.ts'
import { officialDate } from '../chinese-text.ts'
import { fieldRow, formOf, formTable, roomyRow, signatureRow } from './session.ts'

export interface TopicFacts {
  readonly title: string
  /** Null while the form is empty. */
  readonly source: TopicSource | null
  /** Which grid, department or list item. */
  readonly sourceDetail: string
  readonly unit: string
  readonly applicant: string
  readonly phone: string
  /** ISO date, null while the form is empty. */
  readonly submittedOn: string | null
  readonly reason: string
  readonly proposal: string
  readonly sittingIn: string
  /** 审核立项: what was decided about it; empty before. */
  readonly review: string
}

export interface TopicApplicationFacts {
  /** 第四季度联席会议. */
  readonly meetingTitle: string
  /** ISO date by which topics are to be handed in, null where there is none. */
  readonly dueOn: string | null
  readonly topic: TopicFacts
}

export const emptyTopic: TopicFacts = {
  title: '',
  source: null,
  sourceDetail: '',
  unit: '',
  applicant: '',
  phone: '',
  submittedOn: null,
  reason: '',
  proposal: '',
  sittingIn: '',
  review: '',
}

const TEXT_MM = 40
const REVIEW_MM = 32

export function layoutTopicApplication({ meetingTitle, dueOn, topic }: TopicApplicationFacts): DocModel {
  return formOf('议题申请单', [
    formTable([
      fieldRow([
        ['提交会议', meetingTitle],
        ['截止日期', dateOrEmpty(dueOn)],
      ]),
      fieldRow([['议题名称', topic.title]]),
      fieldRow([
        ['申请单位', topic.unit],
        ['申请日期', dateOrEmpty(topic.submittedOn)],
      ]),
      fieldRow([
        ['申 请 人', topic.applicant],
        ['联系电话', topic.phone],
      ]),
      fieldRow([['议题来源', sourceLine(topic)]]),
      roomyRow(['提出理由', topic.reason], TEXT_MM),
      roomyRow(['建议方案', topic.proposal], TEXT_MM),
      fieldRow([['建议列席', topic.sittingIn]]),
      roomyRow(['审核意见', topic.review], REVIEW_MM),
      signatureRow(['审核人签字', '审核日期']),
    ]),
  ])
}

const dateOrEmpty = (isoDate: string | null): string => (isoDate === null ? '' : officialDate(isoDate))

/** Every source with its box, the chosen one ticked. */
function sourceLine({ source, sourceDetail }: TopicFacts): string {
  const boxes = topicSources.map((name) => `${name === source ? '☑' : '□'}${name}`).join('　')
  return sourceDetail.trim() === '' ? boxes : `${boxes}\n${sourceDetail}`
}
