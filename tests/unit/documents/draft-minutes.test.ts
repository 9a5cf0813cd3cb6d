import { describe, expect, test } from 'vitest'
import type { MinutesBlock } from '../../../src/contract/minutes-text.ts'
import { minutesText } from '../../../src/contract/minutes-text.ts'
import { draftMinutes, minutesTitle, missingForIssue } from '../../../src/core/documents/draft-minutes.ts'
import type { MinutesFacts } from '../../../src/core/documents/minutes-facts.ts'
import { decision, item, longMeeting, shortMeeting } from './sources.ts'

const lineOf = (block: MinutesBlock): string =>
  block.kind === 'table' ? 'table' : `${block.kind}${block.kind === 'heading' ? block.level : ''}: ${block.text}`
const draft = (facts: Partial<MinutesFacts>): string[] =>
  draftMinutes({ ...shortMeeting, decisions: [], ...facts }).map(lineOf)

describe('draftMinutes', () => {
  test('a meeting about one thing has no headings', () => {
    expect(draftMinutes(shortMeeting).map(lineOf)).toEqual([
      'paragraph: 2026年11月5日14时30分，赵建甲在云溪街道三楼会议室主持召开青禾里小区停车治理会议。现将会议议定事项纪要如下：',
      'decision: 设置限时停车位12个。责任单位：青禾社区；完成时限：2026年12月31日。',
    ])
  })

  test('each item has what was heard, discussed, voted and decided', () => {
    const lines = draft({
      title: '第四季度联席会议',
      agenda: [
        item('早市整治；', {
          presenter: '执法队',
          discussion: '会议指出问题突出。\n会议强调抓紧整治',
          vote: { entitled: 9, present: 8, inFavour: 7, against: 0, abstained: 1 },
          decisions: [
            decision('设置疏导点；', '执法队', {
              supportingUnits: ['青禾社区', ' ', '锦绣物业'],
              person: '钱文乙',
              deadline: '2026-01-05',
            }),
            decision('增设标识。', '青禾社区'),
          ],
        }),
        item('关于飞线充电的汇报', { presenter: '消防站', decisions: [decision('清理飞线', '物业公司、社区')] }),
        item('垃圾分类'),
      ],
      discussion: '各社区交流了经验',
      decisions: [decision('每月通报一次', '街道城管办')],
    })
    expect(lines).toEqual([
      'paragraph: 2026年11月5日14时30分，赵建甲在云溪街道三楼会议室主持召开第四季度联席会议。会议研究了3项议题。现将会议情况纪要如下：',
      'heading1: 早市整治',
      'paragraph: 会议听取了执法队关于早市整治的汇报。',
      'paragraph: 会议指出问题突出。',
      'paragraph: 会议强调抓紧整治。',
      'paragraph: 表决情况：应到9人，实到8人；赞成7票，反对0票，弃权1票。',
      'paragraph: 会议议定以下事项：',
      'decision: 设置疏导点。牵头单位：执法队；协办单位：青禾社区、锦绣物业；责任人：钱文乙；完成时限：2026年1月5日。',
      'decision: 增设标识。责任单位：青禾社区。',
      'heading1: 关于飞线充电的汇报',
      'paragraph: 会议听取了消防站关于飞线充电的汇报。',
      'decision: 会议议定：清理飞线。责任单位：物业公司、社区。',
      'heading1: 垃圾分类',
      'paragraph: 会议研究了垃圾分类。',
      'heading1: 会议讨论情况',
      'paragraph: 各社区交流了经验。',
      'heading1: 会议议定事项',
      'decision: 每月通报一次。责任单位：街道城管办。',
    ])
  })

  test('a single item is named in the opening and needs no heading', () => {
    const lines = draft({ agenda: [item('停车治理', { discussion: '会议认为车位不足。' })] })
    expect(lines[0]).toContain('会议专题研究了停车治理。现将会议情况纪要如下：')
    expect(lines.slice(1)).toEqual(['paragraph: 会议认为车位不足。'])
  })

  test('leaves out what nobody entered', () => {
    expect(draft({ place: ' ', chair: '' })).toEqual(['paragraph: 2026年11月5日14时30分，召开青禾里小区停车治理会议。'])
  })

  test('is text as the contract describes it', () => {
    for (const meeting of [shortMeeting, longMeeting])
      expect(minutesText.parse(draftMinutes(meeting))).toEqual(draftMinutes(meeting))
  })
})

describe('minutesTitle', () => {
  test.each([
    ['停车治理', '停车治理会议纪要'],
    ['第三次联席会议', '第三次联席会议纪要'],
    ['议事协商会', '议事协商会纪要'],
    ['第三次联席会议纪要', '第三次联席会议纪要'],
  ])('%s → %s', (title, expected) => {
    expect(minutesTitle(title)).toBe(expected)
  })
})

describe('missingForIssue', () => {
  test('is empty for complete meetings', () => {
    expect(missingForIssue(shortMeeting, shortMeeting.attendance)).toEqual([])
    expect(missingForIssue(longMeeting, longMeeting.attendance)).toEqual([])
  })

  test('names every gap with its place', () => {
    const facts = {
      ...shortMeeting,
      place: ' ',
      chair: '',
      agenda: [item('停车', { decisions: [decision('甲', '社区')] })],
      decisions: [decision('乙', '')],
    }
    expect(missingForIssue(facts, [{ kind: '请假', unit: '社区', name: '孙明丙' }])).toEqual([
      '地点',
      '主持人',
      '出席人员',
      '议定事项第2条的责任单位',
    ])
    expect(missingForIssue({ ...shortMeeting, decisions: [] }, shortMeeting.attendance)).toEqual(['议定事项'])
  })

  test('somebody who stood in was there', () => {
    expect(missingForIssue(shortMeeting, [{ kind: '代会', unit: '社区', name: '孙明丙' }])).toEqual([])
  })
})
