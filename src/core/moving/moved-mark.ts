/** The note in a data folder that its office has moved to another PC. It warns; nothing is locked. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { removeFile, writeDurably } from '../db/durable-files.ts'

const markSchema = z.strictObject({ at: z.string(), sequence: z.int() })
export type MovedMark = z.infer<typeof markSchema>

const pathOf = (dataDir: string): string => join(dataDir, 'moved-out.json')

export function readMovedMark(dataDir: string): MovedMark | null {
  if (!existsSync(pathOf(dataDir))) return null
  return markSchema.parse(JSON.parse(readFileSync(pathOf(dataDir), 'utf8')))
}

export function writeMovedMark(dataDir: string, mark: MovedMark): void {
  writeDurably(pathOf(dataDir), JSON.stringify(mark))
}

export function removeMovedMark(dataDir: string): void {
  removeFile(pathOf(dataDir))
}
