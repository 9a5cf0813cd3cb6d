import { describe, expect, test } from 'vitest'
import type { DocModel } from '../../../src/core/documents/doc-model.ts'
import type { MinutesText } from '../../../src/contract/minutes-text.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { imprintFits, paginateModel } from '../../../src/core/documents/paginate.ts'
import { people, sourceOf } from './sources.ts'

/** `role: text` of every block, blank lines as the role alone. */
const outline = (model: DocModel): string[] =>
  model.blocks.map((block) => {
    if (block.kind === 'table') return 'table'
    const text = block.kind === 'split' ? `${block.left}|${block.right}` : block.runs.map((run) => run.text).join('')
    return text === '' ? block.role : `${block.role}: ${text}`
  })

/** Of the text alone. */
const bodyOutline = (text: MinutesText): string[] =>
  outline(layoutMinutes(sourceOf({}, { text, attendance: [] }))).slice(8)

describe('layoutMinutes', () => {
  test('lays out a short meeting in the order of the standard', () => {
    const model = layoutMinutes(sourceOf({}, { copyTo: ['青岚区城市管理局', '青岚区住房和城乡建设局'] }))
    expect(outline(model)).toEqual([
      'mark: 云溪街道办事处专题会议纪要',
      'blank',
      'issueNumber: （第3期）',
      'issuer: 云溪街道办事处|2026年11月6日',
      'blank',
      'blank',
      'title: 青禾里小区停车治理会议纪要',
      'blank',
      'body: 2026年11月5日14时30分，赵建甲在云溪街道三楼会议室主持召开青禾里小区停车治理会议。现将会议议定事项纪要如下：',
      'body: 设置限时停车位12个。责任单位：青禾社区；完成时限：2026年12月31日。',
      'blank',
      'attendance: 出席：青禾社区 孙明丙',
    ])
    expect(model.imprint).toEqual({
      copyTo: '青岚区城市管理局，青岚区住房和城乡建设局。',
      office: '云溪街道办事处',
      date: '2026年11月6日印发',
      startsPage: false,
    })
  })

  test('shows a preview without number and date', () => {
    const lines = outline(layoutMinutes(sourceOf({}, { issueNumber: null, issuedOn: null })))
    expect(lines).toContain('issueNumber: （待编号）')
    expect(lines).toContain('issuer: 云溪街道办事处|（日期待定）')
  })

  test('a yearly number stands without further brackets', () => {
    const lines = outline(layoutMinutes(sourceOf({}, { issueNumber: '〔2026〕3号' })))
    expect(lines).toContain('issueNumber: 〔2026〕3号')
  })

  test('the mark of the office stands in place of the usual one', () => {
    const lines = outline(layoutMinutes(sourceOf({}, { mark: '云溪街道民情议事会纪要' })))
    expect(lines[0]).toBe('mark: 云溪街道民情议事会纪要')
    expect(outline(layoutMinutes(sourceOf({}, { mark: ' ' })))[0]).toBe('mark: 云溪街道办事处专题会议纪要')
  })

  test('numbers headings by level, decisions anew in each section', () => {
    const lines = bodyOutline([
      { kind: 'paragraph', text: '开头' },
      { kind: 'heading', level: 1, text: '甲' },
      { kind: 'heading', level: 2, text: '乙' },
      { kind: 'heading', level: 3, text: '丙' },
      { kind: 'heading', level: 4, text: '丁' },
      { kind: 'heading', level: 4, text: '戊' },
      { kind: 'heading', level: 3, text: '己' },
      { kind: 'heading', level: 4, text: '庚' },
      { kind: 'heading', level: 2, text: '辛' },
      { kind: 'decision', text: '第一件' },
      { kind: 'paragraph', text: '说明' },
      { kind: 'decision', text: '第二件\n第二件的第二段' },
      { kind: 'heading', level: 1, text: '壬' },
      { kind: 'heading', level: 2, text: '癸' },
      { kind: 'decision', text: '仅有一件' },
      { kind: 'heading', level: 1, text: '末' },
      { kind: 'decision', text: '其一' },
      { kind: 'heading', level: 3, text: '不分段' },
      { kind: 'decision', text: '其二' },
    ])
    expect(lines).toEqual([
      'body: 开头',
      'heading1: 一、甲',
      'heading2: （一）乙',
      'heading3: 1.丙',
      'heading3: （1）丁',
      'heading3: （2）戊',
      'heading3: 2.己',
      'heading3: （1）庚',
      'heading2: （二）辛',
      'body: 1.第一件',
      'body: 说明',
      'body: 2.第二件',
      'body: 第二件的第二段',
      'heading1: 二、壬',
      'heading2: （一）癸',
      'body: 仅有一件',
      'heading1: 三、末',
      'body: 1.其一',
      'heading3: 1.不分段',
      'body: 2.其二',
    ])
  })

  test('sets a table as wide as the type area, its head repeated, and keeps two of them apart', () => {
    const table = { kind: 'table' as const, columns: ['序号', '事项'], rows: [['1', '早市疏导点'.repeat(9)]] }
    expect(bodyOutline([table, table, { kind: 'paragraph', text: '段' }, table])).toEqual([
      'table',
      'blank',
      'table',
      'body: 段',
      'table',
    ])
    const block = layoutMinutes(sourceOf({}, { text: [table] })).blocks.find(({ kind }) => kind === 'table')
    if (block?.kind !== 'table') throw new Error('no table')
    expect(block.columnsMm.reduce((sum, width) => sum + width, 0)).toBeCloseTo(156, 6)
    expect(block.columnsMm[1]).toBeGreaterThan((block.columnsMm[0] ?? 0) * 3)
    expect(block.headRows).toBe(1)
  })

  test('who stood in for somebody stands among those present', () => {
    const attendance = [
      { kind: '代会', unit: '派出所', name: '赵建甲', standsInFor: '郑晓戊' },
      { kind: '出席', unit: '派出所', name: '李海丁' },
    ] as const
    expect(outline(layoutMinutes(sourceOf({ attendance }))).at(-1)).toBe(
      'attendance: 出席：派出所 赵建甲（代郑晓戊）、李海丁',
    )
  })

  test('groups people by unit and keeps the order 出席, 请假, 列席', () => {
    const model = layoutMinutes(
      sourceOf({
        attendance: [
          { kind: '列席', unit: '', name: '周晓戊' },
          { kind: '出席', unit: '派出所', name: '赵建甲' },
          { kind: '请假', unit: '城管局', name: '钱文乙' },
          { kind: '出席', unit: '社区', name: '孙明丙' },
          { kind: '出席', unit: '派出所', name: '李海丁' },
        ],
      }),
    )
    expect(outline(model).slice(-4)).toEqual([
      'blank',
      'attendance: 出席：派出所 赵建甲、李海丁；社区 孙明丙',
      'attendance: 请假：城管局 钱文乙',
      'attendance: 列席：周晓戊',
    ])
    expect(model.blocks.at(-1)).toMatchObject({ runs: [{ text: '列席：', font: 'heiti' }, { text: '周晓戊' }] })
  })

  test('names a correction at the end and nowhere in a first issue', () => {
    const corrected = outline(layoutMinutes(sourceOf({}, { correction: '责任单位有误。' })))
    expect(corrected.at(-1)).toBe('note: （更正版，原因：责任单位有误）')
    expect(outline(layoutMinutes(sourceOf())).join()).not.toContain('更正')
  })

  test('shrinks the mark of a long unit name so that it stays on one line', () => {
    const size = (unitName: string): number | undefined => {
      const mark = layoutMinutes(sourceOf({}, { unitName })).blocks[0]
      return mark?.kind === 'text' ? mark.sizePt : undefined
    }
    expect(size('云溪街道')).toBe(42)
    expect(size('云溪街道办事处')).toBe(33)
    expect(size('中共青岚区云溪街道工作委员会青岚区云溪街道办事处')).toBe(22)
  })

  test('gives an office with a long name a line of its own', () => {
    const lines = outline(layoutMinutes(sourceOf({}, { unitName: '青岚区云溪街道城市管理进社区工作领导小组办公室' })))
    expect(lines).toContain('issuerName: 青岚区云溪街道城市管理进社区工作领导小组办公室')
    expect(lines).toContain('issuer: |2026年11月6日')
  })

  test('puts the 版记 under the text, or moves the last people to the next page with it', () => {
    for (let lines = 1; lines < 60; lines += 1) {
      const discussion = Array.from({ length: lines }, (_, index) => `第${index + 1}段`).join('\n')
      const model = layoutMinutes(sourceOf({ discussion, attendance: [...people(30), ...people(3, '列席')] }))
      const last = paginateModel(model).at(-1)
      expect(model.imprint?.startsPage, `${lines} lines`).toBe(false)
      expect(model.imprint !== null && imprintFits(model.blocks, model.imprint), `${lines} lines`).toBe(true)
      expect(
        last?.fragments.some(({ block }) => block.kind === 'text' && block.role === 'attendance'),
        `${lines} lines`,
      ).toBe(true)
    }
  })

  test('gives the 版记 a page of its own where moving people would not help', () => {
    const paragraphs = (count: number): string =>
      Array.from({ length: count }, (_, index) => `第${index + 1}段`).join('\n')
    const models = Array.from({ length: 25 }, (_, lines) =>
      layoutMinutes(sourceOf({ discussion: paragraphs(lines), attendance: [] }, { issueNumber: null })),
    )
    const alone = models.filter((model) => model.imprint?.startsPage === true)
    expect(alone.length).toBeGreaterThan(0)
    expect(alone.length).toBeLessThan(4)
    for (const model of models)
      expect(model.blocks.some((block) => block.kind === 'text' && block.startsPage)).toBe(false)
  })
})
