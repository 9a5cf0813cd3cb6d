/**
 * Looks at a data folder before anything is opened for writing. Every doubt ends in a recovery answer: never an empty
 * first run where data has been, never a byte changed in a file that is not ours or not sound.
 */
import { closeSync, existsSync, openSync, readSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { readHead } from './audit.ts'
import { readOnly, type RawDatabase } from './connection.ts'
import { readLogPages } from './log-pages.ts'
import { markerPath, readMark } from './marker.ts'
import { hasOwnUnit, readDatabaseId } from './meta.ts'
import { schemaVersion, storedVersion } from './migrate.ts'
import { applicationId } from './pragmas.ts'
import { asStorageError } from './sqlite-errors.ts'
import { markProblem } from './verify.ts'

export const databaseFile = 'sidantong.db'
export const backupFolder = 'backups'
export const setAsideFolder = 'set-aside'

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
    if (checkContent(dataDir, path) === 'used') return { state: 'sound' }
    if (hasBackups(dataDir)) return { state: 'doubtful', problem: new AppError('database_lost') }
    return { state: 'empty' }
  } catch (error) {
    const problem = asStorageError(error)
    if (problem instanceof AppError) return { state: 'doubtful', problem }
    throw error
  }
}

/** Anything that only exists where a database has been. */
function hasTraces(dataDir: string): boolean {
  const traces = [markerPath(dataDir), join(dataDir, `${databaseFile}-wal`), join(dataDir, setAsideFolder)]
  return traces.some((path) => existsSync(path)) || hasBackups(dataDir)
}

function hasBackups(dataDir: string): boolean {
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
  checkSize(path, size, pageSize, header.readUInt32BE(28))
}

/**
 * SQLite reads what a cut file lacks as zeroes and may find nothing wrong with them. After a crash the file may rightly be
 * short, but only by pages that the log holds.
 */
function checkSize(path: string, size: number, pageSize: number, storedPages: number): void {
  const log = existsSync(`${path}-wal`) ? readLogPages(`${path}-wal`) : null
  const expectedPages = log?.databasePages ?? storedPages
  for (let page = Math.floor(size / pageSize) + 1; page <= expectedPages; page++) {
    if (log?.pages.has(page) === true) continue
    const reason = `文件应有 ${expectedPages * pageSize} 字节，只剩 ${size} 字节`
    throw new AppError('database_damaged', { reason })
  }
}

/** unused: a first run that was cut off before the unit was written; it holds nothing, and the first run begins again. */
function checkContent(dataDir: string, path: string): 'used' | 'unused' {
  return readOnly(path, (database) => {
    const answer: unknown = database.pragma('quick_check(1)', { simple: true })
    if (answer !== 'ok') throw new AppError('database_damaged', { reason: String(answer) })
    const version = storedVersion(database)
    if (version > schemaVersion) throw new AppError('database_newer', { found: version, supported: schemaVersion })
    compareWithMarker(dataDir, database)
    return readHead(database).sequence > 0 || hasOwnUnit(database) ? 'used' : 'unused'
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
