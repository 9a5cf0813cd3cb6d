/** Resolutions as tasks over all meetings: found, reported on, and handed out per unit. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { isoDate, resolutionStates } from '../meetings.ts'
import { task, taskDetail, taskFilter, taskReport, urgencies } from '../tasks.ts'
import { recordId, saved } from './shared.ts'

/** How many there are of each, whatever state or urgency is asked for. */
const countsBy = <const Keys extends readonly [string, ...string[]]>(keys: Keys) => z.record(z.enum(keys), z.int())

export const taskPage = z.strictObject({
  rows: z.array(task),
  total: z.int(),
  states: countsBy(resolutionStates),
  urgencies: countsBy(urgencies),
  /** Open ones that were carried over. */
  carried: z.int(),
  /** Lead and supporting units of everything, for choosing from. */
  units: z.array(z.string()),
  people: z.array(z.string()),
})

/** Open items of one unit, as its 督办单 lists them. */
export const unitSupervision = z.strictObject({ unit: z.string(), items: z.array(task) })

export const tasksApi = {
  list: query(
    '查看督办事项',
    z.strictObject({
      ...taskFilter.shape,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(200),
    }),
    taskPage,
  ),
  get: query('查看督办事项', z.strictObject({ id: recordId }), taskDetail),
  /** The same for several at once: all of them, or none. */
  report: command(
    '登记办理情况',
    z.strictObject({
      ids: z.array(recordId).min(1).max(500),
      report: taskReport,
      /** Today, unless said otherwise. */
      on: isoDate.optional(),
      person: z.string().trim().max(200).default(''),
    }),
    z.strictObject({ reported: z.int(), saved }),
  ),
  /** By lead unit; the longest overdue first. No units given: all. */
  supervision: query(
    '查看督办单',
    z.strictObject({
      units: z.array(z.string().max(500)).max(500).default([]),
      urgencies: z.array(z.enum(urgencies)).default([]),
    }),
    z.strictObject({ on: isoDate, units: z.array(unitSupervision) }),
  ),
} as const

export type TaskPage = z.infer<typeof taskPage>
export type UnitSupervision = z.infer<typeof unitSupervision>
