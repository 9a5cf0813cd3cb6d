/** State of the data folder, first run, and the full check of what is stored. */
import { z } from 'zod'
import { inspection, maintenance, query } from '../define-api.ts'
import { nothing } from './shared.ts'

export const ownUnit = z.strictObject({
  name: z.string(),
  code: z.string(),
  kind: z.enum(['street', 'district']),
})

export const systemStatus = z.strictObject({
  state: z.enum(['empty', 'ready', 'recovery']),
  appVersion: z.string(),
  unit: ownUnit.nullable(),
  sample: z.boolean(),
  /** Why the recovery page is shown: an error code with its details. */
  problem: z
    .strictObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  lastSavedAt: z.string().nullable(),
  lastBackupAt: z.string().nullable(),
  undo: z.strictObject({ label: z.string(), at: z.string() }).nullable(),
  redo: z.strictObject({ label: z.string(), at: z.string() }).nullable(),
})

export const verifyReport = z.strictObject({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.enum(['integrity', 'foreignKeys', 'auditChain', 'contents', 'marker']),
      ok: z.boolean(),
      checked: z.int(),
      problems: z.array(z.string()),
    }),
  ),
})

/** 6 digits for a district, 9 for a street (GB/T 2260 plus three). */
export const unitCode = z.string().regex(/^(\d{6}|\d{9})$/)

export const system = {
  status: inspection('查看状态', nothing, systemStatus),
  initialize: maintenance(
    '开始使用',
    z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('sample') }),
      z.strictObject({ mode: z.literal('blank'), unitName: z.string().trim().min(1).max(60), unitCode }),
    ]),
    systemStatus,
    ['empty'],
  ),
  /** The beginning of a command as it is typed, for those who write one for a scheduler; `null` where there is no command line. */
  commandLine: query('查看命令行程序的位置', nothing, z.strictObject({ program: z.string().nullable() })),
  verify: maintenance('全面检查', nothing, verifyReport),
  /** Goes on with a database that is sound but behind its marker, after the clerk has confirmed. */
  acceptLoss: maintenance('确认缺失并继续', nothing, systemStatus, ['recovery']),
} as const

export type OwnUnit = z.infer<typeof ownUnit>
export type SystemStatus = z.infer<typeof systemStatus>
export type VerifyReport = z.infer<typeof verifyReport>
