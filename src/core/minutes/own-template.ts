/** The template that the series of a meeting has chosen in place of our layout, and a paper put into it. */
import type { Meeting } from '../../contract/meetings.ts'
import { readTemplate } from '../docx-template/repository.ts'
import type { TemplateData } from '../docx-template/template-fields.ts'
import { fillTemplate, inspectTemplate } from '../docx-template/template.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'
import type { QueryContext } from '../handlers.ts'
import { readSeries } from '../meeting-series/repository.ts'
import { draftOf } from '../meetings/translate.ts'
import { printedBesides, templateData, type PrintedText } from './template-data.ts'

export interface OwnTemplate {
  readonly name: string
  readonly contentHash: string
  readonly bytes: Uint8Array
  readonly mark: string
}

/** null: the minutes are issued in our layout. */
export async function ownTemplate({ db }: QueryContext, { seriesId }: Meeting): Promise<OwnTemplate | null> {
  const series = seriesId === null ? null : await readSeries(db, seriesId)
  if (series === null || series.template_id === null) return null
  const template = await readTemplate(db, series.template_id)
  if (template === null) throw new Error(`the template of a series is not there: ${series.template_id}`)
  const { name, content_hash: contentHash, bytes } = template
  return { name, contentHash, bytes: new Uint8Array(bytes), mark: series.mark ?? '' }
}

export interface PaperOfMeeting {
  readonly meeting: Meeting
  readonly paper: MinutesPaper
  /** Null before the first issue. */
  readonly number: number | null
}

export function fillOwnTemplate({ name, bytes, mark }: OwnTemplate, paper: PaperOfMeeting): Promise<Uint8Array> {
  return fillTemplate({ name, bytes }, dataOf(paper, mark))
}

/** What goes out with the template and would not with our layout. */
export async function printedByTemplate(
  { name, bytes, mark }: OwnTemplate,
  paper: PaperOfMeeting,
): Promise<PrintedText[]> {
  const { fields } = await inspectTemplate({ name, bytes })
  return printedBesides(dataOf(paper, mark), fields)
}

function dataOf({ meeting, paper, number }: PaperOfMeeting, mark: string): TemplateData {
  return templateData({ draft: draftOf(meeting), paper, number, mark })
}
