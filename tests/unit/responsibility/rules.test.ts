/** Every rule of the responsibility map, with a case that it finds and one that it leaves alone. */
import { describe, expect, it } from 'vitest'
import { responsibilityRules, type ResponsibilityRule } from '../../../src/contract/api/responsibility.ts'
import type { LedgerField } from '../../../src/contract/ledgers/index.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import { isShared, splitUnits } from '../../../src/core/responsibility/matching.ts'
import type { GridSeats, ListRow, Office } from '../../../src/core/responsibility/model.ts'
import { placeColumnsOf } from '../../../src/core/responsibility/place-rules.ts'
import { mapResponsibility } from '../../../src/core/responsibility/rules.ts'

const rows = (...list: readonly RecordValues[]): ListRow[] =>
  list.map((values, index) => ({ id: JSON.stringify([index, values]), values }))

const grid = (changes: Partial<GridSeats> = {}): GridSeats => ({
  id: 'g1',
  name: '第一网格',
  community: '梧桐里社区',
  people: 5,
  leaders: 1,
  ...changes,
})

/** An office in which everything has an answer. */
const sound: Office = {
  duties: rows({ post: '网格长', content: '统筹' }, { post: '执法中队', content: '处置' }),
  keyMatters: rows({ category: '市容', name: '占道经营', responsibleUnit: '执法中队', timeLimit: '4小时' }),
  assistMatters: rows({ name: '楼道清理', leadUnit: '社区居委会', assistingUnit: '执法中队', boundary: '只劝导' }),
  people: rows(
    { name: '甲', role: '网格长', employer: '社区' },
    { name: '乙', role: '兼职网格员', employer: '三执法中队' },
  ),
  grids: [grid()],
  holders: [],
  placeColumns: [],
}

const place = { ledger: 'keyMatters', field: 'own.x', label: '道路' } as const
const matter: RecordValues = { name: '占道经营', responsibleUnit: '执法中队', timeLimit: '4小时' }
const assist: RecordValues = { name: '楼道清理', leadUnit: '居委会', assistingUnit: '执法中队', boundary: '只劝导' }

const cases: Readonly<Record<ResponsibilityRule, { found: Partial<Office>; notFound: Partial<Office> }>> = {
  postWithoutPerson: {
    found: { duties: rows({ post: '内勤', content: '报送' }) },
    notFound: { duties: rows({ post: '社区网格长(兼)', content: '统筹' }) },
  },
  peopleWithoutDuty: {
    found: { people: rows({ name: '丙', role: '其他力量', employer: '志愿服务队' }) },
    notFound: { people: rows({ name: '丙', role: '其他力量', employer: '社区居委会' }) },
  },
  matterWithoutUnit: {
    found: { keyMatters: rows({ ...matter, responsibleUnit: ' ' }) },
    notFound: { keyMatters: rows(matter) },
  },
  matterWithoutTimeLimit: {
    found: { keyMatters: rows({ ...matter, timeLimit: null }) },
    notFound: { keyMatters: rows(matter) },
  },
  matterSharedUnits: {
    found: { keyMatters: rows({ ...matter, responsibleUnit: '物业+执法中队' }) },
    notFound: { keyMatters: rows({ ...matter, responsibleUnit: '执法中队（牵头）、物业' }) },
  },
  matterTwoUnits: {
    found: { keyMatters: rows(matter, { ...matter, name: '占道 经营', responsibleUnit: '物业' }) },
    notFound: { keyMatters: rows(matter, matter) },
  },
  unitWithoutPerson: {
    found: { keyMatters: rows({ ...matter, responsibleUnit: '环卫公司' }) },
    notFound: {
      keyMatters: rows({ ...matter, responsibleUnit: '环卫公司' }),
      holders: [{ kind: 'unit', name: '环卫公司', field: 'employer', value: '社区' }],
    },
  },
  assistWithoutLead: {
    found: { assistMatters: rows({ ...assist, leadUnit: null }) },
    notFound: { assistMatters: rows(assist) },
  },
  assistSharedLead: {
    found: { assistMatters: rows({ ...assist, leadUnit: '居委会、物业' }) },
    notFound: { assistMatters: rows({ ...assist, leadUnit: '文化和旅游局' }) },
  },
  assistSameUnit: {
    found: { assistMatters: rows({ ...assist, assistingUnit: '居委会、执法中队' }) },
    notFound: { assistMatters: rows(assist) },
  },
  assistWithoutBoundary: {
    found: { assistMatters: rows({ ...assist, boundary: '' }) },
    notFound: { assistMatters: rows(assist) },
  },
  assistBecomesDuty: {
    found: { assistMatters: rows({ ...assist, boundary: '由城管承担清运' }) },
    notFound: { assistMatters: rows({ ...assist, boundary: '配合劝导，不承担清运' }) },
  },
  gridWithNobody: { found: { grids: [grid({ people: 0, leaders: 0 })] }, notFound: { grids: [grid()] } },
  gridWithoutLeader: { found: { grids: [grid({ leaders: 0 })] }, notFound: { grids: [grid()] } },
  gridSeveralLeaders: { found: { grids: [grid({ leaders: 2 })] }, notFound: { grids: [grid()] } },
  placeWithoutUnit: {
    found: { placeColumns: [place], keyMatters: rows({ ...matter, responsibleUnit: '', 'own.x': '建设路' }) },
    notFound: {
      placeColumns: [place],
      keyMatters: rows({ ...matter, responsibleUnit: '', 'own.x': '建设路' }, { ...matter, 'own.x': '建设路、桂园路' }),
    },
  },
  placeSeveralUnits: {
    found: {
      placeColumns: [place],
      keyMatters: rows({ ...matter, 'own.x': '建设路' }, { ...matter, responsibleUnit: '物业', 'own.x': '建设路' }),
    },
    notFound: {
      placeColumns: [place],
      keyMatters: rows({ ...matter, 'own.x': '建设路' }, { ...matter, responsibleUnit: '物业', 'own.x': '桂园路' }),
    },
  },
}

