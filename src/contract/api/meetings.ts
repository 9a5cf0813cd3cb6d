/** Meetings, and the minutes (纪要) that are issued from them. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, permanentCommand, query } from '../define-api.ts'
import { issuedDocument, meeting, meetingDraft, meetingStages, meetingSummary } from '../meetings.ts'
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

export const minutesApi = {
  /** The page as it will print, as a complete HTML document without scripts. */
  preview: query('预览纪要', byId, z.strictObject({ html: z.string(), missing: z.array(z.string()) })),
  /** First issue takes the next number; a correction keeps the number, raises the revision and needs a reason. */
  issue: permanentCommand(
    '纪要发文',
    z.strictObject({ id: recordId, reason: z.string().max(200).default('') }),
    z.strictObject({ document: issuedDocument, artifact, saved }),
  ),
  /** The bytes of an issued document, exactly as issued. */
  open: query('打开纪要', z.strictObject({ documentId: recordId }), artifact),
} as const
