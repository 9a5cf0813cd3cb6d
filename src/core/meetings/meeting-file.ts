/**
 * Reads a meeting from a JSON file (docs/meeting-file.md). The file is written by people and scripts, so it may be brief:
 * an agenda item or a resolution may be a plain text, attendance may be grouped by status.
 */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import {
  agendaItem,
  attendance as attendanceOfContract,
  attendanceStatuses,
  meetingDraft,
  vote,
  type MeetingDraft,
} from '../../contract/meetings.ts'
import { parseDate } from '../values/parse-date.ts'
import { describeFileIssue } from './file-issues.ts'

const text = z.string().trim()
const textOrLines = z.union([text, z.array(text).transform((lines) => lines.join('\n'))])

const agendaEntry = z.union([
  text.min(1).transform((title) => ({ title, presenter: '', discussion: '' })),
  z.strictObject({
    title: text.min(1),
    presenter: text.default(''),
    discussion: textOrLines.default(''),
    plannedMinutes: agendaItem.shape.plannedMinutes,
  }),
])

const personInFull = z.strictObject({
  unit: text.default(''),
  name: text.min(1),
  duty: text.default(''),
  party: attendanceOfContract.shape.party,
  standsInFor: text.default(''),
})

/** “单位 姓名” in one text, or the two apart. */
const person = z.union([text.min(1).transform(splitPerson), personInFull])

const attendance = z.union([
  z.array(personInFull.extend({ status: z.enum(attendanceStatuses) })),
  z
    .partialRecord(z.enum(attendanceStatuses), z.array(person))
    .transform((groups) =>
      attendanceStatuses.flatMap((status) => (groups[status] ?? []).map((member) => ({ status, ...member }))),
    ),
])

const deadline = z.union([z.null(), z.literal('').transform(() => null), text.transform(toIsoDate)])

/** People count agenda items from one, the contract counts places from nought. */
const itemOrdinal = z
  .int()
  .min(1)
  .transform((ordinal) => ordinal - 1)
  .nullable()
  .default(null)

const resolution = z.union([
  text.min(1).transform((content) => ({ content, responsibleUnit: '', deadline: null })),
  z.strictObject({
    content: text.min(1),
    responsibleUnit: text.default(''),
    supportingUnits: z.array(text.min(1)).default([]),
    person: text.default(''),
    deadline: deadline.default(null),
    item: itemOrdinal,
  }),
])

const votes = z.array(
  z.strictObject({
    ...vote.omit({ id: true, item: true }).shape,
    invalid: vote.shape.invalid.default(0),
    notVoting: vote.shape.notVoting.default(0),
    item: itemOrdinal,
  }),
)

const meetingFile = z.strictObject({
  title: text.min(1),
  kind: text.min(1).default('联席会议'),
  time: text.transform(toLocalDateTime),
  place: text.default(''),
  chair: text.default(''),
  recorder: text.default(''),
  attendance: attendance.default([]),
  agenda: z.array(agendaEntry).default([]),
  discussion: textOrLines.default(''),
  resolutions: z.array(resolution).default([]),
  votes: votes.default([]),
  entitled: meetingDraft.shape.entitled,
})

/** @throws AppError file_not_meeting naming the place in the file. */
export function parseMeetingFile(fileName: string, content: string): MeetingDraft {
  const { time, ...rest } = parseWith(meetingFile, fileName, parseJson(fileName, content))
  const draft = parseWith(meetingDraft, fileName, { ...rest, heldAt: time })
  for (const part of ['resolutions', 'votes'] as const) {
    const at = draft[part].findIndex(({ item }) => item !== null && item >= draft.agenda.length)
    const reason = `${part}.${at}.item 没有这一项议题（共 ${draft.agenda.length} 项）`
    if (at !== -1) throw new AppError('file_not_meeting', { file: fileName, reason })
  }
  return draft
}

function parseWith<Output>(schema: z.ZodType<Output>, fileName: string, value: unknown): Output {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new AppError('file_not_meeting', { file: fileName, reason: describeFileIssue(parsed.error) })
}

function parseJson(fileName: string, content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch {
    throw new AppError('file_not_meeting', { file: fileName, reason: '不是 JSON 文件' })
  }
}

function splitPerson(entry: string): { unit: string; name: string } {
  const [, unit = '', name = entry] = /^(.*)\s(\S+)$/s.exec(entry) ?? []
  return { unit: unit.trim(), name }
}

function toIsoDate(value: string, context: z.core.$RefinementCtx): string {
  const parsed = parseDate(value)
  if (parsed.ok) return parsed.iso
  context.addIssue({ code: 'custom', message: `“${value}”${parsed.reason}` })
  return z.NEVER
}

/** A day, written in any of the ways people write one, and a time of day; without a time the working day begins at nine. */
function toLocalDateTime(value: string, context: z.core.$RefinementCtx): string {
  const [, day = value, hour = '9', minute = '00'] =
    /^(.*?)[T\s]*(?:(\d{1,2})[:：时](\d{2})?分?(?::\d{2})?)?$/.exec(value) ?? []
  const parsed = parseDate(day)
  if (parsed.ok && Number(hour) < 24 && Number(minute) < 60) return `${parsed.iso}T${hour.padStart(2, '0')}:${minute}`
  context.addIssue({ code: 'custom', message: `“${value}”不是日期和时间，例如 2026-11-05 14:30` })
  return z.NEVER
}
