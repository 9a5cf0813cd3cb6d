/** How much a window may hand over at once. Hosts check before anything is parsed, copied or relayed. */
import { findMethod } from '../../contract/api.ts'
import { usualInput } from '../../contract/define-api.ts'
import { AppError } from '../../contract/errors.ts'
import { largestFile } from '../staged-files.ts'

const megabyte = 1024 * 1024

/** A call's input: text and numbers, never a file. The contract says how much each method takes. */
export function callLimit(method: unknown): number {
  return (typeof method === 'string' ? findMethod(method)?.largestInput : undefined) ?? usualInput
}

/** A file to import. What it inflates to is bounded by the intake. */
export const fileLimit = largestFile
/** Nesting beyond this is no input of ours, and would exhaust the stack of whoever walks it. */
const depthLimit = 64

/** As people read it: `1 MB`, `102.4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < megabyte) return `${trimmed(bytes / 1024)} KB`
  return `${trimmed(bytes / megabyte)} MB`
}

export function inputTooLarge(bytes: number | null, limit: number): AppError {
  const size = bytes === null ? `${formatSize(limit)}以上` : formatSize(bytes)
  return new AppError('input_too_large', { size, limit: formatSize(limit) })
}

export function fileTooLarge(name: string, bytes: number | null): AppError {
  const size = bytes === null ? `${formatSize(fileLimit)}以上` : formatSize(bytes)
  return new AppError('file_too_large', { file: name, size, limit: formatSize(fileLimit) })
}

/**
 * Whether a structured-clone value is more than `limit` bytes or too deep, counted without copying it.
 * Stops at the first proof, so that a hostile value costs no more than an honest one.
 */
export function exceedsLimit(value: unknown, limit: number): boolean {
  const seen = new Set<object>()
  let left = limit
  const tooMuch = (member: unknown, depth: number): boolean => {
    left -= sizeOf(member)
    if (left < 0 || depth > depthLimit) return true
    if (typeof member !== 'object' || member === null || ArrayBuffer.isView(member) || seen.has(member)) return false
    seen.add(member)
    if (Array.isArray(member)) return member.some((item) => tooMuch(item, depth + 1))
    if (member instanceof Map) return [...member].some((pair) => tooMuch(pair, depth + 1))
    if (member instanceof Set) return [...member].some((item) => tooMuch(item, depth + 1))
    return Object.entries(member).some(([key, item]) => tooMuch(key, depth + 1) || tooMuch(item, depth + 1))
  }
  return tooMuch(value, 0)
}

const referenceSize = 8

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 2
  if (typeof value === 'bigint') return value.toString(16).length
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength
  return referenceSize
}

function trimmed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
