/**
 * The staffing rules of "1+3+N", as data and pure checks: what each grid must have, where the rule comes from, and what
 * to do about a gap. Knows boards, not databases.
 */
import type { Finding, StaffedCommunity, StaffedGrid, StaffingRule } from '../../contract/api/organisation.ts'
import { roles, type RoleKey } from '../../contract/roles.ts'

const sources = {
  model: '“1+3+N”网格力量配备要求',
  size: '社区网格300—500户',
  code: '网格编码15位：社区编码12位加3位顺序号',
  workers: '每万城镇常住人口配备社区工作者不少于18人',
} as const

/** Size of a community grid in households. */
export const gridHouseholds = { fewest: 300, most: 500 } as const

interface SeatRule {
  readonly rule: StaffingRule
  readonly role: RoleKey
  readonly severity: Finding['severity']
}

const seatRules: readonly SeatRule[] = [
  { rule: 'fullTimeMember', role: 'fullTimeMember', severity: 'error' },
  { rule: 'partTimeMember', role: 'partTimeMember', severity: 'error' },
  { rule: 'instructor', role: 'instructor', severity: 'error' },
  { rule: 'otherForce', role: 'otherForce', severity: 'warning' },
]

export interface UnplacedPerson {
  readonly name: string
  readonly employer: string
}

/** All findings of a board, in the order in which the board is read. */
export function checkStaffing(
  communities: readonly StaffedCommunity[],
  unplaced: readonly UnplacedPerson[],
): Finding[] {
  return [
    ...communities.flatMap((community) => [
      ...checkCommunity(community),
      ...community.grids.flatMap((grid) => checkGrid(community, grid)),
    ]),
    ...unplaced.map((person): Finding => ({
      rule: 'unplacedPerson',
      severity: 'warning',
      communityId: null,
      gridId: null,
      place: person.employer,
      message: `${person.name}没有分到网格`,
      fix: '在人员清单中填写网格编码',
      source: sources.model,
    })),
  ]
}

/** Required community workers: ⌈population ÷ 10,000 × 18⌉. */
export function requiredWorkers(population: number): number {
  return Math.ceil((population * 18) / 10_000)
}

function checkCommunity(community: StaffedCommunity): Finding[] {
  const base = { communityId: community.id, gridId: null, place: community.name }
  if (community.grids.length === 0) {
    return [
      {
        ...base,
        rule: 'communityWithoutGrid',
        severity: 'error',
        message: '还没有划分网格',
        fix: '新增网格，或导入人员清单',
        source: sources.model,
      },
    ]
  }
  if (community.population === null) return []
  const workers = community.grids.reduce((sum, grid) => sum + seats(grid, 'fullTimeMember'), 0)
  const required = requiredWorkers(community.population)
  if (workers >= required) return []
  return [
    {
      ...base,
      rule: 'communityWorkers',
      severity: 'warning',
      message: `常住人口 ${community.population} 人，应配社区工作者 ${required} 人，名册中专职网格员 ${workers} 人`,
      fix: '核对专职网格员以外的社区工作者，或申请增配',
      source: sources.workers,
    },
  ]
}

function checkGrid(community: StaffedCommunity, grid: StaffedGrid): Finding[] {
  const at = { communityId: community.id, gridId: grid.id, place: `${community.name} ${grid.name}` }
  return [
    ...checkLeader(grid, at),
    ...checkSeats(grid, at),
    ...checkHouseholds(grid, at),
    ...checkCode(community, grid, at),
  ]
}

type Place = Pick<Finding, 'communityId' | 'gridId' | 'place'>

/** Exactly one leader: none leaves the grid without responsibility, two leave it unclear. */
function checkLeader(grid: StaffedGrid, at: Place): Finding[] {
  const leaders = seats(grid, 'gridLeader')
  if (leaders === 1) return []
  const message = leaders === 0 ? `缺${roles.gridLeader}` : `有 ${leaders} 名${roles.gridLeader}`
  const fix =
    leaders === 0
      ? `在人员清单中为该网格指定一名${roles.gridLeader}`
      : `只保留一名${roles.gridLeader}，其余改为其他角色`
  return [{ ...at, rule: 'oneGridLeader', severity: 'error', message, fix, source: sources.model }]
}

function checkSeats(grid: StaffedGrid, at: Place): Finding[] {
  return seatRules
    .filter(({ role }) => seats(grid, role) === 0)
    .map(({ rule, role, severity }) => ({
      ...at,
      rule,
      severity,
      message: `缺${roles[role]}`,
      fix: `在人员清单中为该网格配备至少一名${roles[role]}`,
      source: sources.model,
    }))
}

function checkHouseholds(grid: StaffedGrid, at: Place): Finding[] {
  const { households } = grid
  const base = { ...at, rule: 'gridHouseholds', severity: 'warning', source: sources.size } as const
  if (households === null) return [{ ...base, message: '没有登记户数', fix: '填写网格户数' }]
  if (households < gridHouseholds.fewest)
    return [
      { ...base, message: `${households} 户，少于 ${gridHouseholds.fewest} 户`, fix: '核对户数，或与相邻网格合并' },
    ]
  if (households > gridHouseholds.most)
    return [{ ...base, message: `${households} 户，多于 ${gridHouseholds.most} 户`, fix: '核对户数，或拆分网格' }]
  return []
}

function checkCode(community: StaffedCommunity, grid: StaffedGrid, at: Place): Finding[] {
  const base = { ...at, rule: 'gridCode', severity: 'warning', source: sources.code } as const
  if (!/^\d{15}$/.test(grid.code))
    return [
      {
        ...base,
        message: grid.code === '' ? '没有网格编码' : `网格编码“${grid.code}”不是15位数字`,
        fix: '填写15位网格编码',
      },
    ]
  if (community.code !== '' && !grid.code.startsWith(community.code))
    return [{ ...base, message: `网格编码前12位与社区编码 ${community.code} 不一致`, fix: '核对网格编码和社区编码' }]
  return []
}

function seats(grid: StaffedGrid, role: RoleKey): number {
  return grid.seats[role].length
}
