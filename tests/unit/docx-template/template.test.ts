/** An office's own template: filled as it says, refused with tag and place where it is wrong. */
import { describe, expect, test } from 'vitest'
import { readDocxParts } from '../../../src/core/compliance/reading/docx-parts.ts'
import { readDocument } from '../../../src/core/compliance/reading/read-document.ts'
import {
  templateFields,
  templateLists,
  type TemplateData,
  type TemplateList,
} from '../../../src/core/docx-template/template-fields.ts'
import { fillTemplate, inspectTemplate } from '../../../src/core/docx-template/template.ts'
import { partOf, xmlFault } from '../../integration/documents/parts.ts'
import { refusal } from '../../support/app.ts'
import { handMade } from '../compliance/hand-made.ts'

const p = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${p(text)}</w:tc>`).join('')}</w:tr>`
const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`

const template = async (body: string, footer?: string) => ({
  name: '模板.docx',
  bytes: await handMade({ body, ...(footer === undefined ? {} : { footer }) }),
})

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const { paragraphs } = readDocument(await readDocxParts({ name: '成文.docx', bytes }))
  return paragraphs.map(({ text }) => text)
}

const fill = async (body: string, data: TemplateData): Promise<string[]> =>
  await textsOf(await fillTemplate(await template(body), data))

const messages = async (body: string): Promise<string[]> =>
  (await inspectTemplate(await template(body))).errors.map(({ message }) => message)

describe('filling', () => {
  test('puts values in the place of fields', async () => {
    const body = p('{会议名称}') + p('时间：{ 时间 }，地点：{地点}')
    const data = { meetingName: '联席会议', heldAt: '2026年11月5日', place: '三楼' }
    expect(await fill(body, data)).toEqual(['联席会议', '时间：2026年11月5日，地点：三楼'])
  })

  test('a tag that is split over runs is one tag', async () => {
    expect(await fill(p('主持人：{主', '持', '人}（', '{期号}', '）'), { chair: '赵建甲', number: 3 })).toEqual([
      '主持人：赵建甲（3）',
    ])
  })

  test('what is missing stays blank', async () => {
    expect(await fill(p('{标题}|{主持人}') + p('{#议题}{议题名称}{汇报人}{/议题}'), { chair: null })).toEqual(['|', ''])
    const data = { resolutions: [{ content: '划线' }] }
    expect(await fill(p('{#议定事项}{内容}：{责任单位}{完成时限}{/议定事项}'), data)).toEqual(['划线：'])
  })

  test('a loop over paragraphs repeats them, and its own lines go', async () => {
    const body = p('{#议定事项}') + p('{序号}.{内容}') + p('责任单位：{责任单位}') + p('{/议定事项}') + p('完')
    const resolutions = ['甲', '乙'].map((content) => ({ content, responsibleUnit: '社区' }))
    expect(await fill(body, { resolutions })).toEqual(['1.甲', '责任单位：社区', '2.乙', '责任单位：社区', '完'])
  })

  test('a paragraph of a kind stands only where the text is of that kind', async () => {
    const ofKind = (kind: string): string => p(`{#${kind}}`) + p(`${kind}：{段落}`) + p(`{/${kind}}`)
    const body = p('{#正文段落}') + ofKind('一级标题') + ofKind('正文') + p('{/正文段落}')
    const paragraphs = [
      { text: '一、停车', heading1: '一、停车' },
      { text: '会议议定。', plain: '会议议定。' },
    ]
    expect(await fill(body, { paragraphs })).toEqual(['一级标题：一、停车', '正文：会议议定。'])
    expect(await messages(p('{#一级标题}{段落}{/一级标题}'))).toEqual([
      '正文第 1 段“{#一级标题}{段落}{…”里的 {一级标题} 要放在 {#正文段落} 的循环里',
      '正文第 1 段“{#一级标题}{段落}{…”里的 {段落} 要放在 {#正文段落} 的循环里',
    ])
  })

  test('a loop over a table row repeats the row, 60 times or not at all', async () => {
    const body =
      table(row('序号', '事项', '单位'), row('{#议定事项}{序号}', '{内容}', '{责任单位}{/议定事项}')) + p('完')
    const resolutions = Array.from({ length: 60 }, (_, index) => ({
      content: `事项${index + 1}`,
      responsibleUnit: '社区',
    }))
    const texts = await fill(body, { resolutions })
    expect(texts).toHaveLength(3 + 60 * 3 + 1)
    expect(texts.slice(-4)).toEqual(['60', '事项60', '社区', '完'])
    expect(await fill(body, {})).toEqual(['序号', '事项', '单位', '完'])
  })

  test('a loop within a line, a loop in a loop, and what is shown when there is nothing', async () => {
    const body = p('出席：{#出席}{单位} {姓名}；{/出席}') + p('{^请假}无人请假{/请假}')
    const attendees = [
      { unit: '青禾社区', name: '孙明丙' },
      { unit: '派出所', name: '李海丁' },
    ]
    expect(await fill(body, { attendees })).toEqual(['出席：青禾社区 孙明丙；派出所 李海丁；', '无人请假'])
    const outer = p('{#议题}{议题名称}：{会议名称}；{/议题}')
    expect(await fill(outer, { meetingName: '联席会议', agenda: [{ title: '停车' }] })).toEqual(['停车：联席会议；'])
  })

  test('headers and footers are filled too', async () => {
    const body = `${p('正文')}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>`
    const bytes = await fillTemplate(await template(body, p('{编号}')), { reference: '〔2026〕3号' })
    expect(await partOf(bytes, 'word/footer1.xml')).toContain('〔2026〕3号')
  })

  test('text is text: markup, braces, control characters and halves of characters do no harm', async () => {
    const title = 'A<w:p/>&"\'{主持人}\u0000\u0007\ud800甲\ufffe𠮷'
    const bytes = await fillTemplate(await template(p('{标题}')), { title })
    expect(xmlFault(await partOf(bytes, 'word/document.xml'))).toBeNull()
    expect(await textsOf(bytes)).toEqual(['A<w:p/>&"\'{主持人}\ufffd甲𠮷'])
  })

  test('a line feed is a break in the line', async () => {
    expect(await fill(p('{标题}'), { title: '第一行\r\n第二行' })).toEqual(['第一行\n第二行'])
  })

  test('gives the same bytes each time', async () => {
    const file = await template(p('{标题}'))
    const [first, second] = [await fillTemplate(file, { title: '甲' }), await fillTemplate(file, { title: '甲' })]
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
  })

  test('a template that is wrong is not filled', async () => {
    const attempt = fillTemplate(await template(p('{#议定事项}{内容}') + p('{主持}')), {})
    expect(await refusal(attempt)).toEqual({
      code: 'template_invalid',
      details: {
        file: '模板.docx',
        count: 2,
        reason: '正文第 2 段“{主持}”里的 {主持} 不是可用的字段，是否要写 {主持人}',
      },
    })
  })

  test('a file that is no .docx is named', async () => {
    const file = { name: '模板.doc', bytes: Buffer.from('%PDF-1.7') }
    expect(await refusal(fillTemplate(file, {}))).toMatchObject({ code: 'file_not_document' })
  })
})

