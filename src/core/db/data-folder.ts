/**
 * A data folder with everything that belongs to it: lock, database, marker, backups. It is empty, ready or in need of
 * recovery, and is moved between these states only here.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { BackupInfo } from '../../contract/api/backups.ts'
import { AuditTrail } from './audit.ts'
import { createBackup, prepareSnapshot, type BackupReason } from './backup.ts'
import { closeIntoOneFile, openWritable, type Connection } from './connection.ts'
import { discard, flushFolder, makeFolderDurably, removeFile, renameDurably } from './durable-files.ts'
import { backupFolder, databaseFile, databaseSet, inspectFolder } from './inspect.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { Marker, markerPath } from './marker.ts'
import { metaKeys, readDatabaseId, readOwnUnit } from './meta.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { RecordStore } from './record-store.ts'
import { copyAside, moveAside } from './set-aside.ts'
import { asStorageError, sqliteCode } from './sqlite-errors.ts'

export interface OpenStore extends Connection {
  readonly databaseId: string
  readonly audit: AuditTrail
  readonly records: RecordStore
}

export type FolderState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'ready'; readonly store: OpenStore; readonly marker: Marker }
  | { readonly kind: 'recovery'; readonly problem: AppError }

/** A folder that is not judged at the moment must not pass for an empty one, where a first run would be offered. */
const unjudged: FolderState = { kind: 'recovery', problem: new AppError('in_recovery') }

export interface FolderOptions {
  readonly dataDir: string
  readonly actor: string
  readonly appVersion: string
  readonly now: () => Date
}

export class DataFolder {
  readonly dataDir: string
  readonly #options: FolderOptions
  readonly #lock: FolderLock
  #state: FolderState = unjudged

  /** @throws AppError database_locked, folder_not_writable */
  static async open(options: FolderOptions): Promise<DataFolder> {
    try {
      makeFolderDurably(options.dataDir)
      const folder = new DataFolder(options, lockFolder(options.dataDir, options.actor, options.now()))
      await folder.#openFirst()
      return folder
    } catch (error) {
      throw asStorageError(error)
    }
  }

  private constructor(options: FolderOptions, lock: FolderLock) {
    this.dataDir = options.dataDir
    this.#options = options
    this.#lock = lock
  }

  get state(): FolderState {
    return this.#state
  }

  /** Judges the folder anew and opens what is sound. A disk that fails meanwhile is a state, too: the program goes on. */
  async reopen(): Promise<void> {
    try {
      this.#release()
      const inspection = inspectFolder(this.dataDir)
      if (inspection.state === 'empty') this.#state = { kind: 'empty' }
      else if (inspection.state === 'doubtful') this.#state = { kind: 'recovery', problem: inspection.problem }
      else await this.#attach()
    } catch (error) {
      this.#state = { kind: 'recovery', problem: storageProblem(error) }
    }
  }

