/** Papers of a meeting as a page to look at and as one Word file. */
import { paperTitles, type PaperKind, type papersApi, type PapersOfMeeting } from '../../contract/api/papers.ts'
import { mediaTypes, type Artifact } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import { closingHandlers } from '../closing/service.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { DocModel } from '../documents/doc-model.ts'
import { joinDocuments } from '../documents/document-set.ts'
import { layoutAgendaPaper } from '../documents/papers/agenda-paper.ts'
import { layoutCarryOverReceipt } from '../documents/papers/carry-over-receipt.ts'
import { layoutMeetingRecord } from '../documents/papers/meeting-record.ts'
import { layoutNotice } from '../documents/papers/notice.ts'
import { layoutSignInSheet } from '../documents/papers/sign-in-sheet.ts'
import { layoutSupervisionSheet } from '../documents/papers/supervision-sheet.ts'
import { emptyTopic, layoutTopicApplication } from '../documents/papers/topic-application.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { renderHtml } from '../documents/render-html.ts'
import { fileNameFor } from '../file-name.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { requireMeeting } from '../meetings/service.ts'
import { taskHandlers } from '../tasks/service.ts'
import { agendaPaperFacts, noticeFacts, recordFacts, signInFacts } from './facts.ts'
import { receiptFacts, supervisionFacts } from './follow-up-facts.ts'
import { topicFacts } from './topic-facts.ts'

export const paperHandlers: HandlersOf<typeof papersApi> = {
  preview: async (context, request) => {
    const meeting = await requireMeeting(context.db, request.meetingId)
    return { html: renderHtml(joinDocuments(papersOf(context, meeting, request))) }
  },

  make: async (context, request) => {
    const meeting = await requireMeeting(context.db, request.meetingId)
    const [only, ...others] = request.kinds
    const what = others.length === 0 && only !== undefined ? paperTitles[only] : '会议材料'
    return asFile(context, `${meeting.title}${what}`, papersOf(context, meeting, request))
  },

  supervision: async (context, { units, urgencies, replyBy }) => {
    const { on, units: groups } = await taskHandlers.supervision(context, { units, urgencies })
    if (groups.length === 0) throw new AppError('nothing_to_supervise')
    const frame = { unitName: context.unit.name, replyBy, issuedOn: on }
    const models = groups.map((group) => layoutSupervisionSheet(supervisionFacts(group, frame)))
    const [only, ...others] = groups
    return asFile(context, others.length === 0 && only !== undefined ? `督办单：${only.unit}` : '督办单', models)
  },

  receipt: async (context, { meetingId, receiptId }) => {
    const meeting = await requireMeeting(context.db, meetingId)
    const receipt = (await closingHandlers.receipt(context, { meetingId })).find(({ id }) => id === receiptId)
    if (receipt === undefined) throw new AppError('not_found')
    return asFile(context, `${meeting.title}结转单`, [layoutCarryOverReceipt(receiptFacts(meeting, receipt))])
  },

  topicForm: (context, { topicId }) => {
    const topic = topicId === null ? null : context.records.get('topics', topicId)
    if (topicId !== null && (topic === null || topic.deletedAt !== null)) throw new AppError('not_found')
    const series = topic === null ? null : context.records.get('meetingSeries', String(topic.values['seriesId'] ?? ''))
    const meetingTitle = String(series?.values['name'] ?? '')
    const facts = topic === null ? emptyTopic : topicFacts(topic.values)
    const model = layoutTopicApplication({ meetingTitle, dueOn: null, topic: facts })
    return asFile(context, facts.title === '' ? '议题申请单' : `议题申请单：${facts.title}`, [model])
  },
}

function papersOf(context: QueryContext, meeting: Meeting, { kinds, notice }: PapersOfMeeting): DocModel[] {
  const layouts: Readonly<Record<PaperKind, () => DocModel>> = {
    notice: () => layoutNotice(noticeFacts(meeting, context.unit.name, notice, localDate(context.options.now()))),
    agenda: () => layoutAgendaPaper(agendaPaperFacts(meeting)),
    signIn: () => layoutSignInSheet(signInFacts(meeting)),
    record: () => layoutMeetingRecord(recordFacts(meeting)),
  }
  return kinds.map((kind) => layouts[kind]())
}

async function asFile(context: QueryContext, title: string, models: readonly DocModel[]): Promise<Artifact> {
  const bytes = await renderDocx(joinDocuments(models), { title, createdAt: context.options.now() })
  return { name: fileNameFor(title, '.docx'), mediaType: mediaTypes.docx, bytes }
}
