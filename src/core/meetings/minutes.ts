/** Issuing the 纪要: a number without gaps, bytes that never change, corrections as new versions with a reason. */
import type { minutesApi } from '../../contract/api/meetings.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import type { Meeting } from '../../contract/meetings.ts'
import { sha256 } from '../db/sha256.ts'
import { layoutMinutes, minutesTitle, missingForIssue, type MinutesSource } from '../documents/minutes-layout.ts'
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
    const source: MinutesSource = {
      unitName: await nameOfUnit(context, meeting.unit),
      draft,
      number: issued?.number ?? null,
      issuedOn: issued?.issuedOn ?? null,
      revision: issued?.revision ?? 1,
      reason: issued?.reason ?? '',
      copyTo: [],
    }
    return { html: renderHtml(layoutMinutes(source)), missing: missingForIssue(draft) }
  },

  issue: async (context, { id, reason }) => {
    const meeting = await requireOwnMeeting(context, id)
    const draft = draftOf(meeting)
    const missing = missingForIssue(draft)
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
  const issuedOn = localDate(createdAt)
  const model = layoutMinutes({ unitName: context.unit.name, draft: draftOf(meeting), issuedOn, copyTo: [], ...issue })
  return renderDocx(model, { title: minutesTitle(draftOf(meeting)), createdAt })
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
    title: minutesTitle(draftOf(meeting)),
    fileName: fileNameOf(minutesTitle(draftOf(meeting)), issue),
    mediaType: mediaTypes.docx,
    contentHash,
    issuedOn: localDate(new Date(stamp.at)),
    reason: issue.reason === '' ? null : issue.reason,
  }
  const { id } = records.create(stamp, 'documents', options.newId(), unit.code, { values })
  const { number, year, revision, title, fileName, issuedOn, reason } = values
  return { id, number, year, revision, title, fileName, contentHash, issuedOn, reason }
}
