/**
 * Holds a board against the rules in force: what is found, where, and what to do about it. Pure; knows boards, not
 * databases, so that a board that is only thought of is judged like the real one.
 */
import type {
  BenchPerson,
  Finding,
  RuleInForce,
  StaffedCommunity,
  StaffedGrid,
  StaffingBoard,
  StaffingRule,
} from '../../contract/api/staffing-board.ts'
import { roleKeys, roles, type RoleKey } from '../../contract/roles.ts'
import { ruleNumber } from './rule-table.ts'

/** Who is where; what the rules are applied to. */
export interface Staffing {
  readonly communities: readonly StaffedCommunity[]
  readonly bench: readonly BenchPerson[]
}

type Rules = readonly RuleInForce[]
type Place = Pick<Finding, 'communityId' | 'gridId' | 'place'>
type Found = Pick<Finding, 'message' | 'fix'>

const nowhere = { communityId: null, gridId: null, personId: null } as const

/** All findings, in the order in which the board is read. */
export function checkStaffing(staffing: Staffing, rules: Rules): Finding[] {
  const codes = repeatedCodes(staffing.communities)
  return [
    ...staffing.communities.flatMap((community) => [
      ...checkCommunity(community, rules),
      ...community.grids.flatMap((grid) => checkGrid(community, grid, rules, codes)),
    ]),
    ...checkBench(staffing.bench, rules),
    ...checkLoads(staffing.communities, rules),
  ]
}

/** Required community workers: ⌈population ÷ 10,000 × ratio⌉. */
export function requiredWorkers(population: number, ratio: number): number {
  return Math.ceil((population * ratio) / 10_000)
}

const memberRoles = [
  'fullTimeMember',
  'partTimeMember',
  'instructor',
  'otherForce',
] as const satisfies readonly RoleKey[]
const seatRules: ReadonlySet<StaffingRule> = new Set<StaffingRule>(['oneGridLeader', ...memberRoles])

/** A grid is fully staffed when no rule about its seats has found anything. */
export function totalsOf({ communities, bench }: Staffing, findings: readonly Finding[]): StaffingBoard['totals'] {
  const grids = communities.flatMap((community) => community.grids)
  const open = new Set(findings.filter(({ rule }) => seatRules.has(rule)).map(({ gridId }) => gridId))
  const seated = grids.flatMap((grid) => roleKeys.flatMap((role) => grid.seats[role].map(({ personId }) => personId)))
  return {
    communities: communities.length,
    grids: grids.length,
    people: new Set([...seated, ...bench.map(({ personId }) => personId)]).size,
    fullyStaffed: grids.filter((grid) => !open.has(grid.id)).length,
  }
}

function report(rules: Rules, key: StaffingRule, at: Place & { personId?: string }, found: Found): Finding {
  const rule = rules.find((candidate) => candidate.key === key)
  if (rule === undefined) throw new Error(`no rule ${key} is in force`)
  const source = rule.document === '' ? rule.clause : `${rule.document}：${rule.clause}`
  return { personId: null, ...at, ...found, rule: key, severity: rule.severity, source }
}

function checkCommunity(community: StaffedCommunity, rules: Rules): Finding[] {
  const at = { communityId: community.id, gridId: null, place: community.name }
  if (community.grids.length === 0)
    return [report(rules, 'communityWithoutGrid', at, { message: '还没有划分网格', fix: '新增网格，或导入人员清单' })]
  if (community.population === null) return []
  const workers = community.grids.reduce((sum, grid) => sum + grid.seats.fullTimeMember.length, 0)
  const ratio = ruleNumber(rules, 'communityWorkers', 'ratio')
  const required = requiredWorkers(community.population, ratio)
  if (workers >= required) return []
  return [
    report(rules, 'communityWorkers', at, {
      message: `常住人口 ${community.population} 人，应配社区工作者 ${required} 人，名册中专职网格员 ${workers} 人`,
      fix: '核对专职网格员以外的社区工作者，或申请增配',
    }),
  ]
}