const rulesIn = (changes: Partial<Office>): ResponsibilityRule[] =>
  mapResponsibility({ ...sound, ...changes }).findings.map(({ rule }) => rule)

it('an office in which everything has an answer has no findings', () => {
  expect(rulesIn({})).toEqual([])
})

describe.each(responsibilityRules)('%s', (rule) => {
  it('is found', () => {
    expect(rulesIn(cases[rule].found)).toContain(rule)
  })
  it('is not found where there is an answer', () => {
    expect(rulesIn(cases[rule].notFound)).not.toContain(rule)
  })
})

describe('the summary', () => {
  it('counts things, not findings', () => {
    const { summary } = mapResponsibility({
      ...sound,
      keyMatters: rows({ ...matter, responsibleUnit: null, timeLimit: null }, matter),
    })
    expect(summary.find(({ subject }) => subject === 'keyMatters')).toEqual({
      subject: 'keyMatters',
      total: 2,
      sound: 1,
      gap: 1,
      overlap: 0,
      incomplete: 1,
    })
  })
})

describe('who stands behind a post', () => {
  const held = (post: string, changes: Partial<Office> = {}) =>
    mapResponsibility({ ...sound, duties: rows({ post, content: '职责' }), ...changes }).posts[0]

  it.each([
    ['网格长', '角色'],
    ['社区网格长', '角色'],
    ['执法中队', '工作单位'],
    ['联络员(三执法中队)', '工作单位'],
  ])('%s is found by %s', (post, by) => {
    expect(held(post)).toMatchObject({ people: 1, by, assigned: false })
  })

  it('is found in the remarks and, for party members, in the political status', () => {
    const people = rows({ name: '丙', remarks: '兼联席办内勤' }, { name: '丁', politicalStatus: '中共党员' })
    expect(held('联席办内勤', { people })).toMatchObject({ people: 1, by: '备注' })
    expect(held('在职党员', { people })).toMatchObject({ people: 1, by: '政治面貌' })
  })

  it('is whom the office has named, before anything that looks alike', () => {
    const holders = [{ kind: 'post', name: '网格长', field: 'name', value: '乙' }] as const
    expect(held('网格长', { holders })).toMatchObject({ people: 1, by: '姓名“乙”', assigned: true })
  })

  it('is nobody when only two characters agree', () => {
    expect(held('社区')?.people).toBe(1)
    expect(held('社工', { people: rows({ name: '丙', employer: '社工站' }) })?.people).toBe(0)
  })
})

describe('units', () => {
  it.each([
    ['物业+中队', ['物业', '中队']],
    ['自然资源所、物业服务企业', ['自然资源所', '物业服务企业']],
    ['文化和旅游局', ['文化和旅游局']],
    ['甲 / 乙；甲', ['甲', '乙']],
    ['', []],
  ])('%s', (text, units) => {
    expect(splitUnits(text)).toEqual(units)
  })

  it('share a matter only when none of them is said to lead', () => {
    expect(['甲、乙', '甲牵头，乙配合', '甲(主)、乙', '甲'].map(isShared)).toEqual([true, false, false, false])
  })
})

it('columns of roads and facilities are own columns with such a title', () => {
  const field = (name: string, label: string): LedgerField => ({
    name,
    label,
    synonyms: [],
    type: 'text',
    privacy: 'internal',
    width: 10,
  })
  const id = '01990000-0000-7000-8000-000000000001'
  const fields = [field(`own.${id}`, '责任路段'), field('situation', '道路'), field(`own.${id}`, '经费')]
  expect(placeColumnsOf('keyMatters', fields).map(({ label }) => label)).toEqual(['责任路段'])
})
