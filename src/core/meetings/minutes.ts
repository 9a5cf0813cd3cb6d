/** Issuing the 纪要: a number without gaps, bytes that never change, corrections as new versions with a reason. */
import type { minutesApi } from '../../contract/api/meetings.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import type { Meeting, MeetingDraft } from '../../contract/meetings.ts'
import { sha256 } from '../db/sha256.ts'
import { draftMinutes, minutesTitle, missingForIssue } from '../documents/draft-minutes.ts'
import type { AttendanceFacts, MinutesFacts } from '../documents/minutes-facts.ts'
import { layoutMinutes, type MinutesPaper } from '../documents/minutes-layout.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { renderHtml } from '../documents/render-html.ts'
import { readPartnerName } from '../exchange/repository.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { nextNumber, readDocument, storeBlob } from './repository.ts'
import { requireMeeting, requireOwnMeeting } from './service.ts'
import { draftOf } from './translate.ts'

export const minutesHandlers: HandlersOf<typeof minutesApi> = {
  preview: async (context, { id }) => {
    const meeting = await requireMeeting(context.db, id)
    const draft = draftOf(meeting)
    const issued = meeting.documents[0]
    const issue = issued === undefined ? null : { ...issued, reason: issued.reason ?? '' }
    const paper = paperOf(draft, await nameOfUnit(context, meeting.unit), issue)
    return { html: renderHtml(layoutMinutes(paper)), missing: missingOf(draft) }
  },

  issue: async (context, { id, reason }) => {
    const meeting = await requireOwnMeeting(context, id)
    const missing = missingOf(draftOf(meeting))
    if (missing.length > 0) throw new AppError('meeting_incomplete', { missing: missing.join('、') })
    const previous = meeting.documents[0]
    if (previous !== undefined && reason.trim() === '') throw new AppError('meeting_issued')
    const number = previous?.number ?? (await nextNumber(context.db, context.unit.code))
    const revision = (previous?.revision ?? 0) + 1
    const bytes = await render(context, meeting, { number, revision, reason: reason.trim() })
    const document = await store(context, meeting, { number, revision, reason: reason.trim(), bytes })
    return {
      value: { document, artifact: { name: document.fileName, mediaType: mediaTypes.docx, bytes } },
      label: revision === 1 ? `纪要发文：第${number}期` : `纪要更正：第${number}期`,
    }
  },

  open: async ({ db }, { documentId }) => {
    const document = await readDocument(db, documentId)
    if (document === null) throw new AppError('not_found')
    return { name: document.file_name, mediaType: document.media_type, bytes: new Uint8Array(document.bytes) }
  },
}

async function nameOfUnit({ db, unit }: QueryContext, code: string): Promise<string> {
  return code === unit.code ? unit.name : ((await readPartnerName(db, code)) ?? code)
}

interface Issue {
  readonly number: number
  readonly revision: number
  readonly reason: string
}

async function render(context: CommandContext, meeting: Meeting, issue: Issue): Promise<Uint8Array> {
  const createdAt = new Date(context.stamp.at)
  const paper = paperOf(draftOf(meeting), context.unit.name, { ...issue, issuedOn: localDate(createdAt) })
  return renderDocx(layoutMinutes(paper), { title: paper.title, createdAt })
}

/** `issue` is null in a preview before the first issue. */
export function paperOf(
  draft: MeetingDraft,
  unitName: string,
  issue: (Issue & { readonly issuedOn: string }) | null,
): MinutesPaper {
  return {
    unitName,
    kind: draft.kind,
    title: minutesTitle(draft.title),
    issueNumber: issue === null ? null : `第${issue.number}期`,
    issuedOn: issue?.issuedOn ?? null,
    text: draftMinutes(factsOf(draft)),
    attendance: attendanceOf(draft),
    copyTo: [],
    correction: issue === null || issue.revision === 1 ? null : issue.reason,
  }
}

export function missingOf(draft: MeetingDraft): string[] {
  return missingForIssue(factsOf(draft), attendanceOf(draft))
}

function factsOf(draft: MeetingDraft): MinutesFacts {
  return {
    ...draft,
    agenda: draft.agenda.map((item) => ({ ...item, decisions: [], vote: null })),
    decisions: draft.resolutions.map(({ content, responsibleUnit, deadline }) => ({
      content,
      leadUnit: responsibleUnit,
      supportingUnits: [],
      person: '',
      deadline,
    })),
  }
}

function attendanceOf(draft: MeetingDraft): AttendanceFacts[] {
  return draft.attendance.map(({ status, unit, name }) => ({ kind: status, unit, name }))
}

/** File systems take 255 bytes of name, three for a Chinese character. */
const longestFileTitle = 60

function fileNameOf(title: string, { number, revision }: Issue): string {
  const suffix = revision === 1 ? '' : `（更正${revision - 1}）`
  const short = title.slice(0, longestFileTitle).toWellFormed()
  return `${short}（第${number}期）${suffix}.docx`.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
}

async function store(
  context: CommandContext,
  meeting: Meeting,
  issue: Issue & { bytes: Uint8Array },
): Promise<Meeting['documents'][number]> {
  const { records, stamp, unit, options } = context
  const contentHash = sha256(issue.bytes)
  await storeBlob(context.db, contentHash, issue.bytes)
  const values = {
    meetingId: meeting.id,
    number: issue.number,
    year: null,
    revision: issue.revision,
    title: minutesTitle(meeting.title),
    fileName: fileNameOf(minutesTitle(meeting.title), issue),
    mediaType: mediaTypes.docx,
    contentHash,
    issuedOn: localDate(new Date(stamp.at)),
    reason: issue.reason === '' ? null : issue.reason,
  }
  const { id } = records.create(stamp, 'documents', options.newId(), unit.code, { values })
  const { number, year, revision, title, fileName, issuedOn, reason } = values
  return { id, number, year, revision, title, fileName, contentHash, issuedOn, reason }
}
