/** Import as the window and the command line use it: preview makes a plan, apply follows what is ticked of it. */
import type { intake } from '../../contract/api/intake.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import { writeWorkbook } from '../documents/write-workbook.ts'
import type { HandlersOf } from '../handlers.ts'
import { applyPlan, type Written } from './apply.ts'
import { describePlan, describeRow } from './describe.ts'
import { Jobs } from './jobs.ts'
import { countByLedger, type KeptPlan, type PlannedPart } from './kept-plan.ts'
import { leftoverSheets } from './leftovers.ts'
import { forgetMapping } from './mapping-memory.ts'
import { planSources } from './planning.ts'
import type { PlanStore } from './plan-store.ts'
import { readSources } from './sources.ts'

export function intakeHandlers(plans: PlanStore<KeptPlan>, jobs = new Jobs()): HandlersOf<typeof intake> {
  return {
    preview: (context, { fileIds, jobId }) =>
      jobs.run(jobId, async (job) => {
        const sources = await readSources(
          fileIds.map((id) => context.files.get(id)),
          job,
        )
        const plan = await planSources(context, sources, [], job)
        const planId = context.options.newId()
        plans.keep(planId, plan)
        return describePlan(context, planId, plan)
      }),

    remap: (context, { planId, table, settings, jobId }) =>
      jobs.run(jobId, async (job) => {
        const { sources, settings: known } = plans.get(planId)
        if (sources.tables[table] === undefined) throw new AppError('not_found')
        const changed = sources.tables.map((_, index) => (index === table ? settings : (known[index] ?? null)))
        const plan = await planSources(context, sources, changed, job)
        const newId = context.options.newId()
        plans.keep(newId, plan)
        plans.drop(planId)
        return describePlan(context, newId, plan)
      }),

    rows: (_context, { planId, table, bucket, offset, limit }) => {
      const part = partOf(plans.get(planId), table)
      const rows = bucket === null ? part.rows : part.rows.filter((row) => row.bucket === bucket)
      return Promise.resolve({
        rows: rows.slice(offset, offset + limit).map((row) => describeRow(row, part.table.preferred)),
        total: rows.length,
      })
    },

    missing: (_context, { planId, table, offset, limit }) => {
      const { rows } = partOf(plans.get(planId), table).missing
      const shown = rows.slice(offset, offset + limit).map(({ id, values }) => ({ id, values }))
      return Promise.resolve({ rows: shown, total: rows.length })
    },

    leftovers: async (_context, { planId }) => {
      const { parts } = plans.get(planId)
      const sheets = leftoverSheets(parts)
      if (sheets.length === 0) throw new AppError('nothing_left_over')
      const name = `未导入的行-${filesOf(parts).join('、').slice(0, 60)}.xlsx`
      return { name, mediaType: mediaTypes.xlsx, bytes: await writeWorkbook(sheets) }
    },

    apply: (context, { planId, selection, jobId }) =>
      jobs.run(jobId, async (job) => {
        const plan = plans.get(planId)
        const written = await applyPlan(context, plan, selection, job)
        plans.drop(planId)
        return { value: { counts: countByLedger(plan.parts), written }, label: describeImport(plan.parts, written) }
      }),

    discard: (_context, { planId }) => {
      plans.drop(planId)
      return Promise.resolve({})
    },

    progress: (_context, { jobId }) => Promise.resolve(jobs.progress(jobId)),

    cancel: (_context, { jobId }) => {
      jobs.cancel(jobId)
      return Promise.resolve({})
    },

    forgetMapping: async (context, { form }) => {
      await forgetMapping(context, form)
      return { value: {} }
    },
  }
}

function partOf(plan: KeptPlan, table: number): PlannedPart {
  const part = plan.parts[table]
  if (part === undefined) throw new AppError('not_found')
  return part
}

function filesOf(parts: readonly PlannedPart[]): string[] {
  return [...new Set(parts.map(({ table }) => table.source.file))]
}

function describeImport(parts: readonly PlannedPart[], written: Written): string {
  const retired = written.retired === 0 ? '' : `，移入回收站 ${written.retired} 行`
  return `导入 ${filesOf(parts).join('、')}：${written.new + written.changed} 行${retired}`
}
