/** What stands in the papers of a meeting besides the 纪要. */
import { describe, expect, test } from 'vitest'
import type { Block, DocModel, TableBlock } from '../../../src/core/documents/doc-model.ts'
import { joinDocuments } from '../../../src/core/documents/document-set.ts'
import { paginateModel } from '../../../src/core/documents/paginate.ts'
import { layoutCarryOverReceipt } from '../../../src/core/documents/papers/carry-over-receipt.ts'
import { layoutMeetingRecord } from '../../../src/core/documents/papers/meeting-record.ts'
import { layoutNotice } from '../../../src/core/documents/papers/notice.ts'
import { layoutSignInSheet } from '../../../src/core/documents/papers/sign-in-sheet.ts'
import { layoutSupervisionSheet } from '../../../src/core/documents/papers/supervision-sheet.ts'
import { emptyTopic, layoutTopicApplication } from '../../../src/core/documents/papers/topic-application.ts'
import { renderHtml } from '../../../src/core/documents/render-html.ts'
import {
  closedItems,
  noticeFacts,
  recordFacts,
  session,
  sessionPapers,
  signInFacts,
  supervisionFacts,
} from './session-papers.ts'

const textOf = (block: Block): string => {
  if (block.kind === 'table') return 'table'
  return block.kind === 'split' ? `${block.left}|${block.right}` : block.runs.map((run) => run.text).join('')
}
const linesOf = ({ blocks }: DocModel): string[] => blocks.map(textOf).filter((line) => line !== '')

const tablesOf = ({ blocks }: DocModel): TableBlock[] => blocks.filter((block) => block.kind === 'table')
const cellsOf = (table: TableBlock | undefined): string[][] =>
  (table?.rows ?? []).map((row) => row.cells.map((cell) => cell.text))

test('a table gives each of its columns a cell in every row', () => {
  for (const [name, model] of Object.entries(sessionPapers)) {
    for (const table of tablesOf(model)) {
      for (const row of table.rows) {
        const columns = row.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0)
        expect(columns, name).toBe(table.columnsMm.length)
      }
    }
  }
})

describe('会议记录', () => {
  test('keeps what was said, voted and decided, item by item', () => {
    const lines = linesOf(layoutMeetingRecord(recordFacts))
    const start = lines.indexOf('一、青禾社区北门早市占道经营整治')
    expect(lines.slice(start, start + 10)).toEqual([
      '一、青禾社区北门早市占道经营整治',
      '汇报人：云溪街道综合行政执法队 钱文乙',
      '发言要点：',
      '钱文乙：北门早市每日约60个摊位，早高峰占用机动车道。',
      '上月劝导130次，效果不能持续。',
      '孙明丙：居民希望保留早市，建议划定固定区域和时间。',
      '李海丁：物业可以提供两名保洁人员，但是需要明确清运费用。',
      '表决：举手表决，应到9人，实到8人；赞成7票，反对0票，弃权1票。',
      '议定：',
      expect.stringMatching(/^1\.在青禾社区北门设置早市疏导点/u),
    ])
    expect(lines).toContain('三、其他')
  })

  test('notes who came and went when, and for whom', () => {
    const [facts, attendance, signatures] = tablesOf(layoutMeetingRecord(recordFacts))
    expect(cellsOf(facts)[1]).toEqual(['会议时间', '2026年11月5日14时30分至16时10分'])
    expect(cellsOf(attendance)[9]).toEqual(['9', '云溪派出所', '郑文乙', '代会（代王海丁）', '14:40', '15:50'])
    expect(cellsOf(signatures)).toEqual([['主持人签字', '', '记录人签字', '']])
  })
})

describe('会议通知', () => {
  test('says when, where, about what and who, and closes with office and date', () => {
    const lines = linesOf(layoutNotice(noticeFacts))
    expect(lines[0]?.replace('\n', '')).toBe('云溪街道办事处关于召开2026年第四季度城市管理进社区联席会议的通知')
    expect(lines.slice(2, 9)).toEqual([
      '为研究解决早市占道经营等突出问题，定于2026年11月5日召开2026年第四季度城市管理进社区联席会议。现将有关事项通知如下：',
      '一、会议时间：2026年11月5日（星期四）14时30分。',
      '二、会议地点：云溪街道办事处三楼会议室。',
      '三、会议议题',
      '1.青禾社区北门早市占道经营整治。',
      '2.翠湖社区飞线充电治理。',
      '3.通报第四季度重点事项进度。',
    ])
    expect(lines.slice(-3)).toEqual(['云溪街道办事处', '2026年11月2日', '（联系人：孙明丙；联系电话：19900000012）'])
  })

  test('leaves out what is empty and numbers the rest without a gap', () => {
    const lines = linesOf(layoutNotice({ ...noticeFacts, addressees: [' '], topics: [], attendees: [], contact: null }))
    expect(lines.filter((line) => /^[一二三四五]、/u.test(line)).map((line) => line.slice(0, 6))).toEqual([
      '一、会议时间',
      '二、会议地点',
      '三、有关要求',
    ])
  })

  test('the date begins two characters to the right of the office (7.3.5.2)', () => {
    const rightOf = (unitName: string): (number | undefined)[] =>
      layoutNotice({ ...noticeFacts, unitName }).blocks.flatMap((block) =>
        block.kind === 'text' && block.role === 'signature' ? [block.rightCells] : [],
      )
    // The date is 6.5 characters wide, the offices 7 and 2.
    expect(rightOf('云溪街道办事处')).toEqual([2, 0.5])
    expect(rightOf('街道')).toEqual([8.5, 2])
    expect(rightOf('青岚区云溪街道城市管理进社区工作领导小组'.repeat(15))).toEqual([2, 2])
  })

  test('the signature never stands on a page without text', () => {
    for (let lines = 1; lines < 40; lines += 1) {
      const requirements = Array.from({ length: lines }, (_, index) => `第${index + 1}项要求`)
      const last = paginateModel(layoutNotice({ ...noticeFacts, requirements })).at(-1)
      const roles = (last?.fragments ?? []).map(({ block }) => (block.kind === 'text' ? block.role : block.kind))
      expect(roles, `${lines} lines`).toContain('body')
    }
  })
})

