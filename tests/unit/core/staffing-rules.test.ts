/** The staffing rules of "1+3+N", one board per rule: what is found, where, how severe, and what is not found. */
import { describe, expect, it } from 'vitest'
import { staffingRules, type StaffedCommunity, type StaffedGrid } from '../../../src/contract/api/organisation.ts'
import { roleKeys, type RoleKey } from '../../../src/contract/roles.ts'
import { checkStaffing, requiredWorkers } from '../../../src/core/organisation/rules.ts'

const id = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`
const person = { personId: id(9), name: '甲', employer: '乙' }

function seats(changes: Partial<Record<RoleKey, number>> = {}): StaffedGrid['seats'] {
  const of = (role: RoleKey) => Array.from({ length: changes[role] ?? 1 }, () => person)
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
    partyGroup: '',
    seats: seats(),
    findings: 0,
    ...changes,
  }
}

function aCommunity(changes: Partial<StaffedCommunity> = {}): StaffedCommunity {
  return { id: id(1), name: '东社区', code: '999901001001', population: 500, grids: [aGrid()], ...changes }
}

const found = (community: StaffedCommunity) =>
  checkStaffing([community], []).map(({ rule, severity, message }) => [rule, severity, message])

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
    expect(requiredWorkers(population)).toBe(workers)
  })

  it('is short of workers by its full-time members, over all its grids', () => {
    const grids = [aGrid({ seats: seats({ fullTimeMember: 10 }) }), aGrid({ seats: seats({ fullTimeMember: 7 }) })]
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
      grids: [aGrid({ seats: seats({ gridLeader: 0, instructor: 0 }), code: '', households: 2 })],
    }),
    aCommunity({ id: id(5), name: '西社区', grids: [] }),
  ]
  const findings = checkStaffing(board, [{ name: '甲某', employer: '街道' }])

  it('says where it is, what to do and where the rule comes from', () => {
    for (const { place, message, fix, source } of findings)
      for (const text of [place, message, fix, source]) expect(text).toMatch(/\p{Script=Han}/u)
    expect(findings.map(({ rule, place }) => [rule, place])).toEqual([
      ['communityWorkers', '东社区'],
      ['oneGridLeader', '东社区 第一网格'],
      ['instructor', '东社区 第一网格'],
      ['gridHouseholds', '东社区 第一网格'],
      ['gridCode', '东社区 第一网格'],
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
      [id(5), null],
      [null, null],
    ])
  })

  it('exists for every rule of the contract', () => {
    const others = checkStaffing(
      [aCommunity({ grids: [aGrid({ seats: seats({ fullTimeMember: 0, partTimeMember: 0, otherForce: 0 }) })] })],
      [],
    )
    const rules = new Set([...findings, ...others].map(({ rule }) => rule))
    expect([...staffingRules].filter((rule) => !rules.has(rule))).toEqual([])
  })
})
