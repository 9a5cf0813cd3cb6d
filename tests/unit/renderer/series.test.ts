/** Members out of a spreadsheet, rules in words, and when a series can be saved. */
import { describe, expect, it } from 'vitest'
import { moreThanHalf } from '../../../src/contract/deliberation/fraction.ts'
import { seriesDraft } from '../../../src/contract/meeting-series.ts'
import { seriesTemplates } from '../../../src/contract/series-templates.ts'
import { membersFromText, partyOf } from '../../../src/renderer/features/meeting-series/member-text.ts'
import { presetOf, rulesInWords } from '../../../src/renderer/features/meeting-series/rule-words.ts'
import {
  emptyDraft,
  formProblem,
  keyed,
  toDraft,
  toForm,
} from '../../../src/renderer/features/meeting-series/series-form.ts'

describe('pasted members', () => {
  const read = (text: string) => membersFromText(text, '出席').map(({ unit, name, duty }) => [unit, name, duty])

  it.each([
    ['单位\t姓名\t职务\r\n街道执法队\t甲某\t队长\r\n', [['街道执法队', '甲某', '队长']]],
    ['街道执法队 甲某 副队长 党员', [['街道执法队', '甲某', '副队长 党员']]],
    ['街道执法队\u3000甲某', [['街道执法队', '甲某', '']]],
    ['甲某', [['', '甲某', '']]],
    ['物业 服务企业\t甲 某\t', [['物业 服务企业', '甲 某', '']]],
    ['\t甲某\t居民', [['', '甲某', '居民']]],
    ['街道执法队\t\t队长', [['', '街道执法队', '队长']]],
    ['\r\n  \n\t\t\n', []],
  ])('%j', (text, rows) => {
    expect(read(text)).toEqual(rows)
  })

  it.each([
    ['梧桐社区居委会', '居委会'],
    ['梧桐社区', '社区'],
    ['梧桐苑业主委员会', '业委会'],
    ['某某物业服务有限公司', '物业'],
    ['街道综合行政执法队', '城管'],
    ['区住房城乡建设局', '部门'],
    ['居民代表', '居民代表'],
    ['其他', '其他'],
    ['', '其他'],
  ])('of %s belong to %s', (unit, party) => {
    expect(partyOf(unit)).toBe(party)
  })
})

describe('rules in words', () => {
  it('say when a meeting may begin and when a vote carries', () => {
    const majority = { of: 'entitled', fraction: moreThanHalf } as const
    const twoThirds = { numerator: 2, denominator: 3, strict: false }
    expect(rulesInWords(null)).toBe('不表决，不要求到会人数。')
    expect(rulesInWords({ quorum: null, majority })).toBe(
      '不要求到会人数；赞成超过应到人数的半数为通过。列席人员没有表决权。',
    )
    expect(rulesInWords({ quorum: { base: 'entitled', fraction: twoThirds }, majority })).toMatch(
      /^实到人数达到应到人数的三分之二方可开会；/,
    )
  })

  it('know a usual share from one of the office’s own', () => {
    expect(presetOf({ numerator: 1, denominator: 2, strict: true })).toBe('half')
    expect(presetOf({ numerator: 1, denominator: 2, strict: false })).toBe('own')
    expect(presetOf({ numerator: 2, denominator: 3, strict: false })).toBe('twoThirds')
  })
})

describe('the form of a series', () => {
  const named = { ...emptyDraft, name: '例会' }
  const member = { party: '物业', unit: '物业服务企业', name: '甲某', duty: '', status: '出席' } as const

  it.each(seriesTemplates)('gives $draft.name back as it was', ({ draft }) => {
    const whole = seriesDraft.parse({ ...draft, members: [member], copyTo: ['甲单位', '乙单位'] })
    expect(toDraft(toForm(whole))).toEqual(whole)
    expect(formProblem(toForm(whole))).toBeNull()
  })

  it('leaves out rows that nothing was written into', () => {
    const form = {
      ...toForm(named),
      members: [keyed({ ...member, unit: '', name: ' ' })],
      standingItems: [keyed({ title: ' ', presenter: '甲某', plannedMinutes: null })],
      copyTo: '甲单位\n\n',
    }
    expect(toDraft(form)).toMatchObject({ members: [], standingItems: [], copyTo: ['甲单位'] })
  })

  it.each([
    ['请填写系列名称', { name: '  ' }],
    ['请填写会议类别', { kind: '' }],
    ['会议名称里要有 {次}，否则几次会议同名', { titlePattern: '{名称}' }],
    ['参会人员第 1 行没有姓名', { members: [keyed({ ...member, name: '' })] }],
    [
      '自定的比例应小于 1，或为“达到全部”',
      {
        rules: { quorum: null, majority: { of: 'present', fraction: { numerator: 3, denominator: 2, strict: true } } },
      },
    ],
    ['有的内容过长，请缩短后再保存', { copyTo: '单'.repeat(600) }],
  ] as const)('is not saved: %s', (problem, change) => {
    expect(formProblem({ ...toForm(named), ...change })).toBe(problem)
  })
})
