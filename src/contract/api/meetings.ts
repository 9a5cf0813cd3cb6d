/** Meetings, edited as a whole. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { meeting, meetingDraft, meetingStages, meetingSummary } from '../meetings.ts'
import { nothing, recordId, saved } from './shared.ts'

const byId = z.strictObject({ id: recordId })
const savedMeeting = z.strictObject({ meeting, saved })

export const meetingsApi = {
  list: query('查看会议', nothing, z.array(meetingSummary)),
  get: query('查看会议', byId, meeting),
  create: command('新建会议', meetingDraft, savedMeeting),
  update: command('修改会议', z.strictObject({ id: recordId, version: z.int(), draft: meetingDraft }), savedMeeting),
  /** 开始开会, 散会, and back; a closed meeting stays closed. */
  setStage: command(
    '更改会议阶段',
    z.strictObject({ id: recordId, version: z.int(), stage: z.enum(meetingStages) }),
    savedMeeting,
  ),
  remove: command('删除会议', byId, z.strictObject({ saved })),
} as const