function checkGrid(
  community: StaffedCommunity,
  grid: StaffedGrid,
  rules: Rules,
  repeated: ReadonlySet<string>,
): Finding[] {
  const at = { communityId: community.id, gridId: grid.id, place: `${community.name} ${grid.name}` }
  const found = (key: StaffingRule, what: Found | null): Finding[] =>
    what === null ? [] : [report(rules, key, at, what)]
  return [
    ...found('oneGridLeader', leaderProblem(grid)),
    ...memberRoles.flatMap((role) => found(role, memberProblem(grid, role, ruleNumber(rules, role, 'fewest')))),
    ...found('gridHouseholds', sizeProblem(grid, rules)),
    ...found('gridCode', codeProblem(community, grid, repeated)),
    ...found(
      'partyGroup',
      grid.partyGroup === '' ? { message: '没有登记网格党组织', fix: '修改网格，填写网格党组织' } : null,
    ),
  ]
}

/** Exactly one leader: none leaves the grid without responsibility, two leave it unclear. */
function leaderProblem(grid: StaffedGrid): Found | null {
  const leaders = grid.seats.gridLeader.length
  if (leaders === 1) return null
  return leaders === 0
    ? { message: `缺${roles.gridLeader}`, fix: `点空缺的“长”，指定一名${roles.gridLeader}` }
    : { message: `有 ${leaders} 名${roles.gridLeader}`, fix: `只保留一名${roles.gridLeader}，其余调到别的位置` }
}

function memberProblem(grid: StaffedGrid, role: (typeof memberRoles)[number], fewest: number): Found | null {
  const members = grid.seats[role].length
  if (members >= fewest) return null
  return {
    message: members === 0 ? `缺${roles[role]}` : `${roles[role]} ${members} 名，少于 ${fewest} 名`,
    fix: `为该网格配备至少 ${fewest} 名${roles[role]}`,
  }
}

function sizeProblem({ households }: StaffedGrid, rules: Rules): Found | null {
  const fewest = ruleNumber(rules, 'gridHouseholds', 'fewest')
  const most = ruleNumber(rules, 'gridHouseholds', 'most')
  if (households === null) return { message: '没有登记户数', fix: '填写网格户数' }
  if (households < fewest) return { message: `${households} 户，少于 ${fewest} 户`, fix: '核对户数，或与相邻网格合并' }
  if (households > most) return { message: `${households} 户，多于 ${most} 户`, fix: '核对户数，或拆分网格' }
  return null
}

function codeProblem(community: StaffedCommunity, grid: StaffedGrid, repeated: ReadonlySet<string>): Found | null {
  if (!/^\d{15}$/.test(grid.code))
    return {
      message: grid.code === '' ? '没有网格编码' : `网格编码“${grid.code}”不是15位数字`,
      fix: '填写15位网格编码',
    }
  if (community.code !== '' && !grid.code.startsWith(community.code))
    return { message: `网格编码前12位与社区编码 ${community.code} 不一致`, fix: '核对网格编码和社区编码' }
  if (repeated.has(grid.code)) return { message: `网格编码 ${grid.code} 与别的网格重复`, fix: '核对两个网格的编码' }
  return null
}

function repeatedCodes(communities: readonly StaffedCommunity[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { code } of communities.flatMap(({ grids }) => grids)) {
    if (seen.has(code)) repeated.add(code)
    seen.add(code)
  }
  return repeated
}

/** Who has left needs no seat any more. */
function checkBench(bench: readonly BenchPerson[], rules: Rules): Finding[] {
  return bench
    .filter((person) => !person.left)
    .map((person) =>
      report(
        rules,
        'unplacedPerson',
        { ...nowhere, personId: person.personId, place: person.employer },
        { message: `${person.name}没有分到网格`, fix: '从“待分配”拖到空缺的位置，或在人员清单中填写网格编码' },
      ),
    )
}

/** One person in more grids than can be looked after. */
function checkLoads(communities: readonly StaffedCommunity[], rules: Rules): Finding[] {
  const most = ruleNumber(rules, 'tooManyPosts', 'most')
  const held = new Map<string, { readonly name: string; readonly grids: Set<string> }>()
  for (const grid of communities.flatMap((community) => community.grids)) {
    for (const { personId, name } of roleKeys.flatMap((role) => grid.seats[role])) {
      const known = held.get(personId) ?? { name, grids: new Set<string>() }
      known.grids.add(grid.name)
      held.set(personId, known)
    }
  }
  return [...held]
    .filter(([, { grids }]) => grids.size > most)
    .map(([personId, { name, grids }]) =>
      report(
        rules,
        'tooManyPosts',
        { ...nowhere, personId, place: name },
        {
          message: `在 ${grids.size} 个网格任职（${[...grids].join('、')}），多于 ${most} 个`,
          fix: '为其中几个网格另配人员',
        },
      ),
    )
}
