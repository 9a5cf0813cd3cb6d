/** A meeting as the window, the command line and the minutes see it. Dates are ISO text in local time. */
import { z } from 'zod'

export const meetingKinds = ['联席会议', '议事协商会', '专题会议'] as const
export const attendanceStatuses = ['出席', '列席', '请假'] as const

export const isoDate = z.iso.date()
/** `2026-11-05T14:30`, local time of the office: a meeting is held where the clock hangs. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

const shortText = z.string().max(200)
const longText = z.string().max(20_000)
const recordId = z.uuid()

export const agendaItem = z.strictObject({
  id: recordId.optional(),
  title: shortText.min(1),
  presenter: shortText,
  discussion: longText,
})

export const attendance = z.strictObject({
  id: recordId.optional(),
  status: z.enum(attendanceStatuses),
  unit: shortText,
  name: shortText.min(1),
})

export const resolution = z.strictObject({
  id: recordId.optional(),
  content: longText.min(1),
  responsibleUnit: shortText,
  deadline: isoDate.nullable(),
})

export const meetingDraft = z.strictObject({
  title: shortText.min(1),
  kind: z.enum(meetingKinds),
  heldAt: localDateTime,
  place: shortText,
  chair: shortText,
  recorder: shortText,
  discussion: longText,
  agenda: z.array(agendaItem).max(100),
  attendance: z.array(attendance).max(500),
  resolutions: z.array(resolution).max(200),
})

export const issuedDocument = z.strictObject({
  id: recordId,
  number: z.int(),
  revision: z.int(),
  title: z.string(),
  fileName: z.string(),
  contentHash: z.string(),
  issuedOn: isoDate,
  reason: z.string().nullable(),
})

export const meeting = z.strictObject({
  id: recordId,
  version: z.int(),
  unit: z.string(),
  updatedAt: z.string(),
  ...meetingDraft.shape,
  documents: z.array(issuedDocument),
})

export const meetingSummary = z.strictObject({
  id: recordId,
  title: z.string(),
  kind: z.string(),
  heldAt: z.string(),
  place: z.string(),
  unit: z.string(),
  attending: z.int(),
  resolutions: z.int(),
  lastIssued: issuedDocument.nullable(),
})

export type AgendaItem = z.infer<typeof agendaItem>
export type Attendance = z.infer<typeof attendance>
export type Resolution = z.infer<typeof resolution>
export type MeetingDraft = z.infer<typeof meetingDraft>
export type Meeting = z.infer<typeof meeting>
export type MeetingSummary = z.infer<typeof meetingSummary>
export type IssuedDocument = z.infer<typeof issuedDocument>
