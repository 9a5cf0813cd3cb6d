/** The staffing rules of "1+3+N", one board per rule: what is found, where, how severe, and what is not found. */
import { describe, expect, it } from 'vitest'
import {
  staffingRules,
  type BenchPerson,
  type StaffedCommunity,
  type StaffedGrid,
} from '../../../src/contract/api/organisation.ts'
import { roleKeys, type RoleKey } from '../../../src/contract/roles.ts'
import { ruleProblem, rulesInForce, type OfficeNumbers } from '../../../src/core/organisation/rule-table.ts'
import { checkStaffing, requiredWorkers } from '../../../src/core/organisation/rules.ts'

const id = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`
let postings = 100

/** Everybody in a seat is somebody else. */
function seats(changes: Partial<Record<RoleKey, number>> = {}): StaffedGrid['seats'] {
  const of = (role: RoleKey) =>
    Array.from({ length: changes[role] ?? 1 }, () => {
      postings += 1
      return { postingId: id(postings), personId: id(postings), name: '甲', employer: '乙', startedOn: null }
    })
  return {
    gridLeader: of('gridLeader'),
    fullTimeMember: of('fullTimeMember'),
    partTimeMember: of('partTimeMember'),
    instructor: of('instructor'),
    otherForce: of('otherForce'),
  }
}

function aGrid(changes: Partial<StaffedGrid> = {}): StaffedGrid {
  return {
    id: id(2),
    name: '第一网格',
    code: '999901001001001',
    households: 400,
    partyGroup: '第一党小组',
    scope: '',
    seats: seats(),
    findings: 0,
    ...changes,
  }
}

function aCommunity(changes: Partial<StaffedCommunity> = {}): StaffedCommunity {
  return { id: id(1), name: '东社区', code: '999901001001', population: 500, own: true, grids: [aGrid()], ...changes }
}

const check = (
  communities: readonly StaffedCommunity[],
  bench: readonly BenchPerson[] = [],
  own: OfficeNumbers[] = [],
) => checkStaffing({ communities, bench }, rulesInForce(own))
const found = (community: StaffedCommunity, own: OfficeNumbers[] = []) =>
  check([community], [], own).map(({ rule, severity, message }) => [rule, severity, message])

function waiting(changes: Partial<BenchPerson> = {}): BenchPerson {
  return { personId: id(8), postingId: null, name: '甲某', employer: '街道', own: true, left: false, ...changes }
}

describe('a grid', () => {
  it('with everyone in place has no findings', () => {
    expect(found(aCommunity())).toEqual([])
    expect(found(aCommunity({ grids: [aGrid({ seats: seats({ otherForce: 7, partTimeMember: 3 }) })] }))).toEqual([])
  })

  it.each<[Partial<Record<RoleKey, number>>, string, 'error' | 'warning', string]>([
    [{ gridLeader: 0 }, 'oneGridLeader', 'error', '缺网格长'],
    [{ gridLeader: 2 }, 'oneGridLeader', 'error', '有 2 名网格长'],
    [{ fullTimeMember: 0 }, 'fullTimeMember', 'error', '缺专职网格员'],
    [{ partTimeMember: 0 }, 'partTimeMember', 'error', '缺兼职网格员'],
    [{ instructor: 0 }, 'instructor', 'error', '缺网格指导员'],
    [{ otherForce: 0 }, 'otherForce', 'warning', '缺其他力量'],
  ])('with %j: %s', (changes, rule, severity, message) => {
    // Population 0 asks for no workers, so that the rule stands alone.
    const community = aCommunity({ population: 0, grids: [aGrid({ seats: seats(changes) })] })
    expect(found(community)).toEqual([[rule, severity, message]])
  })

  it('with nobody lacks every seat once', () => {
    const nobody = seats(Object.fromEntries(roleKeys.map((role) => [role, 0])))
    const rules = found(aCommunity({ population: null, grids: [aGrid({ seats: nobody })] })).map(([rule]) => rule)
    expect(rules).toEqual(['oneGridLeader', 'fullTimeMember', 'partTimeMember', 'instructor', 'otherForce'])
  })

  it.each<[number | null, string | null]>([
    [299, '299 户，少于 300 户'],
    [300, null],
    [301, null],
    [500, null],
    [501, '501 户，多于 500 户'],
    [0, '0 户，少于 300 户'],
    [null, '没有登记户数'],
  ])('of %j households', (households, message) => {
    const expected = message === null ? [] : [['gridHouseholds', 'warning', message]]
    expect(found(aCommunity({ grids: [aGrid({ households })] }))).toEqual(expected)
  })

  it.each<[string, string, string | null]>([
    ['', '999901001001', '没有网格编码'],
    ['12345', '999901001001', '网格编码“12345”不是15位数字'],
    ['99990100100100X', '999901001001', '网格编码“99990100100100X”不是15位数字'],
    ['999901001002001', '999901001001', '网格编码前12位与社区编码 999901001001 不一致'],
    ['999901001002001', '', null],
    ['999901001001999', '999901001001', null],
  ])('with the code %j in a community with the code %j', (code, communityCode, message) => {
    const expected = message === null ? [] : [['gridCode', 'warning', message]]
    expect(found(aCommunity({ code: communityCode, grids: [aGrid({ code })] }))).toEqual(expected)
  })
})

describe('a community', () => {
  it('without a grid has that finding alone', () => {
    expect(found(aCommunity({ grids: [], population: 90_000 }))).toEqual([
      ['communityWithoutGrid', 'error', '还没有划分网格'],
    ])
  })

  it.each([
    [0, 0],
    [1, 1],
    [555, 1],
    [556, 2],
    [10_000, 18],
    [10_001, 19],
    [9120, 17],
    [11_840, 22],
    [14_320, 26],
    [100_000, 180],
  ])('of %i people needs %i workers', (population, workers) => {
    expect(requiredWorkers(population, 18)).toBe(workers)
  })

  it('is short of workers by its full-time members, over all its grids', () => {
    const grids = [
      aGrid({ seats: seats({ fullTimeMember: 10 }) }),
      aGrid({ id: id(3), code: '999901001001002', seats: seats({ fullTimeMember: 7 }) }),
    ]
    expect(found(aCommunity({ population: 9120, grids }))).toEqual([])
    expect(found(aCommunity({ population: 10_000, grids }))).toEqual([
      ['communityWorkers', 'warning', '常住人口 10000 人，应配社区工作者 18 人，名册中专职网格员 17 人'],
    ])
    expect(found(aCommunity({ population: null, grids }))).toEqual([])
  })
})

describe('a finding', () => {
  const board = [
    aCommunity({
      population: 100_000,
      grids: [aGrid({ seats: seats({ gridLeader: 0, instructor: 0 }), code: '', partyGroup: '', households: 2 })],
    }),
    aCommunity({ id: id(5), name: '西社区', grids: [] }),
  ]
  const findings = check(board, [waiting()])

  it('says where it is, what to do and where the rule comes from', () => {
    for (const { place, message, fix, source } of findings)
      for (const text of [place, message, fix, source]) expect(text).toMatch(/\p{Script=Han}/u)
    expect(findings.map(({ rule, place }) => [rule, place])).toEqual([
      ['communityWorkers', '东社区'],
      ['oneGridLeader', '东社区 第一网格'],
      ['instructor', '东社区 第一网格'],
      ['gridHouseholds', '东社区 第一网格'],
      ['gridCode', '东社区 第一网格'],
      ['partyGroup', '东社区 第一网格'],
      ['communityWithoutGrid', '西社区'],
      ['unplacedPerson', '街道'],
    ])
  })

  it('names the grid and the community that it is about', () => {
    expect(findings.map(({ communityId, gridId }) => [communityId, gridId])).toEqual([
      [id(1), null],
      [id(1), id(2)],
      [id(1), id(2)],
      [id(1), id(2)],
      [id(1), id(2)],
      [id(1), id(2)],
      [id(5), null],
      [null, null],
    ])
  })

  it('exists for every rule of the contract', () => {
    const seated = aGrid({ seats: seats({ fullTimeMember: 0, partTimeMember: 0, otherForce: 0 }) })
    const busy = [1, 2, 3].map((number) => ({
      ...aGrid({ id: id(20 + number), name: `第${number}` }),
      seats: seated.seats,
    }))
    const others = check([aCommunity({ grids: [seated, ...busy] })])
    const rules = new Set([...findings, ...others].map(({ rule }) => rule))
    expect([...staffingRules].filter((rule) => !rules.has(rule))).toEqual([])
  })
})

describe('a person', () => {
  const shared = seats().gridLeader
  const gridsOf = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aGrid({
        id: id(30 + index),
        name: `第${index + 1}网格`,
        code: `99990100100100${index + 1}`,
        seats: { ...seats(), gridLeader: shared },
      }),
    )

  it('may be in two grids, not in three', () => {
    expect(found(aCommunity({ grids: gridsOf(2) }))).toEqual([])
    expect(found(aCommunity({ grids: gridsOf(3) }))).toEqual([
      ['tooManyPosts', 'warning', '在 3 个网格任职（第1网格、第2网格、第3网格），多于 2 个'],
    ])
  })

  it('with two seats of one grid is in one grid', () => {
    const grid = aGrid({ seats: { ...seats(), gridLeader: shared, instructor: shared } })
    expect(
      found(aCommunity({ grids: [grid] }), [{ rule: 'tooManyPosts', values: { most: 1 }, reason: '从严' }]),
    ).toEqual([])
  })

  it('who waits for a seat is found, who has left is not', () => {
    expect(check([], [waiting()]).map(({ rule, personId }) => [rule, personId])).toEqual([['unplacedPerson', id(8)]])
    expect(check([], [waiting({ left: true })])).toEqual([])
  })
})

describe('the numbers of an office', () => {
  const own = (rule: string, values: OfficeNumbers['values']): OfficeNumbers[] => [
    { rule, values, reason: '区里另有规定' },
  ]

  it('take the place of the standard', () => {
    const grid = aCommunity({ grids: [aGrid({ households: 250 })] })
    expect(found(grid)).toHaveLength(1)
    expect(found(grid, own('gridHouseholds', { fewest: 200 }))).toEqual([])
    expect(found(aCommunity(), own('gridHouseholds', { fewest: 401 }))).toEqual([
      ['gridHouseholds', 'warning', '400 户，少于 401 户'],
    ])
    expect(found(aCommunity(), own('instructor', { fewest: 2 }))).toEqual([
      ['instructor', 'error', '网格指导员 1 名，少于 2 名'],
    ])
    expect(found(aCommunity({ population: 600 }), own('communityWorkers', { ratio: 16 }))).toEqual([])
  })

  it('show as such, with the reason, and the standard beside them', () => {
    const rule = (list: OfficeNumbers[]) => rulesInForce(list).find(({ key }) => key === 'gridHouseholds')
    expect(rule(own('gridHouseholds', { most: 600 }))).toMatchObject({
      statement: '每个网格 300 至 600 户',
      reason: '区里另有规定',
      parameters: [
        { value: 300, standard: 300 },
        { value: 600, standard: 500 },
      ],
    })
    expect(rule(own('gridHouseholds', { most: 500 }))?.reason).toBe('')
  })

  it('are refused when they make no sense, with the place', () => {
    expect(ruleProblem('gridHouseholds', { fewest: 600, most: 500 })).toMatchObject({ field: '网格规模 最少' })
    expect(ruleProblem('fullTimeMember', { fewest: 0 })).toMatchObject({ reason: '应在 1 至 50 之间' })
    expect(ruleProblem('oneGridLeader', { fewest: 2 })).toMatchObject({ reason: '但这条规则没有可以调整的数字' })
    expect(ruleProblem('otherForce', { fewest: 0 })).toBeNull()
  })
})

describe('every rule', () => {
  it('says what it asks and where that comes from', () => {
    const rules = rulesInForce([])
    expect(rules.map(({ key }) => key)).toEqual([...staffingRules])
    for (const { title, statement, clause } of rules)
      for (const text of [title, statement, clause]) expect(text).toMatch(/\p{Script=Han}/u)
  })
})
