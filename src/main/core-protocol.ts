/** The messages between the main process and the core's process: requests to the core, and the core's own questions about the system's store. */
import { z } from 'zod'
import type { ApiReply } from '../contract/api.ts'

export const coreRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('stageFile'), id: z.int(), name: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('close'), id: z.int() }),
])
export type CoreRequest = z.infer<typeof coreRequest>

function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array
}

/** Only the main process reaches the system's store for secrets; what it protects never goes on to the page. */
export const storeQuestion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('storeAvailable'), id: z.int() }),
  z.strictObject({ kind: z.literal('protect'), id: z.int(), secret: z.string() }),
  z.strictObject({ kind: z.literal('reveal'), id: z.int(), sealed: z.custom<Uint8Array>(isBytes) }),
])
export type StoreQuestion = z.infer<typeof storeQuestion>

const storeAnswer = z.strictObject({ kind: z.literal('storeAnswer'), id: z.int(), value: z.unknown() })
export type StoreAnswer = z.infer<typeof storeAnswer>

export const messageToCore = z.discriminatedUnion('kind', [...coreRequest.options, storeAnswer])

/** Numbered by whoever sends it. */
export type Unnumbered<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never

export interface CoreReply {
  readonly id: number
  readonly reply: ApiReply
}
