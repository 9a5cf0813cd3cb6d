/** Topics (议题申请单): collected, reviewed, kept for later, turned down. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { topicStates } from '../meetings.ts'
import { reviewDecisions, topic, topicCall, topicCounts, topicDraft } from '../topics.ts'
import { nothing, recordId, saved } from './shared.ts'

const savedTopic = z.strictObject({ topic, saved })
const oneVersion = { id: recordId, version: z.int() }

export const topicsApi = {
  /** Newest first. The counts are of all states, whichever one is asked for. */
  list: query(
    '查看议题',
    z.strictObject({
      state: z.enum(topicStates).nullable().default(null),
      seriesId: recordId.nullable().default(null),
      text: z.string().max(200).default(''),
    }),
    z.strictObject({ topics: z.array(topic), counts: topicCounts }),
  ),
  /** What is due in the calls for topics, soonest first. */
  calls: query('查看议题征集', nothing, z.array(topicCall)),
  create: command('新建议题', topicDraft, savedTopic),
  update: command('修改议题', z.strictObject({ ...oneVersion, draft: topicDraft }), savedTopic),
  review: command(
    '审核议题',
    z.strictObject({
      ...oneVersion,
      decision: z.enum(reviewDecisions),
      /** Empty: whoever is at the desk. */
      reviewer: z.string().trim().max(200).default(''),
      note: z.string().trim().max(200).default(''),
    }),
    savedTopic,
  ),
  reopen: command('议题退回待审', z.strictObject(oneVersion), savedTopic),
  /** An approved one becomes the last item of a meeting that is not closed. */
  place: command('议题列入会议', z.strictObject({ ...oneVersion, meetingId: recordId }), savedTopic),
  remove: command('删除议题', z.strictObject({ id: recordId }), z.strictObject({ saved })),
} as const
