/**
 * Verified backups. A backup exists only when a snapshot taken by SQLite itself has been reopened, checked, compared with
 * its source and described by a manifest; anything less is not shown. A live database is never copied as a file.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupInfo, type BackupInfo } from '../../contract/api/backups.ts'
import { AppError } from '../../contract/errors.ts'
import { records, recordKeys } from '../../contract/records/index.ts'
import { readHead } from './audit.ts'
import { sha256 } from './sha256.ts'
import { closeIntoOneFile, openWritable, readOnly, type RawDatabase } from './connection.ts'
import {
  discard,
  flushFile,
  flushFolder,
  makeFolderDurably,
  removeFile,
  renameDurably,
  writeDurably,
} from './durable-files.ts'
import { backupFolder } from './inspect.ts'
import { schemaVersion, storedVersion } from './migrate.ts'

const manifestSchema = z.strictObject({
  ...backupInfo.omit({ valid: true }).shape,
  sha256: z.string(),
  auditHead: z.string(),
})
type Manifest = z.infer<typeof manifestSchema>

export type BackupReason = BackupInfo['reason']

export interface BackupRequest {
  readonly reason: BackupReason
  readonly unitName: string
  readonly now: Date
}

/** @throws AppError backup_invalid when the snapshot does not hold what the source holds; nothing is left behind then. */
export function createBackup(raw: RawDatabase, dataDir: string, request: BackupRequest): BackupInfo {
  const folder = join(dataDir, backupFolder)
  makeFolderDurably(folder)
  const at = request.now.toISOString()
  const name = freeName(folder, `${at.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z')}-${request.reason}`)
  const temporary = join(folder, `${name}.partial`)
  removeLeftovers(folder)
  try {
    raw.prepare('VACUUM INTO ?').run(temporary)
    flushFile(temporary)
    const manifest = describeSnapshot(raw, temporary, { name, at, reason: request.reason, unitName: request.unitName })
    renameDurably(temporary, join(folder, `${name}.db`))
    writeDurably(join(folder, `${name}.json`), JSON.stringify(manifest, null, 2))
    return toInfo(manifest, true)
  } finally {
    discard(temporary)
  }
}

/** A backup that was cut off holds personal data and, in its journal, changes that no other file must take up. */
function removeLeftovers(folder: string): void {
  for (const file of readdirSync(folder)) if (/\.partial(-journal)?$/.test(file)) removeFile(join(folder, file))
}

/** Newest first. A snapshot without a sound manifest is not a backup and is not listed. */
export function listBackups(dataDir: string): BackupInfo[] {
  const folder = join(dataDir, backupFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const manifest = readManifest(join(folder, file))
      return manifest === null ? [] : [toInfo(manifest, snapshotMatches(folder, manifest))]
    })
    .sort((a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name))
}

/**
 * The checked content of a backup.
 * @throws AppError backup_invalid naming what is wrong.
 */
function readBackup(dataDir: string, name: string): Buffer {
  const folder = join(dataDir, backupFolder)
  const manifest = /^[\w-]+$/.test(name) ? readManifest(join(folder, `${name}.json`)) : null
  if (manifest === null) throw new AppError('backup_invalid', { name, reason: '没有这个备份或说明文件已损坏' })
  const path = join(folder, `${name}.db`)
  if (!existsSync(path)) throw new AppError('backup_invalid', { name, reason: '备份文件不见了' })
  const content = readFileSync(path)
  if (sha256(content) !== manifest.sha256) throw new AppError('backup_invalid', { name, reason: '内容与备份时不一致' })
  return content
}

interface SnapshotFacts {
  readonly head: string
  readonly sequence: number
  readonly rows: Record<string, number>
}

