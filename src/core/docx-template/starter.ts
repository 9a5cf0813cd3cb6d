/** Our own layout of the minutes as a template, for an office to change in its word processor. Pure but for time. */
import { blank, labelled, text } from '../documents/blocks.ts'
import type { Block, ParagraphRole } from '../documents/doc-model.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { templateFields, templateLists } from './template-fields.ts'

const { mark, reference, unitName, issuedOn, title, attending, excused, observing, correction, copyTo } = templateFields
const { paragraphs } = templateLists

const field = ({ tag }: { readonly tag: string }): string => `{${tag}}`

const { heading1, heading2, heading3, plain } = paragraphs.fields

/** A paragraph in the style of its kind, and none where the text is of another. */
function ofKind(role: ParagraphRole, { tag }: { readonly tag: string }): Block[] {
  return [text(role, `{#${tag}}`), text(role, field(paragraphs.fields.text)), text(role, `{/${tag}}`)]
}

const blocks: readonly Block[] = [
  text('mark', field(mark)),
  blank,
  text('issueNumber', field(reference)),
  { kind: 'split', role: 'issuer', left: field(unitName), right: field(issuedOn) },
  blank,
  blank,
  text('title', field(title)),
  blank,
  // A loop that stands alone in its paragraph leaves no paragraph of its own.
  text('body', `{#${paragraphs.tag}}`),
  ...ofKind('heading1', heading1),
  ...ofKind('heading2', heading2),
  ...ofKind('heading3', heading3),
  ...ofKind('body', plain),
  text('body', `{/${paragraphs.tag}}`),
  blank,
  labelled('attendance', '出席：', field(attending)),
  labelled('attendance', '请假：', field(excused)),
  labelled('attendance', '列席：', field(observing)),
  text('note', field(correction)),
]

const imprint = {
  copyTo: field(copyTo),
  office: field(unitName),
  date: `${field(issuedOn)}印发`,
  startsPage: false,
}

/** The same each time: it is no document of any day. */
const createdAt = new Date(0)

export function starterTemplate(): Promise<Uint8Array> {
  return renderDocx({ blocks, imprint }, { title: '纪要模板', createdAt })
}