describe('inspecting', () => {
  test('lists the fields that are used, each once', async () => {
    const body = p('{标题}{标题}') + p('{#议定事项}{内容}{/议定事项}')
    expect(await inspectTemplate(await template(body))).toEqual({ fields: ['标题', '议定事项', '内容'], errors: [] })
  })

  test.each<[string, string, readonly string[]]>([
    [
      'a loop that does not end',
      p('纪要') + p('{#议定事项}{序号}.{内容}'),
      ['正文第 2 段“{#议定事项}{序号}.…”里的 {#议定事项} 没有结束，缺少 {/议定事项}'],
    ],
    ['an end without a beginning', p('{/议题}'), ['正文第 1 段“{/议题}”里的 {/议题} 前面没有 {#议题}']],
    [
      'loops that cross',
      p('{#议题}') + p('{#议定事项}') + p('{/议题}') + p('{/议定事项}'),
      [
        '正文第 2 段“{#议定事项}”里的 {#议定事项} 没有结束，{/议题} 就先结束了',
        '正文第 4 段“{/议定事项}”里的 {/议定事项} 前面没有 {#议定事项}',
      ],
    ],
    [
      'a name that is not known',
      p('{会议名字}'),
      ['正文第 1 段“{会议名字}”里的 {会议名字} 不是可用的字段，是否要写 {会议名称}'],
    ],
    ['a name like no other', p('{x}'), ['正文第 1 段“{x}”里的 {x} 不是可用的字段']],
    ['markup of the engine', p('{@标题}'), ['正文第 1 段“{@标题}”里的 {@标题} 不是可用的字段，是否要写 {标题}']],
    [
      'a name of the engine itself',
      p('{constructor}'),
      ['正文第 1 段“{constructor…”里的 {constructor} 不是可用的字段'],
    ],
    [
      'an unknown loop',
      p('{#议决事项}{/议决事项}'),
      ['正文第 1 段“{#议决事项}{/议决事…”里的 {#议决事项} 不是可用的字段，是否要写 {#议定事项}'],
    ],
    ['a list as a field', p('{议题}'), ['正文第 1 段“{议题}”里的 {议题} 是一组内容，请写成 {#议题}…{/议题}']],
    [
      'a field outside its list',
      p('{完成时限}'),
      ['正文第 1 段“{完成时限}”里的 {完成时限} 要放在 {#议定事项} 的循环里'],
    ],
    [
      'a brace that is not closed',
      p('{标题') + p('}'),
      ['正文第 1 段“{标题”里“{标题”缺少右花括号 }', '正文第 2 段“}”里多出一个右花括号 }'],
    ],
    ['full-width braces', p('｛标题｝'), ['正文第 1 段“｛标题｝”里“｛标题｝”用了全角花括号，请改成半角的 { 和 }']],
    [
      'a loop that begins in a table and ends below it',
      table(row('{#议定事项}{内容}', '甲')) + p('{/议定事项}'),
      ['正文第 1 段的 {#议定事项} 与 {/议定事项} 不在同一层，请都放在正文里，或都放在表格的同一行里'],
    ],
  ])('%s is named with its place', async (_, body, expected) => {
    expect(await messages(body)).toEqual(expected)
  })

  test('every field and list of the table can be used as its example shows', async () => {
    const fields = Object.values(templateFields).map(({ tag }) => p(`{${tag}}`))
    const all: readonly TemplateList[] = Object.values(templateLists)
    const lists = all.map(
      ({ tag, fields: inner, example }) =>
        p(example) +
        p(
          `{#${tag}}${Object.values(inner)
            .map((field) => `{${field.tag}}`)
            .join('')}{/${tag}}`,
        ),
    )
    expect(await messages([...fields, ...lists].join(''))).toEqual([])
  })
})
