/** Minutes as our own renderer writes them, with the elements added that they do not have by themselves. */
import type { MinutesText } from '../../../src/contract/minutes-text.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { longMeeting, sourceOf } from '../documents/sources.ts'
import { DocxEditor } from './docx-editor.ts'

const copies = ['青岚区城市管理局', '青岚区民政局', '云溪派出所', '各社区居民委员会', '各物业服务企业']

export function ownMinutes(): Promise<Uint8Array> {
  const paper = sourceOf(longMeeting, { copyTo: copies })
  return renderDocx(layoutMinutes({ ...paper, text: withSecondLevel(paper.text) }), {
    title: '纪要',
    createdAt: new Date('2026-11-06T01:30:00Z'),
  })
}

/** The draft has headings of the first level only. */
function withSecondLevel(text: MinutesText): MinutesText {
  const second = text.findIndex((block) => block.kind === 'heading' && block.text.includes('翠湖'))
  return text.toSpliced(
    second + 1,
    0,
    { kind: 'heading', level: 2, text: '现场情况' },
    { kind: 'paragraph', text: '会议查看了现场照片。' },
    { kind: 'heading', level: 2, text: '处理意见' },
  )
}

/** All four levels of headings, and a list of attachments. */
export async function baseDocument(): Promise<Uint8Array> {
  const editor = new DocxEditor(await ownMinutes())
  const third = editor.paragraph('3.')
  editor.insertAfter(editor.insertAfter(third, '（1）由青禾社区负责日常管理。'), '（2）由物业企业负责清运。')
  const last = editor.paragraph('12.')
  const list = editor.insertAfter(editor.insertAfter(last, ''), '附件：1.早市疏导点位置图', last)
  editor.insertAfter(list, '2.责任分工表')
  return editor.bytes()
}
