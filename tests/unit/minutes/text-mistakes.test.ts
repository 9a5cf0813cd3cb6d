/** What a proofreader would mark in the text of minutes, and what he would leave. */
import { describe, expect, it } from 'vitest'
import type { MinutesBlock, MinutesText } from '../../../src/contract/minutes-text.ts'
import { findMistakes } from '../../../src/core/minutes/text-mistakes.ts'

const heading = (text: string, level: 1 | 2 | 3 | 4 = 1): MinutesBlock => ({ kind: 'heading', level, text })
const paragraph = (text: string): MinutesBlock => ({ kind: 'paragraph', text })
const decision = (text: string): MinutesBlock => ({ kind: 'decision', text })

function marked(text: MinutesText): string[] {
  return findMistakes(text).map(({ message }) => message)
}

describe('findMistakes', () => {
  it('leaves a clean text alone', () => {
    expect(
      marked([
        heading('停车治理'),
        paragraph('2026年11月5日14:30，会议听取了“夜市”整治（二期）的汇报，同比下降3.5%。'),
        decision('设置限时停车位12个。'),
        heading('职责', 2),
        { kind: 'table', columns: ['单位', '任务'], rows: [['街道', '1.巡查']] },
      ]),
    ).toEqual([])
  })

  it.each<[MinutesText, string, number, number]>([
    [[heading('一、停车治理')], '序号由程序编排，这里又写了一个，会重复', 0, 2],
    [[decision('1.设置停车位。')], '序号由程序编排，这里又写了一个，会重复', 0, 2],
    [[paragraph('会议要求,各单位落实。')], '中文里用了半角标点', 4, 5],
    [[paragraph('会议要求各单位落实。。')], '标点连用', 9, 11],
    [[paragraph('于2026年01月05日前完成。')], '日期的月、日不编虚位（1 不写作 01）', 1, 9],
    [[heading('停车治理。')], '标题末尾不用标点', 4, 5],
    [[paragraph('由街道和和社区落实。')], '字重复', 3, 5],
    [[paragraph('会议听取了“夜市整治的汇报。')], '“”没有成对', 5, 6],
    [[paragraph('  ')], '这一段没有内容', 0, 2],
    [[heading('治理'), heading('职责', 3)], '标题越级，上面没有它的上一级', 0, 2],
  ])('%j: %s', (text, message, start, end) => {
    const [found] = findMistakes(text)
    expect(found).toMatchObject({ message, start, end })
  })
})
