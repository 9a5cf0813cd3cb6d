/** Strict parsing of what comes in over any transport. Nothing reaches a handler that its schema does not describe. */
import type { z } from 'zod'
import type { Method } from '../contract/define-api.ts'
import { AppError } from '../contract/errors.ts'

const mebibyte = 1024 * 1024
/** Bytes travel as staged files; what remains is text that people typed. */
export const largestInput = mebibyte

/** @throws AppError input_too_large, invalid_input naming the first place that does not fit. */
export function parseInput(method: Method, input: unknown): unknown {
  assertSize(input)
  const parsed = method.input.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('invalid_input', { place: issue === undefined ? '—' : describeIssue(issue) })
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.')
  return place === '' ? issue.code : `${place}（${issue.code}）`
}

/** Counts characters before any schema looks at them; depth is bounded so that counting itself is safe. */
function assertSize(input: unknown): void {
  let size = 0
  const visit = (value: unknown, depth: number): void => {
    if (depth > 20) throw new AppError('input_too_large', { size: '嵌套过深', limit: '20 层' })
    if (typeof value === 'string') size += value.length
    else size += ArrayBuffer.isView(value) ? value.byteLength : 8
    if (size > largestInput) throw new AppError('input_too_large', { size: '超过 1 MB', limit: '1 MB' })
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1)
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const [key, member] of Object.entries(value)) {
        size += key.length
        visit(member, depth + 1)
      }
    }
  }
  visit(input, 0)
}
