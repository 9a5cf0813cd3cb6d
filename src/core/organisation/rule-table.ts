/**
 * The staffing rules of "1+3+N" as a table: what each asks for, where it comes from, which numbers an office may set for
 * itself. A rule without a document is a rule of this program and says so. Knows no board and no database.
 */
import {
  staffingRules,
  type Finding,
  type RuleInForce,
  type RuleNumber,
  type RuleParameter,
  type StaffingRule,
} from '../../contract/api/staffing-board.ts'
import { roles, type RoleKey } from '../../contract/roles.ts'

interface Source {
  readonly document: string
  readonly clause: string
}

const reply = '《重庆市城市管理局关于市政协六届三次会议第0847号提案答复的函》（2025-04-30）'
const report = '《重庆市人民政府关于全市城乡社区治理工作审议意见研究处理情况的报告》（2023-12-28）'

const sources = {
  model: { document: reply, clause: '按“1+3+N”配强网格力量：网格长、专职网格员、兼职网格员、网格指导员和其他力量' },
  partyGroup: { document: reply, clause: '坚持应建尽建，全覆盖组建网格党组织' },
  size: { document: report, clause: '社区按照300—500户标准划分网格' },
  workers: { document: report, clause: '每万城镇常住人口配备社区工作者不少于18人' },
  oneNet: { document: reply, clause: '各类网格整合成“一张网”，社区都在网格之内' },
  code: { document: '', clause: '程序约定：网格编码15位，为社区编码12位加3位顺序号' },
  load: { document: '', clause: '程序约定：一人身兼数岗时提醒，文件没有规定个数' },
} as const satisfies Readonly<Record<string, Source>>

type Parameter = Omit<RuleParameter, 'value'>

interface RuleDefinition {
  readonly title: string
  readonly source: Source
  readonly severity: Finding['severity']
  readonly parameters: readonly Parameter[]
  readonly statement: (numberOf: (name: RuleNumber) => number) => string
}

function people(standard: number, least: number): readonly Parameter[] {
  return [{ name: 'fewest', label: '至少', unit: '名', standard, least, greatest: 50 }]
}

function member(role: RoleKey, severity: Finding['severity'], least: number): RuleDefinition {
  return {
    title: roles[role],
    source: sources.model,
    severity,
    parameters: people(1, least),
    statement: (numberOf) => `每个网格至少 ${numberOf('fewest')} 名${roles[role]}`,
  }
}

const households: readonly Parameter[] = [
  { name: 'fewest', label: '最少', unit: '户', standard: 300, least: 1, greatest: 10_000 },
  { name: 'most', label: '最多', unit: '户', standard: 500, least: 1, greatest: 10_000 },
]

const table: Readonly<Record<StaffingRule, RuleDefinition>> = {
  oneGridLeader: {
    title: roles.gridLeader,
    source: sources.model,
    severity: 'error',
    parameters: [],
    statement: () => `每个网格恰好一名${roles.gridLeader}`,
  },
  fullTimeMember: member('fullTimeMember', 'error', 1),
  partTimeMember: member('partTimeMember', 'error', 1),
  instructor: member('instructor', 'error', 1),
  otherForce: member('otherForce', 'warning', 0),
  gridHouseholds: {
    title: '网格规模',
    source: sources.size,
    severity: 'warning',
    parameters: households,
    statement: (numberOf) => `每个网格 ${numberOf('fewest')} 至 ${numberOf('most')} 户`,
  },
  gridCode: {
    title: '网格编码',
    source: sources.code,
    severity: 'warning',
    parameters: [],
    statement: () => '每个网格有15位编码，前12位与社区编码一致，不重复',
  },
  partyGroup: {
    title: '网格党组织',
    source: sources.partyGroup,
    severity: 'warning',
    parameters: [],
    statement: () => '每个网格都有党组织',
  },
  communityWithoutGrid: {
    title: '社区没有网格',
    source: sources.oneNet,
    severity: 'error',
    parameters: [],
    statement: () => '每个社区至少一个网格',
  },
  unplacedPerson: {
    title: '人员没有落到网格',
    source: sources.model,
    severity: 'warning',
    parameters: [],
    statement: () => '在职人员都分到网格',
  },
  tooManyPosts: {
    title: '一人多岗',
    source: sources.load,
    severity: 'warning',
    parameters: [{ name: 'most', label: '最多', unit: '个网格', standard: 2, least: 1, greatest: 100 }],
    statement: (numberOf) => `一个人最多在 ${numberOf('most')} 个网格任职`,
  },
  communityWorkers: {
    title: '社区工作者配备',
    source: sources.workers,
    severity: 'warning',
    parameters: [{ name: 'ratio', label: '每万常住人口', unit: '人', standard: 18, least: 1, greatest: 1000 }],
    statement: (numberOf) => `每万常住人口不少于 ${numberOf('ratio')} 名社区工作者，有小数进一`,
  },
}

/** The office's own numbers of one rule, with the reason. */
export interface OfficeNumbers {
  readonly rule: string
  readonly values: Readonly<Partial<Record<RuleNumber, number>>>
  readonly reason: string
}

/** Every rule with the numbers that are in force. */
export function rulesInForce(offices: readonly OfficeNumbers[]): RuleInForce[] {
  return staffingRules.map((key) => {
    const { title, source, severity, parameters, statement } = table[key]
    const own = offices.find((office) => office.rule === key)
    const valued = parameters.map((parameter) => ({
      ...parameter,
      value: own?.values[parameter.name] ?? parameter.standard,
    }))
    const departs = valued.some(({ value, standard }) => value !== standard)
    return {
      key,
      title,
      statement: statement((name) => numberIn(valued, name)),
      document: source.document,
      clause: source.clause,
      severity,
      parameters: valued,
      reason: departs ? (own?.reason ?? '') : '',
    }
  })
}

/** The number of a rule that is in force. */
export function ruleNumber(rules: readonly RuleInForce[], key: StaffingRule, name: RuleNumber): number {
  return numberIn(rules.find((rule) => rule.key === key)?.parameters ?? [], name)
}

function numberIn(parameters: readonly RuleParameter[], name: RuleNumber): number {
  const found = parameters.find((parameter) => parameter.name === name)
  if (found === undefined) throw new Error(`the rule has no number ${name}`)
  return found.value
}

/** What is wrong with numbers that an office wants to set: which one, and why. */
export function ruleProblem(
  key: StaffingRule,
  values: Readonly<Partial<Record<RuleNumber, number>>>,
): { readonly field: string; readonly value: number; readonly reason: string } | null {
  const { title, parameters } = table[key]
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((candidate) => candidate.name === name)
    if (parameter === undefined) return { field: title, value, reason: '但这条规则没有可以调整的数字' }
    if (value < parameter.least || value > parameter.greatest)
      return {
        field: `${title} ${parameter.label}`,
        value,
        reason: `应在 ${parameter.least} 至 ${parameter.greatest} 之间`,
      }
  }
  const { fewest, most } = values
  return fewest !== undefined && most !== undefined && fewest > most
    ? { field: `${title} 最少`, value: fewest, reason: `大于最多的 ${most}` }
    : null
}

export function ruleTitle(key: StaffingRule): string {
  return table[key].title
}
