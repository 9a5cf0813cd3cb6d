/** Strict parsing of what comes in over any transport. Nothing reaches a handler that its schema does not describe. */
import type { z } from 'zod'
import type { Method } from '../contract/define-api.ts'
import { AppError } from '../contract/errors.ts'
import { textProblem } from './values/text-checks.ts'

const mebibyte = 1024 * 1024
const deepest = 20

/** @throws AppError input_too_large, invalid_input naming the first place that does not fit. */
export function parseInput(method: Method, input: unknown): unknown {
  assertSize(input, method.largestInput)
  assertStorable(input, [])
  const parsed = method.input.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('invalid_input', { place: issue === undefined ? '—' : describeIssue(issue) })
}

const kinds: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: '类型不对',
  invalid_format: '格式不对',
  invalid_value: '不在可选的值之内',
  too_small: '过短或过小',
  too_big: '过长或过大',
  unrecognized_keys: '多余',
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return placeOf([...issue.path, ...keys], kinds[issue.code] ?? '不符合要求')
}

function placeOf(path: readonly PropertyKey[], reason: string): string {
  const place = path.map(String).join('.').slice(0, 60)
  return place === '' ? reason : `${place}（${reason}）`
}

/** Counts characters before anything looks at them; depth is bounded so that counting itself is safe. */
function assertSize(input: unknown, limit: number): void {
  let size = 0
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest) throw new AppError('input_too_large', { size: '嵌套过深', limit: `${deepest} 层` })
    if (typeof value === 'string') size += value.length
    else size += ArrayBuffer.isView(value) ? value.byteLength : 8
    if (size > limit) {
      const megabytes = `${limit / mebibyte} MB`
      throw new AppError('input_too_large', { size: `超过 ${megabytes}`, limit: megabytes })
    }
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

/**
 * Schemas pass over a `__proto__` key in a record, over inherited members and over a Map in place of an object; a text
 * that is not well formed would come back from the database as another one, and control characters break every document.
 */
function assertStorable(value: unknown, path: readonly PropertyKey[]): void {
  if (typeof value === 'string') {
    const problem = textProblem(value)
    if (problem !== null) throw new AppError('invalid_input', { place: placeOf(path, problem) })
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => assertStorable(item, [...path, index]))
  } else if (typeof value === 'object' && value !== null) {
    if (!isPlain(value)) throw new AppError('invalid_input', { place: placeOf(path, '类型不对') })
    for (const [key, member] of Object.entries(value)) {
      if (key === '__proto__') throw new AppError('invalid_input', { place: placeOf([...path, key], '多余') })
      assertStorable(member, [...path, key])
    }
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