/** Opens a snapshot and checks it as a database. @throws AppError backup_invalid */
function checkSnapshot(path: string, name: string): SnapshotFacts {
  return readOnly(path, (snapshot) => {
    const integrity: unknown = snapshot.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') throw new AppError('backup_invalid', { name, reason: String(integrity) })
    const dangling = snapshot.prepare('PRAGMA foreign_key_check').all().length
    if (dangling > 0) throw new AppError('backup_invalid', { name, reason: `${dangling} 处引用不完整` })
    const version = storedVersion(snapshot)
    if (version > schemaVersion) throw new AppError('database_newer', { found: version, supported: schemaVersion })
    const { sequence, hash } = readHead(snapshot)
    return { head: hash, sequence, rows: countRows(snapshot) }
  })
}

function describeSnapshot(
  raw: RawDatabase,
  path: string,
  known: Pick<Manifest, 'name' | 'at' | 'reason' | 'unitName'>,
): Manifest {
  const { head, sequence, rows } = checkSnapshot(path, known.name)
  const source = readHead(raw)
  if (head !== source.hash || JSON.stringify(rows) !== JSON.stringify(countRows(raw))) {
    throw new AppError('backup_invalid', { name: known.name, reason: '备份内容与当前数据不一致' })
  }
  const content = readFileSync(path)
  return { ...known, size: content.length, sequence, rows, sha256: sha256(content), auditHead: head }
}

/** A snapshot from before a migration lacks the tables that the migration brings. */
export function countRows(raw: RawDatabase): Record<string, number> {
  const tables = new Set(raw.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all())
  return Object.fromEntries(
    recordKeys
      .filter((key) => tables.has(records[key].table))
      .map((key) => [
        key,
        raw.prepare<[], number>(`SELECT count(*) FROM ${records[key].table} WHERE deleted_at IS NULL`).pluck().get() ??
          0,
      ]),
  )
}

function readManifest(path: string): Manifest | null {
  if (!existsSync(path)) return null
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Listing must stay quick: a file is hashed again only when it looks different from the time before. */
const knownHashes = new Map<string, { readonly stamp: string; readonly sha256: string }>()

function snapshotMatches(folder: string, manifest: Manifest): boolean {
  const path = join(folder, `${manifest.name}.db`)
  if (!existsSync(path)) return false
  const { size, mtimeMs } = statSync(path)
  if (size !== manifest.size) return false
  const stamp = `${size} ${mtimeMs}`
  const known = knownHashes.get(path)
  const actual = known?.stamp === stamp ? known.sha256 : sha256(readFileSync(path))
  knownHashes.set(path, { stamp, sha256: actual })
  return actual === manifest.sha256
}

/** The manifest goes first: what is left of a half-removed backup is not listed. */
export function removeBackup(dataDir: string, name: string): void {
  removeFile(join(dataDir, backupFolder, `${name}.json`))
  removeFile(join(dataDir, backupFolder, `${name}.db`))
}

function toInfo(manifest: Manifest, valid: boolean): BackupInfo {
  const { name, at, size, reason, unitName, sequence, rows } = manifest
  return { name, at, size, reason, unitName, sequence, rows, valid }
}

function freeName(folder: string, wanted: string): string {
  const taken = (name: string): boolean =>
    existsSync(join(folder, `${name}.db`)) || existsSync(join(folder, `${name}.json`))
  if (!taken(wanted)) return wanted
  let number = 2
  while (taken(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}

/**
 * Writes a checked copy of a backup beside the database, ready to take its name.
 * @returns the path of the copy. @throws AppError backup_invalid
 */
export function prepareSnapshot(dataDir: string, name: string): string {
  const path = join(dataDir, 'restored.partial.db')
  for (const suffix of ['', '-journal', '-wal', '-shm']) removeFile(path + suffix)
  writeDurably(path, readBackup(dataDir, name))
  checkSnapshot(path, name)
  // A snapshot is not in WAL mode. Changing that writes a journal, which must not be cut off once the file has its name.
  closeIntoOneFile(openWritable(path).raw)
  flushFile(path)
  flushFolder(dataDir)
  return path
}
