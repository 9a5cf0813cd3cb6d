/** 数据报表: figures of a month per place, the rows behind them, what contradicts itself, what was kept, the reminder. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, permanentCommand, query } from '../define-api.ts'
import { contradictionKeys } from '../indicators/contradictions.ts'
import { levels } from '../indicators/facts.ts'
import { indicatorKeys } from '../indicators/indicators.ts'
import { clockTime, isoDate } from '../meetings.ts'
import { period } from './exchange.ts'
import { paper } from './output.ts'
import { nothing, recordId, saved } from './shared.ts'
import { unitCode } from './system.ts'

const number = z.number().nullable()

export const figure = z.strictObject({
  value: number,
  numerator: number,
  denominator: number,
  last: number,
  /** Of the months before this one. */
  low: number,
  high: number,
  /** What was kept when this month was reported; another value now is a difference to be explained. */
  kept: number,
})

export const reportedPlace = z.strictObject({
  key: z.string(),
  parent: z.string().nullable(),
  level: z.enum(levels),
  name: z.string(),
  unit: z.string(),
  /** Without those that cannot be said of such a place. */
  figures: z.partialRecord(z.enum(indicatorKeys), figure),
})

export const keptSnapshot = z.strictObject({
  id: recordId,
  period,
  purpose: z.string(),
  takenOn: isoDate,
  takenAt: z.string(),
})

export const reportView = z.strictObject({
  period,
  /** The day on which it stands. */
  asOf: isoDate,
  lastMonth: period,
  /** Parents before their children. */
  places: z.array(reportedPlace),
  /** Of this month, newest first. */
  snapshots: z.array(keptSnapshot),
})

/** What a row is, and with that the page on which it is shown. */
export const rowKinds = [
  'communities',
  'grids',
  'people',
  'duties',
  'keyMatters',
  'assistMatters',
  'meetings',
  'topics',
  'tasks',
] as const

const behind = {
  kind: z.enum(rowKinds),
  id: recordId,
  label: z.string(),
  detail: z.string(),
}

export const reportRow = z.strictObject({ ...behind, amount: z.number() })

export const contradiction = z.strictObject({
  rule: z.enum(contradictionKeys),
  total: z.int(),
  /** The first of them. */
  rows: z.array(z.strictObject(behind)),
})

export const reportReminder = z.strictObject({
  day: z.int(),
  period,
  dueOn: isoDate,
  /** ahead: not yet time. due: within a week. */
  state: z.enum(['ahead', 'due', 'late', 'done']),
  sentence: z.string(),
})

/** Neither system lets a quotation mark into a Windows path, nor a line end into a command. */
const path = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^"\p{Cc}]*$/u)

/** As people write a program, quoted or not, with words behind it (core/shell/command-line.ts). */
const typedProgram = z
  .string()
  .max(400)
  .regex(/^[^\p{Cc}]*[^\p{Cc}\s"'][^\p{Cc}]*$/u)

const month = { period }
/** null: the office itself; a district also looks into one of its streets. */
const ofUnit = { ...month, unit: unitCode.nullable().default(null) }

export const reportsApi = {
  /** A street shows its communities and grids, a district its streets. */
  view: query('查看数据报表', z.strictObject(ofUnit), reportView),
  /** The rows that add up to a figure. */
  rows: query(
    '查看数字的明细',
    z.strictObject({
      ...month,
      indicator: z.enum(indicatorKeys),
      /** Which part of a rate; a count has only the first. */
      part: z.enum(['of', 'over']).default('of'),
      unit: z.string().max(20).nullable(),
      communityId: recordId.nullable().default(null),
      gridId: recordId.nullable().default(null),
      offset: z.int().min(0).max(10_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.strictObject({ total: z.int(), rows: z.array(reportRow) }),
  ),
  /** Same fact, two values. Only rules that found something. */
  check: query('核对报表数字', z.strictObject(month), z.array(contradiction)),
  /** All that break one rule, page by page. */
  broken: query(
    '查看核对的明细',
    z.strictObject({
      ...month,
      rule: z.enum(contradictionKeys),
      offset: z.int().min(0).max(10_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.array(z.strictObject(behind)),
  ),
  /** As a workbook of our own layout. */
  export: query('导出数据报表', z.strictObject(ofUnit), artifact),
  /** Whether a workbook is what would be exported now but for the day on which the figures stood. */
  exportedBefore: query('核对以前的数据报表', z.strictObject({ ...ofUnit, fileId: recordId }), z.boolean()),
  print: query(
    '打印数据报表',
    z.strictObject(ofUnit),
    z.strictObject({ title: z.string(), html: z.string(), pageRule: z.string(), paper }),
  ),
  /** Keeps what the figures are now. The same figures are not kept twice: then `kept` is false. */
  keep: permanentCommand(
    '留存数据报表',
    z.strictObject({ ...month, purpose: z.string().trim().min(1).max(60).default('月度上报') }),
    z.strictObject({ snapshot: keptSnapshot, kept: z.boolean(), saved }),
  ),
  /** Command lines for the scheduler of Windows and of Linux; nothing is started or changed. */
  schedule: query(
    '生成定时任务的命令',
    z.strictObject({
      day: z.int().min(1).max(28),
      time: clockTime,
      /** Where `sidan` lies, as the office's own computer calls it; null: as the program says (system.commandLine). */
      program: typedProgram.nullable(),
      /** Where the files go. */
      out: path,
    }),
    z.strictObject({ windows: z.string(), tooLong: z.boolean(), linux: z.string() }),
  ),
  reminder: query('查看报表提醒', nothing, reportReminder),
  saveReminder: command('修改报表提醒日', z.strictObject({ day: z.int().min(1).max(31) }), z.strictObject({ saved })),
} as const

export type Figure = z.infer<typeof figure>
export type Figures = ReportedPlace['figures']
export type ReportedPlace = z.infer<typeof reportedPlace>
export type ReportView = z.infer<typeof reportView>
export type ReportRow = z.infer<typeof reportRow>
export type ReportRowKind = (typeof rowKinds)[number]
export type Contradiction = z.infer<typeof contradiction>
export type ReportReminder = z.infer<typeof reportReminder>
