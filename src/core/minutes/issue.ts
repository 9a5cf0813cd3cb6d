/**
 * Issuing the 纪要, in our layout or in the template of the series: a number without gaps, bytes that never change, corrections
 * as new versions with a reason.
 */
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import type { MeetingSeries } from '../../contract/meeting-series.ts'
import type { IssuedDocument, Meeting } from '../../contract/meetings.ts'
import { sha256 } from '../db/sha256.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'
import { layoutMinutes } from '../documents/minutes-layout.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { readPartnerName } from '../exchange/trust/repository.ts'
import { fileNameFor } from '../file-name.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import type { GivenNumber } from '../meeting-series/numbering.ts'
import { readSeries } from '../meeting-series/repository.ts'
import { toSeries } from '../meeting-series/translate.ts'
import { storeBlob } from '../meetings/repository.ts'
import { draftOf, toIssued } from '../meetings/translate.ts'
import { missingOf, paperOf } from './facts.ts'
import { personalFindings, type PersonalFinding } from './findings.ts'
import { writeSource } from './issued-source.ts'
import { chooseNumber, numberAhead, numberName, unitNumbering, type NumberAhead } from './numbering.ts'
import { fillOwnTemplate, ownTemplate, printedByTemplate, type OwnTemplate } from './own-template.ts'
import { readIssuedDocument, readIssuedNumbers } from './repository.ts'
import { stateOf } from './text.ts'

export interface IssueRequest {
  readonly reason: string
  readonly number: number | null
  readonly confirmedFindings: readonly string[]
}

export interface Issued {
  readonly document: IssuedDocument
  readonly bytes: Uint8Array
  readonly label: string
}

export async function issueMinutes(context: CommandContext, meeting: Meeting, request: IssueRequest): Promise<Issued> {
  const missing = missingOf(draftOf(meeting))
  if (missing.length > 0) throw new AppError('meeting_incomplete', { missing: missing.join('、') })
  const previous = meeting.documents[0]
  const reason = request.reason.trim()
  if (previous !== undefined && reason === '') throw new AppError('meeting_issued')
  const given = previous ?? (await giveNumber(context, meeting, request.number))
  const paper = await paperNow(context, meeting, {
    given,
    issuedOn: localDate(new Date(context.stamp.at)),
    correction: previous === undefined ? null : reason,
  })
  const template = await ownTemplate(context, meeting)
  const content = { meeting, paper, number: given.number }
  const besides = template === null ? [] : await printedByTemplate(template, content)
  const confirmed = confirmedData(personalFindings(paper, besides), request.confirmedFindings)
  const revision = (previous?.revision ?? 0) + 1
  const bytes =
    template === null
      ? await renderDocx(layoutMinutes(paper), { title: paper.title, createdAt: new Date(context.stamp.at) })
      : await fillOwnTemplate(template, content)
  const document = await store(context, meeting, { given, revision, reason, paper, confirmed, template, bytes })
  const name = `${numberName(given)}${confirmed.length === 0 ? '' : `（确认公开：${confirmed.join('、')}）`}`
  return { document, bytes, label: `${revision === 1 ? '纪要发文' : '纪要更正'}：${name}` }
}

async function giveNumber(context: QueryContext, meeting: Meeting, wanted: number | null): Promise<GivenNumber> {
  const issued = await readIssuedNumbers(context.db, context.unit.code, meeting.seriesId)
  return chooseNumber(await numberFor(context, meeting), wanted, issued)
}

export async function numberFor(context: QueryContext, meeting: Meeting): Promise<NumberAhead> {
  const { db, unit, options } = context
  const issued = await readIssuedNumbers(db, unit.code, meeting.seriesId)
  const year = Number(localDate(options.now()).slice(0, 4))
  const { numbering, firstNumber } = await seriesOf(context, meeting)
  return numberAhead({ numbering, firstNumber, year }, issued)
}

type SeriesRules = Pick<MeetingSeries, 'numbering' | 'firstNumber' | 'copyTo' | 'mark'>

async function seriesOf({ db }: QueryContext, { seriesId }: Meeting): Promise<SeriesRules> {
  const series = seriesId === null ? null : await readSeries(db, seriesId)
  return series === null ? { ...unitNumbering, copyTo: [], mark: '' } : toSeries(series)
}

export interface PaperNow {
  /** null before the first issue. */
  readonly given: GivenNumber | null
  readonly issuedOn: string | null
  readonly correction: string | null
}

/** The paper as it would be issued now, from the text as it is stored or as it is given. */
export async function paperNow(
  context: QueryContext,
  meeting: Meeting,
  { given, issuedOn, correction }: PaperNow,
  text?: MinutesPaper['text'],
): Promise<MinutesPaper> {
  const { copyTo, mark } = await seriesOf(context, meeting)
  return paperOf(
    draftOf(meeting),
    await nameOfUnit(context, meeting.unit),
    text ?? (await stateOf(context, meeting)).text,
    { issueNumber: given === null ? null : numberName(given), issuedOn, correction, copyTo, mark },
  )
}

async function nameOfUnit({ db, unit }: QueryContext, code: string): Promise<string> {
  return code === unit.code ? unit.name : ((await readPartnerName(db, code)) ?? code)
}

/**
 * 个人信息保护法第二十五条: personal data is made public with separate consent only; the clerk answers for each place.
 * @throws AppError minutes_personal_data
 * @returns what goes out knowingly, masked.
 */
function confirmedData(findings: readonly PersonalFinding[], confirmed: readonly string[]): string[] {
  const open = findings.filter(({ key }) => !confirmed.includes(key))
  if (open.length > 0)
    throw new AppError('minutes_personal_data', {
      count: open.length,
      places: open.map(({ place, masked }) => `${place.label} ${masked}`).join('；'),
    })
  return findings.map(({ place, masked }) => `${place.label} ${masked}`)
}

function fileNameOf(title: string, given: GivenNumber, revision: number): string {
  const suffix = revision === 1 ? '' : `（更正${revision - 1}）`
  return fileNameFor(title, `（${numberName(given)}）${suffix}.docx`)
}

interface NewDocument {
  readonly given: GivenNumber
  readonly revision: number
  readonly reason: string
  readonly paper: MinutesPaper
  readonly confirmed: readonly string[]
  readonly template: OwnTemplate | null
  readonly bytes: Uint8Array
}

async function store(context: CommandContext, meeting: Meeting, issue: NewDocument): Promise<IssuedDocument> {
  const { records, stamp, unit, options } = context
  const { given, revision, reason, paper, confirmed, template, bytes } = issue
  const contentHash = sha256(bytes)
  await storeBlob(context.db, contentHash, bytes)
  const { id } = records.create(stamp, 'documents', options.newId(), unit.code, {
    values: {
      meetingId: meeting.id,
      number: given.number,
      year: given.year,
      revision,
      title: paper.title,
      fileName: fileNameOf(paper.title, given, revision),
      mediaType: mediaTypes.docx,
      contentHash,
      issuedOn: localDate(new Date(stamp.at)),
      reason: reason === '' ? null : reason,
      seriesId: meeting.seriesId,
      source: writeSource({ paper, confirmed, template }),
    },
  })
  const stored = await readIssuedDocument(context.db, id)
  if (stored === null) throw new Error('the issued document is not there')
  return toIssued(stored)
}
