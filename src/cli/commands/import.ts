/** `sidan import`: workbooks into the four lists; each file is one step that can be undone. */
import { bucketLabels, buckets, type ImportPlan, type PlannedRow } from '../../contract/api/intake.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { dataOption, UsageError, type Command } from '../command.ts'
import { withSession, type Session } from '../session.ts'

type Totals = Record<LedgerKey, Record<(typeof buckets)[number], number>>

interface Problem {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly bucket: string
  readonly reason: string
}

export const importCommand: Command = {
  name: 'import',
  usage: 'import 文件… --data 文件夹 [--dry-run]',
  summary: '导入四张清单的表格（xlsx、csv）',
  options: { ...dataOption, 'dry-run': { type: 'boolean', help: '只预览，不写入' } },
  run: async (args) => {
    if (args.positionals.length === 0) throw new UsageError('请给出要导入的文件')
    const dryRun = args.values['dry-run'] === true
    return withSession(args, async (session) => {
      const totals = noTotals()
      const problems: Problem[] = []
      const text: string[] = []
      const ignored: ImportPlan['ignoredSheets'] = []
      let applied = false
      for (const path of args.positionals) {
        const plan = await session.client.intake.preview({ fileIds: [session.stage(path).id] })
        problems.push(...(await collectProblems(session, plan)))
        ignored.push(...plan.ignoredSheets)
        addTotals(totals, plan.counts)
        text.push(...describePlan(plan))
        if (!dryRun && hasEffect(plan)) {
          await session.client.intake.apply({ planId: plan.planId })
          applied = true
        }
      }
      text.push(
        ...problems.map((problem) => `  ${problem.file} ${problem.sheet} 第 ${problem.row} 行：${problem.reason}`),
      )
      text.push(dryRun ? '以上是预览，没有写入。' : applied ? '已导入。' : '没有需要写入的更改。')
      return { json: { dryRun, counts: totals, problems, ignoredSheets: ignored }, text }
    })
  },
}

function hasEffect(plan: ImportPlan): boolean {
  return plan.consequences.length > 0 || ledgerKeys.some((key) => plan.counts[key].new + plan.counts[key].changed > 0)
}

async function collectProblems(session: Session, plan: ImportPlan): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [index, table] of plan.tables.entries()) {
    for (const bucket of ['rejected', 'conflict'] as const) {
      const limit = Math.min(500, Math.max(1, table.counts[bucket]))
      const { rows } = await session.client.intake.rows({
        planId: plan.planId,
        table: index,
        bucket,
        offset: 0,
        limit,
      })
      problems.push(
        ...rows.map((row: PlannedRow) => ({
          file: table.file,
          sheet: table.sheet,
          row: row.row,
          bucket,
          reason: row.reason ?? '',
        })),
      )
    }
  }
  return problems
}

function describePlan(plan: ImportPlan): string[] {
  return [
    ...plan.tables.map(
      (table) =>
        `${table.file} ${table.sheet} → ${ledgers[table.ledger].title}：${buckets.map((bucket) => `${bucketLabels[bucket]} ${table.counts[bucket]}`).join('，')}`,
    ),
    ...plan.ignoredSheets.map((sheet) => `${sheet.file} ${sheet.sheet}：未导入（${sheet.reason}）`),
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
