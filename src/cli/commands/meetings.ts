/** `sidan meeting import`, `sidan meeting papers` and `sidan minutes issue`. */
import { basename } from 'node:path'
import type { MinutesFinding } from '../../contract/api/minutes.ts'
import { paperKinds, paperTitles, type PaperKind } from '../../contract/api/papers.ts'
import { AppError } from '../../contract/errors.ts'
import type { MeetingSummary } from '../../contract/meetings.ts'
import { parseMeetingFile } from '../../core/meetings/meeting-file.ts'
import { numberName } from '../../core/minutes/numbering.ts'
import { dataOption, onePositional, requireOption, textOption, UsageError, type Command } from '../command.ts'
import { readInput, withSession, writeOutput, type Session } from '../session.ts'

export const meetingImportCommand: Command = {
  name: 'meeting import',
  usage: 'meeting import 会议.json --data 文件夹',
  summary: '导入一次会议（格式见 docs/meeting-file.md）',
  options: { ...dataOption },
  run: async (args) => {
    const path = onePositional(args, '会议文件')
    const draft = parseMeetingFile(basename(path), new TextDecoder().decode(readInput(path)))
    return withSession(args, async (session) => {
      const { meeting } = await session.client.meetings.create(draft)
      const counts = {
        agenda: meeting.agenda.length,
        attendance: meeting.attendance.length,
        resolutions: meeting.resolutions.length,
      }
      return {
        json: { meeting: meeting.id, title: meeting.title, counts },
        text: [
          `已登记会议：${meeting.title}（${meeting.id}）`,
          `议题 ${counts.agenda}，参会 ${counts.attendance}，议定事项 ${counts.resolutions}`,
        ],
      }
    })
  },
}

export const meetingPapersCommand: Command = {
  name: 'meeting papers',
  usage: 'meeting papers 会议 --data 文件夹 --out 文件.docx [--kinds notice,agenda,signIn,record]',
  summary: '会议材料（通知、议程、签到表、会议记录）合成一个文件',
  options: {
    ...dataOption,
    out: { type: 'string', help: '写到哪个文件' },
    kinds: { type: 'string', help: '要哪些材料，用逗号隔开；不写就是通知、议程、签到表' },
  },
  run: async (args) => {
    const wanted = onePositional(args, '会议')
    const out = requireOption(args, 'out')
    const kinds = paperKindsIn(textOption(args, 'kinds') ?? 'notice,agenda,signIn')
    return withSession(args, async (session) => {
      const meeting = await findMeeting(session, wanted)
      const file = await writeOutput(out, await session.client.papers.make({ meetingId: meeting.id, kinds }))
      const titles = kinds.map((kind) => paperTitles[kind]).join('、')
      return { json: { file, meeting: meeting.id, kinds }, text: [`${meeting.title}：${titles}`, `已写入 ${file}`] }
    })
  },
}

function paperKindsIn(list: string): PaperKind[] {
  return list.split(',').map((name) => {
    const kind = paperKinds.find((known) => known === name.trim())
    if (kind === undefined) throw new UsageError(`没有“${name.trim()}”这种材料，可以是 ${paperKinds.join('、')}`)
    return kind
  })
}

export const minutesIssueCommand: Command = {
  name: 'minutes issue',
  usage: 'minutes issue 会议 --data 文件夹 --out 文件.docx [--number 期号] [--reason 更正原因] [--confirm-personal]',
  summary: '纪要发文；“会议”是编号、名称，或 latest（最近一次）',
  options: {
    ...dataOption,
    out: { type: 'string', help: '写到哪个文件' },
    number: { type: 'string', help: '从第几号发起，只能用于第一份纪要' },
    reason: { type: 'string', help: '已发文时生成更正版的原因' },
    'confirm-personal': { type: 'boolean', help: '确认可以公开正文中的个人信息，逐条列出' },
  },
  run: async (args) => {
    const wanted = onePositional(args, '会议')
    const out = requireOption(args, 'out')
    const number = numberIn(textOption(args, 'number'))
    return withSession(args, async (session) => {
      const meeting = await findMeeting(session, wanted)
      const confirmed = args.values['confirm-personal'] === true ? await personalData(session, meeting) : []
      const { document, artifact } = await session.client.minutes.issue({
        id: meeting.id,
        reason: textOption(args, 'reason') ?? '',
        number,
        confirmedFindings: confirmed.map(({ key }) => key),
      })
      const file = await writeOutput(out, artifact)
      return {
        json: {
          file,
          meeting: meeting.id,
          number: document.number,
          revision: document.revision,
          contentHash: document.contentHash,
          confirmed: confirmed.map(confirmedLine),
        },
        text: [
          `已发文：${meeting.title} ${numberName(document)}`,
          ...confirmed.map((finding) => `确认公开：${confirmedLine(finding)}`),
          `文件：${file}`,
          `内容校验码：${document.contentHash}`,
        ],
      }
    })
  },
}

function numberIn(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,4}$/u.test(text)) throw new UsageError(`“${text}”不是编号，应为 1 至 99999 的整数`)
  return Number(text)
}

async function personalData({ client }: Session, { id }: MeetingSummary): Promise<MinutesFinding[]> {
  const { findings } = await client.minutes.preview({ id })
  return findings.filter(({ kind }) => kind === 'personal')
}

/** Masked: what is printed here may be kept for long. */
function confirmedLine({ place, message }: MinutesFinding): string {
  return `${place.label} ${message}`
}

/** By id, by exact title, or the most recent one. */
async function findMeeting(session: Session, wanted: string): Promise<MeetingSummary> {
  const meetings = await session.client.meetings.list({})
  const found =
    wanted === 'latest' ? meetings[0] : meetings.find((meeting) => meeting.id === wanted || meeting.title === wanted)
  if (found === undefined) throw new AppError('not_found')
  return found
}
