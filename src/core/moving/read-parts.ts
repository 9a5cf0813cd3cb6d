/** The files of an office as parts in memory, none of which is read when together they cannot be moved. */
import { readFileSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { largestContent, type OfficePart } from './office-file.ts'

export interface PartFile {
  readonly path: OfficePart['path']
  readonly file: string
}

/** For the line that stands before the parts. */
const roomForHead = 1024 * 1024

/** @throws AppError move_too_large */
export function readParts(files: readonly PartFile[]): OfficePart[] {
  const size = files.reduce((sum, { file }) => sum + statSync(file).size, 0)
  if (size + roomForHead > largestContent) throw tooLarge(size, largestContent)
  return files.map(({ path, file }) => ({ path, bytes: readFileSync(file) }))
}

export function tooLarge(size: number, limit: number): AppError {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return new AppError('move_too_large', { size: megabytes(size), limit: megabytes(limit) })
}
