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
import { copyDurably, fileSha256 } from './large-files.ts'
import { schemaVersion, storedVersion } from './migrate.ts'

const manifestSchema = z.strictObject({
  ...backupInfo.omit({ valid: true }).shape,
  sha256: z.string(),
  auditHead: z.string(),
})
type Manifest = z.infer<typeof manifestSchema>

/** What a manifest says of its backup, which may have been damaged since. */
export type StatedBackup = Omit<BackupInfo, 'valid'>

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
    const path = join(folder, `${name}.db`)
    renameDurably(temporary, path)
    rememberHash(path, manifest.sha256)
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
  return listManifests(folder).map((manifest) => toInfo(manifest, snapshotMatches(folder, manifest)))
}

/** Like `listBackups`, without a look into the files: those of a district are gigabytes. */
export function statedBackups(dataDir: string): StatedBackup[] {
  return listManifests(join(dataDir, backupFolder)).map(toStated)
}

/** Whether a backup is still in its place, as far as its length tells. */
export function hasBackup(dataDir: string, { name, size }: StatedBackup): boolean {
  const folder = join(dataDir, backupFolder)
  return readManifest(join(folder, `${name}.json`)) !== null && hasLength(join(folder, `${name}.db`), size)
}

/** The newest backup that is still what it was when it was made; older ones are not looked at. */
export function newestSoundBackup(dataDir: string): StatedBackup | null {
  const folder = join(dataDir, backupFolder)
  const manifest = listManifests(folder).find((each) => snapshotMatches(folder, each))
  return manifest === undefined ? null : toStated(manifest)
}

function listManifests(folder: string): Manifest[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readManifest(join(folder, file)) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name))
}

/**
 * Copies the checked content of a backup to another place.
 * @throws AppError backup_invalid naming what is wrong; nothing is left in that place then.
 */
function copyBackup(dataDir: string, name: string, to: string): void {
  const folder = join(dataDir, backupFolder)
  const manifest = /^[\w-]+$/.test(name) ? readManifest(join(folder, `${name}.json`)) : null
  if (manifest === null) throw new AppError('backup_invalid', { name, reason: '没有这个备份或说明文件已损坏' })
  const path = join(folder, `${name}.db`)
  if (!existsSync(path)) throw new AppError('backup_invalid', { name, reason: '备份文件不见了' })
  if (copyDurably(path, to) === manifest.sha256) return
  discard(to)
  throw new AppError('backup_invalid', { name, reason: '内容与备份时不一致' })
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
  return { ...known, size: statSync(path).size, sequence, rows, sha256: fileSha256(path), auditHead: head }
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

function snapshotMatches(folder: string, manifest: Manifest): boolean {
  const path = join(folder, `${manifest.name}.db`)
  return hasLength(path, manifest.size) && hashOf(path) === manifest.sha256
}

function hasLength(path: string, size: number): boolean {
  return existsSync(path) && statSync(path).size === size
}

/** Listing must stay quick: a file is hashed again only when it looks different from the time before. */
const knownHashes = new Map<string, { readonly stamp: string; readonly sha256: string }>()

function hashOf(path: string): string {
  const known = knownHashes.get(path)
  if (known?.stamp === stampOf(path)) return known.sha256
  const sha256 = fileSha256(path)
  rememberHash(path, sha256)
  return sha256
}

function rememberHash(path: string, sha256: string): void {
  knownHashes.set(path, { stamp: stampOf(path), sha256 })
}

function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${size} ${mtimeMs}`
}

/** The file goes first: one that another program holds open stays a backup, with its description, until the next time. */
export function removeBackup(dataDir: string, name: string): void {
  removeFile(join(dataDir, backupFolder, `${name}.db`))
  removeFile(join(dataDir, backupFolder, `${name}.json`))
}

function toStated({ name, at, size, reason, unitName, sequence, rows }: Manifest): StatedBackup {
  return { name, at, size, reason, unitName, sequence, rows }
}

function toInfo(manifest: Manifest, valid: boolean): BackupInfo {
  return { ...toStated(manifest), valid }
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
  for (const suffix of ['', '-journal', '-wal', '-shm', '.partial']) removeFile(path + suffix)
  copyBackup(dataDir, name, path)
  checkSnapshot(path, name)
  // A snapshot is not in WAL mode. Changing that writes a journal, which must not be cut off once the file has its name.
  closeIntoOneFile(openWritable(path).raw)
  flushFile(path)
  flushFolder(dataDir)
  return path
}
