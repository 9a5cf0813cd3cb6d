/** Turns what was thrown, or answered by the core, into what the page is told. */
import { ZodError } from 'zod'
import type { ApiReply } from '../../contract/api.ts'
import { AppError, type ApiFailure } from '../../contract/errors.ts'
import type { LogEntry } from '../../core/ports.ts'

export function refuse(error: AppError): ApiReply {
  return { ok: false, error: { code: error.code, details: error.details } }
}

/** @throws AppError what the core refused */
export function valueOf(reply: ApiReply): unknown {
  if (reply.ok) return reply.value
  throw new AppError(reply.error.code, reply.error.details)
}

/** A bug is logged under the number that the page shows. */
export function asFailure(error: unknown, log: (entry: LogEntry) => void): ApiFailure {
  if (error instanceof AppError) return { code: error.code, details: error.details }
  if (error instanceof ZodError)
    return { code: 'invalid_input', details: { place: error.issues.map((issue) => issue.path.join('.')).join('、') } }
  const number = String(Date.now())
  log({
    level: 'error',
    event: 'main.failed',
    details: { number, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  })
  return { code: 'internal', details: { number } }
}
