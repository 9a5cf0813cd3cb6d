/** 搬家: the whole office as one encrypted file, out of the old PC and into the new one. */
import { z } from 'zod'
import { artifact, stagedFile } from '../artifact.ts'
import { inspection, maintenance } from '../define-api.ts'
import { nothing } from './shared.ts'

export const movedCount = z.strictObject({
  /** A key of `records`. */
  kind: z.string(),
  before: z.int(),
  after: z.int(),
})

export const movingApi = {
  /** Whether this folder has been moved out, and how much was saved here since. */
  state: inspection(
    '查看搬家状态',
    nothing,
    z.strictObject({ movedOut: z.strictObject({ at: z.string(), stepsSince: z.int() }).nullable() }),
  ),
  /** The code is shown once and is kept nowhere. */
  out: maintenance(
    '搬出',
    nothing,
    z.strictObject({ artifact, code: z.string(), rows: z.record(z.string(), z.int()) }),
  ),
  /** The office stays here after all. */
  stay: maintenance('取消搬出', nothing, nothing),
  in: maintenance(
    '搬入',
    z.strictObject({ fileId: stagedFile.shape.id, code: z.string().min(1).max(60) }),
    z.strictObject({
      unit: z.strictObject({ code: z.string(), name: z.string() }),
      movedAt: z.string(),
      counts: z.array(movedCount),
      sealMoved: z.boolean(),
    }),
    ['empty'],
  ),
} as const

export type MovedCount = z.infer<typeof movedCount>
