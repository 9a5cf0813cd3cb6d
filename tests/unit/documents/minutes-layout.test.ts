import { describe, expect, test } from 'vitest'
import type { Block, DocModel } from '../../../src/core/documents/doc-model.ts'
import { layoutMinutes, minutesTitle, missingForIssue } from '../../../src/core/documents/minutes-layout.ts'
import { imprintFits, paginateModel } from '../../../src/core/documents/paginate.ts'
import { longMeeting, people, shortMeeting, sourceOf } from './sources.ts'

const textOf = (block: Block): string =>
  block.kind === 'split' ? `${block.left}|${block.right}` : block.runs.map((run) => run.text).join('')

/** `role: text` of every block, blank lines as the role alone. */
const outline = (model: DocModel): string[] =>
  model.blocks.map((block) => (textOf(block) === '' ? block.role : `${block.role}: ${textOf(block)}`))

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
    const lines = outline(layoutMinutes(sourceOf({}, { number: null, issuedOn: null })))
    expect(lines).toContain('issueNumber: （待编号）')
    expect(lines).toContain('issuer: 云溪街道办事处|（日期待定）')
  })

  test('numbers sections, topics and decisions', () => {
    const lines = outline(
      layoutMinutes(
        sourceOf({
          title: '第四季度联席会议',
          agenda: [
            { title: '早市整治', presenter: '执法队', discussion: '会议指出问题突出。\n会议强调抓紧整治' },
            { title: '飞线充电', presenter: '', discussion: '' },
          ],
          discussion: '各社区交流了经验',
          resolutions: [
            { content: '设置疏导点；', responsibleUnit: '执法队', deadline: '2026-01-05' },
            { content: '清理飞线。', responsibleUnit: '物业公司、社区', deadline: null },
          ],
        }),
      ),
    )
    expect(lines.slice(8, -2)).toEqual([
      'body: 2026年11月5日14时30分，赵建甲在云溪街道三楼会议室主持召开第四季度联席会议。会议研究了2项议题。现将会议情况纪要如下：',
      'heading1: 一、议题研究情况',
      'heading2: （一）早市整治',
      'body: 执法队作了汇报。会议指出问题突出。',
      'body: 会议强调抓紧整治。',
      'heading2: （二）飞线充电',
      'heading1: 二、会议讨论情况',
      'body: 各社区交流了经验。',
      'heading1: 三、会议议定事项',
      'body: 1.设置疏导点。责任单位：执法队；完成时限：2026年1月5日。',
      'body: 2.清理飞线。责任单位：物业公司、社区。',
    ])
  })

  test('groups people by unit and keeps the order 出席, 请假, 列席', () => {
    const model = layoutMinutes(
      sourceOf({
        attendance: [
          { status: '列席', unit: '', name: '周晓戊' },
          { status: '出席', unit: '派出所', name: '赵建甲' },
          { status: '请假', unit: '城管局', name: '钱文乙' },
          { status: '出席', unit: '社区', name: '孙明丙' },
          { status: '出席', unit: '派出所', name: '李海丁' },
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
    const corrected = outline(layoutMinutes(sourceOf({}, { revision: 2, reason: '责任单位有误。' })))
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
      expect(model.imprint.startsPage, `${lines} lines`).toBe(false)
      expect(imprintFits(model.blocks, model.imprint), `${lines} lines`).toBe(true)
      expect(
        last?.fragments.some(({ block }) => block.role === 'attendance'),
        `${lines} lines`,
      ).toBe(true)
    }
  })

  test('gives the 版记 a page of its own where moving people would not help', () => {
    const paragraphs = (count: number): string =>
      Array.from({ length: count }, (_, index) => `第${index + 1}段`).join('\n')
    const models = Array.from({ length: 25 }, (_, lines) =>
      layoutMinutes(sourceOf({ discussion: paragraphs(lines), attendance: [] }, { number: null })),
    )
    const alone = models.filter((model) => model.imprint.startsPage)
    expect(alone.length).toBeGreaterThan(0)
    expect(alone.length).toBeLessThan(4)
    for (const model of models)
      expect(model.blocks.some((block) => block.kind === 'text' && block.startsPage)).toBe(false)
  })
})

describe('minutesTitle', () => {
  test.each([
    ['停车治理', '停车治理会议纪要'],
    ['第三次联席会议', '第三次联席会议纪要'],
    ['议事协商会', '议事协商会纪要'],
    ['第三次联席会议纪要', '第三次联席会议纪要'],
  ])('%s → %s', (title, expected) => {
    expect(minutesTitle({ ...shortMeeting, title })).toBe(expected)
  })
})

describe('missingForIssue', () => {
  test('is empty for complete meetings', () => {
    expect(missingForIssue(shortMeeting)).toEqual([])
    expect(missingForIssue(longMeeting)).toEqual([])
  })

  test('names every gap with its place', () => {
    expect(
      missingForIssue(
        sourceOf({
          place: ' ',
          chair: '',
          attendance: [{ status: '请假', unit: '社区', name: '孙明丙' }],
          resolutions: [
            { content: '甲', responsibleUnit: '社区', deadline: '2026-12-31' },
            { content: '乙', responsibleUnit: '', deadline: null },
          ],
        }).draft,
      ),
    ).toEqual(['地点', '主持人', '出席人员', '议定事项第2条的责任单位'])
    expect(missingForIssue({ ...shortMeeting, resolutions: [] })).toEqual(['议定事项'])
  })
})
