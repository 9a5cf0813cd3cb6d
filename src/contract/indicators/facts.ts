/**
 * The facts that can be counted: which records, how far down they can be told apart, and whether a past month can still
 * be counted from dates. How they are counted is SQL (core/reports); what is made of them are the indicators.
 */
import type { RecordKey } from '../records/index.ts'

export const levels = ['district', 'street', 'community', 'grid'] as const
export type Level = (typeof levels)[number]
export const levelNames: Readonly<Record<Level, string>> = {
  district: '区',
  street: '街道',
  community: '社区',
  grid: '网格',
}

export interface Fact {
  readonly label: string
  readonly records: RecordKey
  /** The lowest level at which records can be told apart. */
  readonly downTo: Exclude<Level, 'district'>
  /** now: as things stand when it is counted. month: from dates, for whichever month is asked. */
  readonly timing: 'now' | 'month'
}

const grid = { downTo: 'grid' } as const
const community = { downTo: 'community' } as const
const street = { downTo: 'street' } as const
const now = { timing: 'now' } as const
const month = { timing: 'month' } as const

export const facts = {
  communities: { label: '社区', records: 'communities', ...community, ...now },
  population: { label: '常住人口', records: 'communities', ...community, ...now },
  grids: { label: '网格', records: 'grids', ...grid, ...now },
  households: { label: '户数', records: 'grids', ...grid, ...now },
  sizedGrids: { label: '规模合规的网格', records: 'grids', ...grid, ...now },
  partyGrids: { label: '有党组织的网格', records: 'grids', ...grid, ...now },
  vacancies: { label: '空缺岗位', records: 'grids', ...grid, ...now },
  staffedGrids: { label: '配齐的网格', records: 'grids', ...grid, ...now },
  postings: { label: '在岗人次', records: 'postings', ...grid, ...month },
  gridLeaders: { label: '网格长', records: 'postings', ...grid, ...month },
  fullTimeMembers: { label: '专职网格员', records: 'postings', ...grid, ...month },
  partTimeMembers: { label: '兼职网格员', records: 'postings', ...grid, ...month },
  instructors: { label: '网格指导员', records: 'postings', ...grid, ...month },
  otherForces: { label: '其他力量', records: 'postings', ...grid, ...month },
  people: { label: '人员清单人数', records: 'people', ...street, ...now },
  unplacedPeople: { label: '没有落到网格的人员', records: 'people', ...street, ...now },
  duties: { label: '岗位责任', records: 'duties', ...street, ...now },
  keyMatters: { label: '重点管理事项', records: 'keyMatters', ...street, ...now },
  assistMatters: { label: '协助事项', records: 'assistMatters', ...street, ...now },
  meetings: { label: '会议', records: 'meetings', ...community, ...month },
  recordedMeetings: { label: '已发纪要的会议', records: 'meetings', ...community, ...month },
  expected: { label: '应到', records: 'attendances', ...community, ...month },
  present: { label: '实到', records: 'attendances', ...community, ...month },
  agendaItems: { label: '议题', records: 'agendaItems', ...street, ...month },
  votes: { label: '表决', records: 'votes', ...street, ...month },
  topics: { label: '议题申请', records: 'topics', ...street, ...month },
  acceptedTopics: { label: '已立项的议题申请', records: 'topics', ...street, ...month },
  resolutions: { label: '议定事项', records: 'resolutions', ...community, ...month },
  doneResolutions: { label: '已办结的议定事项', records: 'resolutions', ...community, ...month },
  dueTasks: { label: '本月到期事项', records: 'resolutions', ...community, ...month },
  timelyTasks: { label: '按期办结事项', records: 'resolutions', ...community, ...month },
  finishedTasks: { label: '本月办结事项', records: 'taskEvents', ...street, ...month },
  openTasks: { label: '未办结事项', records: 'resolutions', ...community, ...now },
  overdueTasks: { label: '逾期未办事项', records: 'resolutions', ...community, ...now },
  supervisedTasks: { label: '转督办事项', records: 'resolutions', ...community, ...now },
  documents: { label: '印发纪要', records: 'documents', ...street, ...month },
  corrections: { label: '更正版纪要', records: 'documents', ...street, ...month },
  closings: { label: '结转单', records: 'closings', ...street, ...month },
} as const satisfies Readonly<Record<string, Fact>>

export type FactKey = keyof typeof facts

export function isFactKey(text: string): text is FactKey {
  return Object.hasOwn(facts, text)
}

/** In the order in which they are defined. */
export const factKeys: readonly FactKey[] = Object.keys(facts).filter(isFactKey)

/** What was counted in one place; a fact that cannot be told apart there is absent, nothing found is 0. */
export type Counts = Readonly<Partial<Record<FactKey, number>>>

/** Whether a fact can be counted for a place of this level. */
export function isCountedAt(fact: FactKey, level: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(facts[fact].downTo)
}
