/** What a template is filled with: official forms, groups of people, decisions in the order of the paper, numbered paragraphs. */
import { describe, expect, it } from 'vitest'
import type { MeetingDraftInput } from '../../../src/contract/meetings.ts'
import type { MinutesText } from '../../../src/contract/minutes-text.ts'
import { paperOf, type IssueFacts } from '../../../src/core/minutes/facts.ts'
import { printedBesides, templateData } from '../../../src/core/minutes/template-data.ts'
import { fillTemplate } from '../../../src/core/docx-template/template.ts'
import { partOf, xmlFault } from '../../integration/documents/parts.ts'
import { aMeeting } from '../../support/app.ts'
import { templateFile } from '../../support/template-scenarios.ts'

const issue: IssueFacts = { issueNumber: '〔2026〕3号', issuedOn: '2026-11-06', correction: null, mark: '', copyTo: [] }

function dataOf(changes: Partial<MeetingDraftInput> = {}, text: MinutesText = [], facts: Partial<IssueFacts> = {}) {
  const draft = aMeeting(changes)
  const paper = paperOf(draft, '云溪街道办事处', text, { ...issue, ...facts })
  return templateData({ paper, draft, number: 3, mark: '' })
}

describe('templateData', () => {
  it('writes dates and numbers in official form', () => {
    expect(dataOf()).toMatchObject({
      mark: '云溪街道办事处联席会议纪要',
      number: 3,
      reference: '〔2026〕3号',
      issuedOn: '2026年11月6日',
      heldAt: '2026年11月5日14时30分',
      copyTo: null,
      correction: null,
    })
    const draft = aMeeting()
    const paper = paperOf(draft, '甲', [], { ...issue, issueNumber: null, issuedOn: null, copyTo: ['甲局', ' 乙局 '] })
    expect(templateData({ paper, draft, number: null, mark: ' 红头 ' })).toMatchObject({
      mark: '红头',
      number: null,
      reference: null,
      issuedOn: null,
      copyTo: '甲局，乙局。',
    })
  })

  it('counts whoever came for somebody else among those present', () => {
    const data = dataOf({
      attendance: [
        { status: '代会', unit: '社区', name: '乙某', standsInFor: '甲某' },
        { status: '出席', unit: '社区', name: '丙某' },
        { status: '请假', unit: '社区', name: '甲某' },
      ],
    })
    expect(data.attendees).toEqual([
      { unit: '社区', name: '乙某（代甲某）' },
      { unit: '社区', name: '丙某' },
    ])
    expect(data).toMatchObject({ attending: '社区 乙某（代甲某）、丙某', excused: '社区 甲某', observing: '' })
  })

  it('gives decisions in the order of the agenda, with who answers for them and until when', () => {
    const resolution = { content: '划线', responsibleUnit: '中队', deadline: null }
    const data = dataOf({
      resolutions: [
        { ...resolution, content: '其他' },
        {
          ...resolution,
          item: 0,
          supportingUnits: ['社区', '物业'],
          person: '甲某',
          deadline: '2026-12-31',
        },
      ],
    })
    expect(data.resolutions).toEqual([
      {
        content: '划线。',
        responsibleUnit: '中队',
        supportingUnits: '社区、物业',
        person: '甲某',
        deadline: '2026年12月31日',
      },
      { content: '其他。', responsibleUnit: '中队', supportingUnits: '', person: '', deadline: null },
    ])
  })

  it('says of each paragraph which kind it is, by the one field that is filled', () => {
    const text: MinutesText = [
      { kind: 'heading', level: 1, text: '停车' },
      { kind: 'heading', level: 2, text: '现状' },
      { kind: 'heading', level: 3, text: '车位' },
      { kind: 'heading', level: 4, text: '数量' },
      { kind: 'decision', text: '划线' },
      { kind: 'table', columns: ['单位'], rows: [] },
    ]
    const kinds = (dataOf({}, text).paragraphs ?? []).map((entry) =>
      (['heading1', 'heading2', 'heading3', 'plain'] as const).filter((kind) => entry[kind] === entry.text),
    )
    expect(kinds).toEqual([['heading1'], ['heading2'], ['heading3'], ['heading3'], ['plain'], ['plain']])
  })

  it('numbers headings and decisions as our page does, each line a paragraph', () => {
    const text: MinutesText = [
      { kind: 'heading', level: 1, text: '停车' },
      { kind: 'paragraph', text: '第一行\n第二行' },
      { kind: 'decision', text: '划线' },
      { kind: 'decision', text: '设牌' },
      { kind: 'table', columns: ['单位', '数量'], rows: [['社区', '1\n2']] },
    ]
    expect(dataOf({}, text).paragraphs?.map((entry) => entry.text)).toEqual([
      '一、停车',
      '第一行',
      '第二行',
      '1.划线',
      '2.设牌',
      '单位　数量',
      '社区　12',
    ])
  })

  it('text with control characters and halves of characters fills a template all the same', async () => {
    const data = dataOf({}, [{ kind: 'paragraph', text: '甲\u0000\u0007\ud800乙' }])
    const template = { name: '模板.docx', bytes: await templateFile(['{#正文段落}{段落}{/正文段落}']) }
    const xml = await partOf(await fillTemplate(template, data), 'word/document.xml')
    expect(xmlFault(xml)).toBeNull()
    expect(xml).toContain('甲\ufffd乙')
  })
})

describe('printedBesides', () => {
  it('is what the template names of the meeting, and nothing else', () => {
    const data = dataOf()
    expect(printedBesides(data, ['标题', '出席名单', '正文段落', '段落'])).toEqual([])
    expect(printedBesides(data, ['地点', '议题', '汇报人'])).toEqual([
      { label: '地点', text: '街道三楼会议室' },
      { label: '议题第1条', text: '中队长丙' },
      { label: '议题第2条', text: '' },
    ])
  })
})
