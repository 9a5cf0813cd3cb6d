/**
 * The indicators (数据指标): name, definition and its source, unit, and a formula over counted facts. District forms,
 * reports and charts are made from these; nothing here knows a form or a table.
 */
import type { FactKey } from './facts.ts'

export type Formula =
  | { readonly kind: 'count'; readonly of: FactKey }
  /** Per cent of `of` in `over`; nothing in `over` gives no value, never 0. */
  | { readonly kind: 'ratio'; readonly of: FactKey; readonly over: FactKey }

export interface Indicator {
  readonly name: string
  /** One sentence: what is counted and what is not. */
  readonly definition: string
  /** Where the indicator or its caliber comes from; empty: the program's own. */
  readonly source: string
  readonly unit: '个' | '户' | '人' | '次' | '项' | '份' | '%'
  readonly formula: Formula
  /** Other titles that forms give it. */
  readonly synonyms: readonly string[]
}

const gridModel = '重庆市城市管理局政协提案答复（2025-04-30）：按“1+3+N”配强网格力量'
const assessment = '长效考核：每日考核、月度通报、季度点评'
const rate = '数字城管结案率（结案数÷受理数），要求保持在99%以上'
const timeliness = '长效考核：突出整改率、整改时效、难点问题的化解'

function count(
  name: string,
  unit: Indicator['unit'],
  of: FactKey,
  definition: string,
  source = '',
  synonyms: readonly string[] = [],
): Indicator {
  return { name, unit, definition, source, synonyms, formula: { kind: 'count', of } }
}

function ratio(
  name: string,
  [of, over]: readonly [FactKey, FactKey],
  definition: string,
  source = '',
  synonyms: readonly string[] = [],
): Indicator {
  return { name, unit: '%', definition, source, synonyms, formula: { kind: 'ratio', of, over } }
}

