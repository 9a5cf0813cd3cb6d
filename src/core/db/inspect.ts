/**
 * Looks at a data folder before anything is opened for writing. Every doubt ends in a recovery answer: never an empty
 * first run where data has been, never a byte changed in a file that is not ours or not sound.
 */
import { closeSync, existsSync, openSync, readSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { readOnly, type RawDatabase } from './connection.ts'
import { markerPath, readMark } from './marker.ts'
import { readDatabaseId } from './meta.ts'
import { schemaVersion, storedVersion } from './migrate.ts'
import { applicationId } from './pragmas.ts'
import { asStorageError } from './sqlite-errors.ts'
import { markProblem } from './verify.ts'

export const databaseFile = 'sidantong.db'
export const backupFolder = 'backups'

/** The database and what SQLite keeps beside it: moved and judged as one set. */
export const databaseSet = [
  databaseFile,
  `${databaseFile}-wal`,
  `${databaseFile}-shm`,
  `${databaseFile}-journal`,
] as const

export type Inspection =
  { readonly state: 'empty' } | { readonly state: 'sound' } | { readonly state: 'doubtful'; readonly problem: AppError }

export function inspectFolder(dataDir: string): Inspection {
  const path = join(dataDir, databaseFile)
  const size = fileSize(path)
  if (size === null && !hasTraces(dataDir)) return { state: 'empty' }
  if (size === null || size === 0) return { state: 'doubtful', problem: new AppError('database_lost') }
  try {
    checkHeader(path, size)
    checkContent(dataDir, path)
    return { state: 'sound' }
  } catch (error) {
    const problem = asStorageError(error)
    if (problem instanceof AppError) return { state: 'doubtful', problem }
    throw error
  }
}

/** Anything that only exists where a database has been. */
function hasTraces(dataDir: string): boolean {
  if (existsSync(markerPath(dataDir)) || existsSync(join(dataDir, `${databaseFile}-wal`))) return true
  const backups = join(dataDir, backupFolder)
  return existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.db'))
}

const headerText = 'SQLite format 3\0'

/** Offsets in the database header are those of the SQLite file format, section 1.3. */
function checkHeader(path: string, size: number): void {
  const header = readStart(path, 100)
  if (header.length < 100 || header.toString('latin1', 0, 16) !== headerText) throw new AppError('database_foreign')
  if (header.readUInt32BE(68) !== applicationId) throw new AppError('database_foreign')
  const version = header.readUInt32BE(60)
  if (version > schemaVersion) throw new AppError('database_newer', { found: version, supported: schemaVersion })
  const storedSize = header.readUInt16BE(16)
  const pageSize = storedSize === 1 ? 65_536 : storedSize
  const expected = pageSize * header.readUInt32BE(28)
  if (size < expected && !existsSync(`${path}-wal`)) {
    throw new AppError('database_damaged', { reason: `文件应有 ${expected} 字节，只剩 ${size} 字节` })
  }
}

function checkContent(dataDir: string, path: string): void {
  readOnly(path, (database) => {
    const answer: unknown = database.pragma('quick_check(1)', { simple: true })
    if (answer !== 'ok') throw new AppError('database_damaged', { reason: String(answer) })
    const version = storedVersion(database)
    if (version > schemaVersion) throw new AppError('database_newer', { found: version, supported: schemaVersion })
    compareWithMarker(dataDir, database)
  })
}

function compareWithMarker(dataDir: string, database: RawDatabase): void {
  const mark = readMark(dataDir)
  const databaseId = readDatabaseId(database)
  if (databaseId === null) throw new AppError('database_damaged', { reason: '缺少数据库标识' })
  if (mark === null) return
  const problem = markProblem(database, mark, databaseId)
  if (problem === null) return
  if (problem.kind === 'behind') throw new AppError('database_behind', { missing: problem.missing })
  throw new AppError('database_damaged', { reason: '与上次保存时留下的标记不符' })
}

function readStart(path: string, length: number): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, 0))
  } finally {
    closeSync(descriptor)
  }
}

function fileSize(path: string): number | null {
  return existsSync(path) ? statSync(path).size : null
}