describe('签到表', () => {
  test('numbers everybody, keeps empty rows, and fills the last page with them', () => {
    const model = layoutSignInSheet(signInFacts)
    const rows = cellsOf(tablesOf(model).at(-1))
    expect(rows[0]).toEqual(['序号', '单位', '姓名', '职务', '签名', '电话'])
    expect(rows[1]).toEqual(['1', '区城市管理局', '赵建甲', '主任', '', '19900000000'])
    expect(rows.length - 1 - signInFacts.people.length).toBeGreaterThanOrEqual(signInFacts.spareRows)
    expect(rows.at(-1)).toEqual([String(rows.length - 1), '', '', '', '', ''])
    const pages = paginateModel(model)
    expect(pages).toHaveLength(3)
    expect(pages.at(-1)?.usedPt).toBeGreaterThan(550)
  })

  test('stands on several pages with its head on each', () => {
    const people = Array.from({ length: 200 }, (_, index) => ({
      unit: '社区',
      name: `甲${index}`,
      post: '',
      phone: '',
    }))
    const pages = paginateModel(layoutSignInSheet({ session, people, spareRows: 20 }))
    expect(pages.length).toBeGreaterThan(8)
    for (const { fragments } of pages) expect(fragments.at(-1)?.rows[0]?.cells[0]?.text).toBe('序号')
  })
})

describe('议题申请单', () => {
  const sourceLine = (model: DocModel): string | undefined => cellsOf(tablesOf(model)[0])[4]?.[1]

  test('ticks the source of the topic, and nothing in the empty form', () => {
    expect(sourceLine(sessionPapers['议题申请单'] ?? { blocks: [], imprint: null })).toBe(
      '☑居民　□网格　□部门　□清单　□上级交办\n青禾里第二网格居民集中反映',
    )
    const empty = layoutTopicApplication({ meetingTitle: '', dueOn: null, topic: emptyTopic })
    expect(sourceLine(empty)).toBe('□居民　□网格　□部门　□清单　□上级交办')
    expect(paginateModel(empty)).toHaveLength(1)
  })
})

describe('督办单', () => {
  test('lists what the unit has to do, with room for its answer', () => {
    const model = layoutSupervisionSheet({ ...supervisionFacts, replyBy: null })
    expect(linesOf(model)).toContain(
      '以下3项会议议定事项需由你单位牵头或者协助办理，请抓紧落实，并按完成时限填写办理情况反馈。',
    )
    const rows = cellsOf(tablesOf(model)[0])
    expect(rows[1]?.slice(2)).toEqual([
      '2026年第四季度联席会议',
      '牵头：云溪街道综合行政执法队\n协办：青禾社区居民委员会、锦绣物业服务有限公司',
      '2026年\n12月31日',
      '整治前后照片、值守记录',
      '',
    ])
    expect(rows.at(-1)).toEqual(['承办人签字', '', '负责人签字', ''])
  })
})

describe('结转单', () => {
  test('what came in is what went out', () => {
    for (const count of [0, 1, 7, 60]) {
      const model = layoutCarryOverReceipt({
        session,
        closedOn: '2026-11-06',
        closedBy: '孙明丙',
        items: closedItems(count),
      })
      const [incoming = [], outgoing = []] = cellsOf(tablesOf(model)[0])
      const numbers = (cells: string[]): number[] =>
        cells.filter((cell) => cell.endsWith('项')).map((cell) => parseInt(cell))
      for (const counts of [numbers(incoming), numbers(outgoing)]) {
        const total = counts.at(-1)
        expect(total).toBe(count)
        expect(counts.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBe(count)
      }
      const listed = tablesOf(model).filter((table) => table.headRows === 1)
      expect(listed.flatMap((table) => table.rows.slice(1))).toHaveLength(count)
    }
  })
})

describe('several papers in one file', () => {
  const [first, second] = [sessionPapers['会议议程'], sessionPapers['会议通知']]
  if (first === undefined || second === undefined) throw new Error('no papers')
  const numbersOf = (html: string): (string | undefined)[] =>
    html
      .split('<section class="page"')
      .slice(1)
      .map((sheet) => /class="pageNumber \w+">— (\d+) —/.exec(sheet)?.[1])

  test('each begins on a sheet of its own and counts from 1; the back that stays blank has no number (7.5)', () => {
    expect(numbersOf(renderHtml(joinDocuments([first, second, first])))).toEqual(['1', undefined, '1', '2', '1'])
  })

  test('one count may run through the file', () => {
    expect(numbersOf(renderHtml(joinDocuments([first, second, first], 'continue')))).toEqual(['1', '2', '3', '4'])
  })
})
