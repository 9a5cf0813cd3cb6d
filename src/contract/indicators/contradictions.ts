/**
 * One fact, two values: what has to agree before a report goes out. Rules as data; how the rows are found is SQL
 * (core/reports). A contradiction is shown, never corrected by the program.
 */
import type { RecordKey } from '../records/index.ts'

export interface ContradictionRule {
  readonly title: string
  /** What has to hold, in one sentence. */
  readonly statement: string
  /** error: the report says something untrue. warning: it may be so, and should be looked at. */
  readonly severity: 'error' | 'warning'
  readonly records: RecordKey
  readonly fix: string
}

export const contradictionRules = {
  repeatedCommunity: {
    title: '社区重复登记',
    statement: '同一个社区只登记一次，否则社区数和表格行都会重复',
    severity: 'error',
    records: 'communities',
    fix: '合并为一个社区，或把名称写全',
  },
  repeatedGridCode: {
    title: '网格编码重复',
    statement: '一个网格编码只属于一个网格',
    severity: 'error',
    records: 'grids',
    fix: '在网格队伍里改正其中一个编码',
  },
  foreignGridCode: {
    title: '网格编码与社区编码不符',
    statement: '网格编码的前12位就是所属社区的编码',
    severity: 'error',
    records: 'grids',
    fix: '核对网格属于哪个社区，改正编码',
  },
  populationMissing: {
    title: '社区人口未填',
    statement: '每个社区都登记了常住人口，否则合计按 0 计',
    severity: 'warning',
    records: 'communities',
    fix: '在网格队伍里补填社区的常住人口',
  },
  householdsMissing: {
    title: '网格户数未填',
    statement: '每个网格都登记了户数，否则合计按 0 计',
    severity: 'warning',
    records: 'grids',
    fix: '在网格队伍里补填网格的户数',
  },
  populationBelowHouseholds: {
    title: '人口少于户数',
    statement: '社区常住人口不少于所属网格户数之和',
    severity: 'error',
    records: 'communities',
    fix: '核对社区的常住人口和各网格的户数',
  },
  listedWithoutPosting: {
    title: '清单人数与在岗人数不符',
    statement: '人员清单里的人都有在岗的任职，否则人员清单人数与网格力量对不上',
    severity: 'warning',
    records: 'people',
    fix: '补登任职，或把离开的人移出清单',
  },
  meetingWithoutMinutes: {
    title: '会议次数与纪要份数不符',
    statement: '本月召开的会议都已印发纪要',
    severity: 'warning',
    records: 'meetings',
    fix: '印发纪要，或改正会议时间',
  },
  entitledDiffers: {
    title: '应到人数不符',
    statement: '会议写明的应到人数等于到会名单里应到的人（出席、代会、请假）',
    severity: 'warning',
    records: 'meetings',
    fix: '核对应到人数和到会名单',
  },
  votesDiffer: {
    title: '表决票数不符',
    statement: '赞成、反对、弃权、废票、未投相加等于表决时在场的人数',
    severity: 'error',
    records: 'votes',
    fix: '在会议里核对票数',
  },
  doneWithoutReport: {
    title: '办结没有登记',
    statement: '已办结的事项都有办结登记，否则本月办结数与办结率对不上',
    severity: 'warning',
    records: 'resolutions',
    fix: '在督办事项里重开后登记办结，写明结果或附佐证',
  },
  deadlineBeforeMeeting: {
    title: '时限早于会议',
    statement: '议定事项的完成时限不早于会议当天',
    severity: 'error',
    records: 'resolutions',
    fix: '改正完成时限或会议时间',
  },
} as const satisfies Readonly<Record<string, ContradictionRule>>

export type ContradictionKey = keyof typeof contradictionRules

export function isContradictionKey(text: string): text is ContradictionKey {
  return Object.hasOwn(contradictionRules, text)
}

export const contradictionKeys: readonly ContradictionKey[] = Object.keys(contradictionRules).filter(isContradictionKey)