export const indicators = {
  communities: count('社区数', '个', 'communities', '登记在册的社区。', '', ['社区个数']),
  population: count('常住人口', '人', 'population', '各社区登记的常住人口相加。', '', ['人口数']),
  grids: count('网格数', '个', 'grids', '登记在册的网格。', gridModel, ['网格总数', '网格个数']),
  households: count('户数', '户', 'households', '各网格登记的户数相加。', '', ['总户数', '居民户数']),
  sizedGrids: ratio('网格规模合规率', ['sizedGrids', 'grids'], '户数在规模标准以内的网格占全部网格，标准见网格队伍的规则。', '重庆市人民政府报告（2023-12-28）：社区按照300—500户标准划分网格'), // prettier-ignore
  partyGrids: ratio('网格党组织覆盖率', ['partyGrids', 'grids'], '写明党组织的网格占全部网格。', '重庆市城市管理局政协提案答复（2025-04-30）：全覆盖组建网格党组织'), // prettier-ignore
  postings: count(
    '在岗人次',
    '人',
    'postings',
    '月末在岗的任职，一人任两岗计两次；没有分到网格的只计入街道。',
    gridModel,
    ['网格力量总数'],
  ),
  gridLeaders: count('网格长', '人', 'gridLeaders', '月末在岗的网格长任职；没有分到网格的只计入街道。', gridModel, [
    '网格长人数',
  ]),
  fullTimeMembers: count('专职网格员', '人', 'fullTimeMembers', '月末在岗的专职网格员任职；没有分到网格的只计入街道。', gridModel, ['专职网格员人数', '专职网格员数']), // prettier-ignore
  partTimeMembers: count('兼职网格员', '人', 'partTimeMembers', '月末在岗的兼职网格员任职；没有分到网格的只计入街道。', gridModel, ['兼职网格员人数', '兼职网格员数']), // prettier-ignore
  instructors: count('网格指导员', '人', 'instructors', '月末在岗的网格指导员任职；没有分到网格的只计入街道。', gridModel, ['指导员', '网格指导员人数']), // prettier-ignore
  otherForces: count('其他力量', '人', 'otherForces', '月末在岗的其他力量任职；没有分到网格的只计入街道。', gridModel, [
    '其他力量人数',
  ]),
  vacancies: count('空缺岗位', '个', 'vacancies', '按配备规则各网格还缺的岗位，每缺一名计一个。', gridModel, ['空缺岗位数', '缺岗数', '缺员']), // prettier-ignore
  staffedGrids: ratio('网格配齐率', ['staffedGrids', 'grids'], '按配备规则一个岗位都不缺的网格占全部网格。', gridModel, ['配齐率', '网格员配齐率']), // prettier-ignore
  people: count('人员清单人数', '人', 'people', '人员清单里的人，每人计一次。', '', ['人员总数', '人员数']),
  unplacedPeople: count('未落网格人员', '人', 'unplacedPeople', '人员清单里没有在岗网格的人。', ''),
  duties: count('岗位责任条数', '项', 'duties', '岗位责任清单的行数。', '', ['岗位责任清单', '岗位责任事项']),
  keyMatters: count('重点管理事项', '项', 'keyMatters', '重点管理事项清单的行数。', '', ['重点管理事项清单', '重点事项']), // prettier-ignore
  assistMatters: count('协助事项', '项', 'assistMatters', '协助事项清单的行数。', '', ['协助事项清单']),
  meetings: count('会议次数', '次', 'meetings', '本月已召开的会议。社区栏是社区派人参会或议到本社区网格的会议，同一次会议各社区分别计，全街道只计一次。', assessment, ['召开会议次数', '议事协商会议次数', '会议数']), // prettier-ignore
  recordedMeetings: ratio('纪要印发率', ['recordedMeetings', 'meetings'], '已印发纪要的会议占本月召开的会议。', assessment), // prettier-ignore
  attendance: ratio('到会率', ['present', 'expected'], '出席和代会的人占应到的人（出席、代会、请假）。', assessment, ['出席率']), // prettier-ignore
  agendaItems: count('议题数', '个', 'agendaItems', '本月已召开会议的议题。', '', ['议题个数']),
  votes: count('表决事项', '项', 'votes', '本月已召开会议的表决。', '', ['表决次数']),
  topics: count('征集议题', '个', 'topics', '本月提出的议题申请。', '', ['议题申请数', '征集议题数']),
  acceptedTopics: ratio('议题采纳率', ['acceptedTopics', 'topics'], '本月提出的议题申请中已立项或已上会的占比。'),
  resolutions: count('议定事项', '项', 'resolutions', '本月已召开会议的议定事项，不含已撤销；社区栏是社区主办或协办的事项。', assessment, ['议定事项数', '形成决议事项']), // prettier-ignore
  doneResolutions: count('议定事项办结', '项', 'doneResolutions', '本月议定的事项中现已办结的。', rate, ['办结事项', '已办结', '议定事项办结数', '办结数']), // prettier-ignore
  closingRate: ratio('办结率', ['doneResolutions', 'resolutions'], '本月议定的事项中现已办结的占比，不含已撤销。', rate, ['结案率', '议定事项办结率']), // prettier-ignore
  dueTasks: count('到期事项', '项', 'dueTasks', '完成时限在本月的事项，不含已撤销。', timeliness),
  timelyRate: ratio('按期办结率', ['timelyTasks', 'dueTasks'], '完成时限在本月的事项中，办结日期不晚于时限的占比。', timeliness, ['按时办结率', '整改及时率']), // prettier-ignore
  finishedTasks: count('本月办结', '项', 'finishedTasks', '本月登记办结的事项，不论何时议定；重开后再办结的计一次。', timeliness, ['本月办结事项']), // prettier-ignore
  openTasks: count('未办结事项', '项', 'openTasks', '待办、办理中和转督办的事项，会议已召开。', timeliness, ['未办结']),
  overdueTasks: count('逾期事项', '项', 'overdueTasks', '未办结且已过时限的事项。', timeliness, ['逾期未办结', '逾期数']), // prettier-ignore
  supervisedTasks: count('转督办事项', '项', 'supervisedTasks', '现在转为督办的事项。', timeliness, ['督办事项', '督办数']), // prettier-ignore
  documents: count('印发纪要', '份', 'documents', '本月印发的纪要，更正版另计。', '', ['印发纪要数', '纪要份数']),
  corrections: count('更正纪要', '份', 'corrections', '本月印发的更正版。', ''),
  closings: count('结转单', '份', 'closings', '本月办理的结转，重开的不计。', ''),
} as const satisfies Readonly<Record<string, Indicator>>

export type IndicatorKey = keyof typeof indicators

export function isIndicatorKey(text: string): text is IndicatorKey {
  return Object.hasOwn(indicators, text)
}

export const indicatorKeys: readonly IndicatorKey[] = Object.keys(indicators).filter(isIndicatorKey)

export interface IndicatorGroup {
  readonly title: string
  readonly keys: readonly IndicatorKey[]
}

/** How they are laid out on a page and in our own workbook. */
export const indicatorGroups: readonly IndicatorGroup[] = [
  { title: '网格与力量', keys: ['communities', 'population', 'grids', 'households', 'sizedGrids', 'partyGrids', 'postings', 'gridLeaders', 'fullTimeMembers', 'partTimeMembers', 'instructors', 'otherForces', 'vacancies', 'staffedGrids'] }, // prettier-ignore
  { title: '四张清单', keys: ['duties', 'keyMatters', 'assistMatters', 'people', 'unplacedPeople'] },
  { title: '议事协商', keys: ['meetings', 'recordedMeetings', 'attendance', 'agendaItems', 'votes', 'topics', 'acceptedTopics', 'documents', 'corrections', 'closings'] }, // prettier-ignore
  { title: '事项办理', keys: ['resolutions', 'doneResolutions', 'closingRate', 'dueTasks', 'timelyRate', 'finishedTasks', 'openTasks', 'overdueTasks', 'supervisedTasks'] }, // prettier-ignore
]
