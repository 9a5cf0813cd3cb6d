/** A refusal as every transport gives it: a code and a sentence, nothing of the inside. */
import { expect } from 'vitest'
import type { ApiReply } from '../../src/contract/api.ts'
import { describeError, type ErrorCode } from '../../src/contract/errors.ts'

const insides = /node_modules|\.ts\b|\bat [\w.]+ \(|SQLITE|\b(?:SELECT|INSERT|UPDATE|DELETE)\b|undefined|\[object/

export function refusedWith(reply: ApiReply): ErrorCode {
  if (reply.ok) throw new Error(`accepted, with ${JSON.stringify(reply.value).slice(0, 200)}`)
  expect(describeError(reply.error)).not.toMatch(insides)
  expect(Object.keys(reply)).toEqual(['ok', 'error'])
  return reply.error.code
}