  /** A database in another program's hands is not damaged: nothing may be restored over it, so the start is refused. */
  async #openFirst(): Promise<void> {
    try {
      await this.reopen()
      if (this.#state.kind === 'recovery' && this.#state.problem.code === 'database_locked') throw this.#state.problem
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Creates the database of an empty folder: whole under its name, or not at all. */
  create(databaseId: string): OpenStore {
    if (this.#state.kind !== 'empty' || inspectFolder(this.dataDir).state !== 'empty')
      throw new AppError('database_exists')
    // What an interrupted first run left is empty, but its log must not meet the new file.
    this.#removeDatabaseSet()
    const temporary = `${this.#path()}.creating`
    for (const suffix of ['', '-wal', '-journal']) removeFile(temporary + suffix)
    createDatabase(temporary, databaseId)
    renameDurably(temporary, this.#path())
    const connection = openWritable(this.#path())
    try {
      return this.#ready(connection, databaseId)
    } catch (error) {
      connection.raw.close()
      throw error
    }
  }

  /** Takes back a creation whose set-up failed: nothing of the office's is in it, nor in a backup made of it. */
  discardNew(): void {
    this.#release()
    this.#removeDatabaseSet()
    rmSync(join(this.dataDir, backupFolder), { recursive: true, force: true })
    flushFolder(this.dataDir)
    this.#state = { kind: 'empty' }
  }

  /**
   * Records what has been acknowledged, after the commit and before the answer. What is committed stays saved when the
   * marker cannot be written: refusing it now would be wrong, and an older mark is merely less strict.
   */
  mark(): void {
    if (this.#state.kind !== 'ready') return
    const { store, marker } = this.#state
    const { sequence, hash } = store.audit.head
    try {
      marker.write({ databaseId: store.databaseId, sequence, head: hash, appVersion: this.#options.appVersion })
    } catch (error) {
      storageProblem(error)
    }
  }

  /** Goes on with a database that lost acknowledged steps: a copy is kept aside, the marker starts anew. */
  async acceptLoss(): Promise<void> {
    if (this.#state.kind !== 'recovery' || this.#state.problem.code !== 'database_behind')
      throw new AppError('in_recovery')
    copyAside(this.dataDir, this.#options.now())
    // Both slots go: the older one would ask the same question at the next start.
    removeFile(markerPath(this.dataDir))
    flushFolder(this.dataDir)
    await this.reopen()
  }

  async backup(reason: BackupReason): Promise<BackupInfo> {
    if (this.#state.kind !== 'ready') throw new AppError('in_recovery')
    const unit = await readOwnUnit(this.#state.store.db)
    return createBackup(this.#state.store.raw, this.dataDir, {
      reason,
      unitName: unit?.name ?? '',
      now: this.#options.now(),
    })
  }

  /** The state before is kept: as a verified backup when it is sound, set aside whole in any case. */
  async restore(name: string): Promise<void> {
    const temporary = prepareSnapshot(this.dataDir, name)
    try {
      if (this.#state.kind === 'ready') await this.backup('beforeRestore')
      this.#release()
      moveAside(this.dataDir, this.#options.now())
      renameDurably(temporary, this.#path())
    } finally {
      if (this.#state.kind !== 'ready') await this.reopen()
      discard(temporary)
    }
  }

  close(): void {
    try {
      this.#release()
    } finally {
      this.#lock.release()
    }
  }

  async #attach(): Promise<void> {
    const connection = openWritable(this.#path())
    try {
      await this.#migrate(connection)
      const databaseId = readDatabaseId(connection.raw)
      if (databaseId === null) throw new AppError('database_damaged', { reason: '缺少数据库标识' })
      this.#ready(connection, databaseId)
    } catch (error) {
      connection.raw.close()
      throw error
    }
  }

  async #migrate(connection: Connection): Promise<void> {
    if (pendingMigrations(connection.raw).length === 0) return
    const unit = await readOwnUnit(connection.db)
    createBackup(connection.raw, this.dataDir, {
      reason: 'beforeMigration',
      unitName: unit?.name ?? '',
      now: this.#options.now(),
    })
    migrate(connection.raw)
    shortenLog(connection)
  }

  #ready(connection: Connection, databaseId: string): OpenStore {
    shortenLog(connection)
    const audit = new AuditTrail(connection.raw)
    const records = new RecordStore(connection.raw, audit)
    renewIndex(records)
    const store: OpenStore = { ...connection, databaseId, audit, records }
    this.#state = { kind: 'ready', store, marker: new Marker(this.dataDir) }
    this.mark()
    return store
  }

  #release(): void {
    if (this.#state.kind !== 'ready') return
    const { store, marker } = this.#state
    this.#state = unjudged
    try {
      store.raw.close()
    } finally {
      closeMarker(marker)
    }
  }

  #removeDatabaseSet(): void {
    for (const path of [...databaseSet.map((file) => join(this.dataDir, file)), markerPath(this.dataDir)])
      removeFile(path)
    flushFolder(this.dataDir)
  }

  #path(): string {
    return join(this.dataDir, databaseFile)
  }
}

/** @throws whatever is not a failure of storage: that is a bug. */
function storageProblem(error: unknown): AppError {
  const problem = asStorageError(error)
  if (problem instanceof AppError) return problem
  throw error
}

function createDatabase(path: string, databaseId: string): void {
  const { raw } = openWritable(path)
  try {
    migrate(raw)
    raw.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(metaKeys.databaseId, databaseId)
  } catch (error) {
    raw.close()
    throw error
  }
  closeIntoOneFile(raw)
}

/** Tidiness only: on a full disk the log stays as long as it is, and what is stored can still be read and exported. */
function shortenLog({ raw }: Connection): void {
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_FULL') throw error
  }
}

/** On a full disk everything but the search works as before; the search says so itself. */
function renewIndex(records: RecordStore): void {
  try {
    records.renewSearchIndex()
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_FULL') throw error
  }
}

/** A mark that could not be flushed is merely less strict; it must not keep a failing disk from being judged. */
function closeMarker(marker: Marker): void {
  try {
    marker.close()
  } catch (error) {
    storageProblem(error)
  }
}
