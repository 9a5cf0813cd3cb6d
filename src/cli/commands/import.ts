/** `sidan import`: workbooks into the four lists; each file is one step that can be undone. */
import {
  bucketLabels,
  buckets,
  wholeSelection,
  type Bucket,
  type ImportPlan,
  type PlannedRow,
} from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { dataOption, UsageError, type Command } from '../command.ts'
import { withSession, type Session } from '../session.ts'

type Totals = Record<LedgerKey, Record<Bucket, number>>

interface Problem {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly bucket: string
  readonly reason: string
}

interface Report {
  readonly totals: Totals
  readonly problems: Problem[]
  readonly ignored: ImportPlan['ignoredSheets']
  readonly text: string[]
  retired: number
  applied: boolean
}

interface Wish {
  readonly dryRun: boolean
  readonly retire: boolean
}

export const importCommand: Command = {
  name: 'import',
  usage: 'import 文件… --data 文件夹 [--retire] [--dry-run]',
  summary: '导入四张清单的表格（xlsx、csv）',
  options: {
    ...dataOption,
    retire: { type: 'boolean', help: '清单有而文件没有的行移入回收站（只比对文件涉及的范围）' },
    'dry-run': { type: 'boolean', help: '只预览，不写入' },
  },
  run: async (args) => {
    if (args.positionals.length === 0) throw new UsageError('请给出要导入的文件')
    const wish = { dryRun: args.values['dry-run'] === true, retire: args.values['retire'] === true }
    return withSession(args, async (session) => {
      const report: Report = {
        totals: noTotals(),
        problems: [],
        ignored: [],
        text: [],
        retired: 0,
        applied: false,
      }
      for (const path of args.positionals) await importFile(session, path, wish, report)
      const { totals, problems, ignored, text, retired, applied } = report
      text.push(
        ...problems.map((problem) => `  ${problem.file} ${problem.sheet} 第 ${problem.row} 行：${problem.reason}`),
        wish.dryRun ? '以上是预览，没有写入。' : applied ? '已导入。' : '没有需要写入的更改。',
      )
      return { json: { dryRun: wish.dryRun, counts: totals, retired, problems, ignoredSheets: ignored }, text }
    })
  },
}

async function importFile(session: Session, path: string, wish: Wish, report: Report): Promise<void> {
  const file = session.stage(path)
  const plan = await session.client.intake.preview({ fileIds: [file.id] })
  // Nobody is there to say what an unknown table is.
  if (plan.tables.every((table) => table.ledger === null)) throw new AppError('no_table_found', { file: file.name })
  report.problems.push(...(await collectProblems(session, plan)))
  report.ignored.push(...plan.ignoredSheets, ...unknownTables(plan))
  addTotals(report.totals, plan.counts)
  report.text.push(...describePlan(plan, wish.retire))
  const missing = wish.retire ? plan.tables.reduce((sum, table) => sum + table.missing.count, 0) : 0
  if (wish.dryRun || (missing === 0 && !hasEffect(plan))) return
  const selection = plan.tables.map(() => ({ ...wholeSelection, missing: wish.retire }))
  const { written } = await session.client.intake.apply({ planId: plan.planId, selection })
  report.retired += written.retired
  report.applied = true
}

function unknownTables({ tables }: ImportPlan): ImportPlan['ignoredSheets'] {
  return tables
    .filter((table) => table.ledger === null)
    .map(({ file, sheet, sourceRows, reason }) => ({ file, sheet, rows: sourceRows, reason: reason ?? '' }))
}

function hasEffect(plan: ImportPlan): boolean {
  return plan.consequences.length > 0 || ledgerKeys.some((key) => plan.counts[key].new + plan.counts[key].changed > 0)
}

const pageSize = 500

async function collectProblems(session: Session, plan: ImportPlan): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [index, { file, sheet }] of plan.tables.entries()) {
    for (const bucket of ['rejected', 'conflict'] as const) {
      for await (const { row, reason } of rowsOf(session, plan.planId, index, bucket))
        problems.push({ file, sheet, row, bucket, reason: reason ?? '' })
    }
  }
  return problems
}

async function* rowsOf(session: Session, planId: string, table: number, bucket: Bucket): AsyncGenerator<PlannedRow> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await session.client.intake.rows({ planId, table, bucket, offset, limit: pageSize })
    yield* page.rows
    if (offset + page.rows.length >= page.total) return
  }
}

function describePlan(plan: ImportPlan, retire: boolean): string[] {
  return [
    ...plan.tables.flatMap(({ file, sheet, ledger, counts, missing }) => {
      if (ledger === null) return []
      const ways = buckets.map((bucket) => `${bucketLabels[bucket]} ${counts[bucket]}`)
      if (retire) ways.push(`移入回收站 ${missing.count}（${missing.scope}）`)
      return [`${file} ${sheet} → ${ledgers[ledger].title}：${ways.join('，')}`]
    }),
    ...[...plan.ignoredSheets, ...unknownTables(plan)].map(
      (sheet) => `${sheet.file} ${sheet.sheet}：未导入（${sheet.reason}）`,
    ),
    ...plan.consequences.map((consequence) => `  ${consequence}`),
  ]
}

function noTotals(): Totals {
  const none = (): Totals[LedgerKey] => ({ new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 })
  return { duties: none(), keyMatters: none(), assistMatters: none(), people: none() }
}

function addTotals(totals: Totals, counts: ImportPlan['counts']): void {
  for (const key of ledgerKeys) {
    for (const bucket of buckets) totals[key][bucket] += counts[key][bucket]
  }
}
