/** What an application for a topic says on its form, taken from the record. Pure. */
import { topicSources } from '../../contract/meetings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { TopicFacts } from '../documents/papers/topic-application.ts'

export function topicFacts(values: RecordValues): TopicFacts {
  const text = (name: string): string => String(values[name] ?? '')
  const review = [text('reviewNote'), text('reviewer') === '' ? '' : `审核人：${text('reviewer')}`]
  return {
    title: text('title'),
    source: topicSources.find((source) => source === values['source']) ?? null,
    sourceDetail: '',
    unit: text('proposerUnit'),
    applicant: text('proposer'),
    phone: text('contact'),
    submittedOn: text('submittedOn') === '' ? null : text('submittedOn'),
    reason: text('reason'),
    proposal: text('proposal'),
    sittingIn: '',
    review: review.filter((part) => part !== '').join('\n'),
  }
}
