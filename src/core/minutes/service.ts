/** The minutes as the window uses them: their text, the live page with what speaks against it, issuing, comparing. */
import type { minutesApi } from '../../contract/api/minutes.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import type { Row } from '../db/schema.ts'
import { layoutMinutes, type MinutesPaper } from '../documents/minutes-layout.ts'
import { renderHtml } from '../documents/render-html.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { requireMeeting, requireOwnMeeting } from '../meetings/service.ts'
import { draftOf } from '../meetings/translate.ts'
import { compareLines, linesOf, paperLines } from './compare.ts'
import { comparisonPage } from './comparison-page.ts'
import { confirmationHandlers } from './confirmations.ts'
import { documentName, requireDocument } from './documents.ts'
import { missingOf } from './facts.ts'
import { findingsOf } from './findings.ts'
import { issueMinutes, numberFor, paperNow } from './issue.ts'
import { readSource } from './issued-source.ts'
import { numberName } from './numbering.ts'
import { ownTemplate, printedByTemplate } from './own-template.ts'
import { readDocumentBytes } from './repository.ts'
import { markOf, writeStoredText } from './stored-text.ts'
import { draftedText, readStored, stateOf } from './text.ts'

export const minutesHandlers: HandlersOf<typeof minutesApi> = {
  ...confirmationHandlers,

  text: async (context, { id }) => stateOf(context, await requireMeeting(context.db, id)),

  redraft: async (context, { id, text }) => {
    const meeting = await requireMeeting(context.db, id)
    const drafted = draftedText(meeting)
    const held = text ?? (await stateOf(context, meeting)).text
    return { text: drafted, lines: compareLines(linesOf(held), linesOf(drafted)) }
  },

  saveText: async (context, { id, version, text, seen }) => {
    const meeting = await requireOwnMeeting(context, id)
    if (meeting.version !== version) throw new AppError('version_conflict', { record: meeting.title })
    const { records, stamp } = context
    const current = records.get('meetings', id)
    if (current === null) throw new AppError('not_found')
    const stored = await readStored(context, id)
    const drafted = seen || stored === null ? markOf(draftedText(meeting)) : stored.drafted
    const minutesText = text === null ? null : writeStoredText({ text, drafted })
    records.update(stamp, 'meetings', current, { values: { minutesText } })
    return {
      value: { state: await stateOf(context, await requireMeeting(context.db, id)) },
      label: `${text === null ? '恢复纪要拟稿' : '修改纪要'}：${meeting.title}`,
    }
  },

  preview: async (context, { id, text }) => {
    const meeting = await requireMeeting(context.db, id)
    const issued = meeting.documents[0]
    const paper = await paperNow(
      context,
      meeting,
      {
        given: issued ?? null,
        issuedOn: issued?.issuedOn ?? null,
        correction: issued === undefined || issued.revision === 1 ? null : issued.reason,
      },
      text,
    )
    const missing = missingOf(draftOf(meeting))
    const template = await ownTemplate(context, meeting)
    const content = { meeting, paper, number: issued?.number ?? null }
    const besides = template === null ? [] : await printedByTemplate(template, content)
    return {
      html: renderHtml(layoutMinutes(paper)),
      missing,
      findings: findingsOf(paper, missing, besides),
      template: template === null ? null : { name: template.name },
    }
  },

  numberAhead: async (context, { id }) => {
    const meeting = await requireMeeting(context.db, id)
    const previous = meeting.documents[0]
    const { number, year, mayChoose } =
      previous === undefined ? await numberFor(context, meeting) : { ...previous, mayChoose: false }
    return { number, year, name: numberName({ number, year }), mayChoose }
  },

  issue: async (context, { id, ...request }) => {
    const meeting = await requireOwnMeeting(context, id)
    const { document, bytes, label } = await issueMinutes(context, meeting, request)
    return {
      value: { document, artifact: { name: document.fileName, mediaType: mediaTypes.docx, bytes } },
      label,
    }
  },

  open: async ({ db }, { documentId }) => {
    const document = await readDocumentBytes(db, documentId)
    if (document === null) throw new AppError('not_found')
    return { name: document.file_name, mediaType: document.media_type, bytes: new Uint8Array(document.bytes) }
  },

  compare: async (context, { documentId, other }) => {
    const one = await requireDocument(context.db, documentId)
    const two = other === null ? null : await requireDocument(context.db, other)
    if (two !== null && two.meeting_id !== one.meeting_id) throw new AppError('not_found')
    const [first, second] = two !== null && two.revision < one.revision ? [two, one] : [one, two]
    const page = {
      title: first.title,
      before: documentName(first),
      after: second === null ? '现在的正文' : documentName(second),
      lines: compareLines(
        paperLines(paperOfDocument(first)),
        paperLines(second === null ? await paperToday(context, first) : paperOfDocument(second)),
      ),
    }
    return { ...page, html: comparisonPage(page) }
  },
}

/** @throws AppError minutes_without_source */
function paperOfDocument(document: Row<'documents'>): MinutesPaper {
  if (document.source === null) throw new AppError('minutes_without_source', { name: documentName(document) })
  return readSource(document.source).paper
}

/** What would be issued now, under the date of what has been: the date alone is no difference. */
async function paperToday(context: QueryContext, document: Row<'documents'>): Promise<MinutesPaper> {
  const meeting = await requireMeeting(context.db, document.meeting_id)
  return paperNow(context, meeting, { given: document, issuedOn: document.issued_on, correction: null })
}
