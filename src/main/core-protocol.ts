/** The messages between the main process and the core's process. */
import { z } from 'zod'
import type { ApiReply } from '../contract/api.ts'

export const coreRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('stageFile'), id: z.int(), name: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('close'), id: z.int() }),
])
export type CoreRequest = z.infer<typeof coreRequest>

export interface CoreReply {
  readonly id: number
  readonly reply: ApiReply
}
