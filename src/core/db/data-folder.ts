/**
 * A data folder with everything that belongs to it: lock, database, marker, backups. It is empty, ready or in need of
 * recovery, and is moved between these states only here.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { BackupInfo } from '../../contract/api/backups.ts'
import { AuditTrail } from './audit.ts'
import { createBackup, prepareSnapshot, type BackupReason } from './backup.ts'
import { openWritable, type Connection } from './connection.ts'
import { flushFolder, renameDurably } from './durable-files.ts'
import { databaseFile, databaseSet, inspectFolder } from './inspect.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { Marker, markerPath } from './marker.ts'
import { metaKeys, readDatabaseId, readOwnUnit } from './meta.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { RecordStore } from './record-store.ts'
import { asStorageError } from './sqlite-errors.ts'

export interface OpenStore extends Connection {
  readonly databaseId: string
  readonly audit: AuditTrail
  readonly records: RecordStore
}

export type FolderState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'ready'; readonly store: OpenStore; readonly marker: Marker }
  | { readonly kind: 'recovery'; readonly problem: AppError }

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
  #state: FolderState = { kind: 'empty' }

  /** @throws AppError database_locked, folder_not_writable */
  static async open(options: FolderOptions): Promise<DataFolder> {
    try {
      mkdirSync(options.dataDir, { recursive: true })
      const folder = new DataFolder(options, lockFolder(options.dataDir, options.actor, options.now()))
      await folder.reopen()
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

  /** Judges the folder anew and opens what is sound. */
  async reopen(): Promise<void> {
    this.#release()
    const inspection = inspectFolder(this.dataDir)
    if (inspection.state === 'empty') this.#state = { kind: 'empty' }
    else if (inspection.state === 'doubtful') this.#state = { kind: 'recovery', problem: inspection.problem }
    else await this.#attach()
  }

  /** Creates the database of an empty folder: whole under its name, or not at all. */
  create(databaseId: string): OpenStore {
    if (this.#state.kind !== 'empty') throw new AppError('database_exists')
    const temporary = `${this.#path()}.creating`
    for (const suffix of ['', '-wal', '-journal']) rmSync(temporary + suffix, { force: true })
    const { raw } = openWritable(temporary)
    migrate(raw)
    raw.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(metaKeys.databaseId, databaseId)
    raw.close()
    renameDurably(temporary, this.#path())
    return this.#ready(openWritable(this.#path()), databaseId)
  }

  /** Records what has been acknowledged, after the commit and before the answer. */
  mark(): void {
    if (this.#state.kind !== 'ready') return
    const { store, marker } = this.#state
    const { sequence, hash } = store.audit.head
    marker.write({ databaseId: store.databaseId, sequence, head: hash, appVersion: this.#options.appVersion })
  }

  /** Goes on with a database that lost acknowledged steps: the old set is kept aside, the marker starts anew. */
  async acceptLoss(): Promise<void> {
    if (this.#state.kind !== 'recovery' || this.#state.problem.code !== 'database_behind')
      throw new AppError('in_recovery')
    await this.#attach()
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
    if (this.#state.kind === 'ready') await this.backup('beforeRestore')
    this.#release()
    this.#setAside()
    renameDurably(temporary, this.#path())
    await this.reopen()
  }

  close(): void {
    this.#release()
    this.#lock.release()
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
      const problem = asStorageError(error)
      if (!(problem instanceof AppError)) throw error
      this.#state = { kind: 'recovery', problem }
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
    connection.raw.pragma('wal_checkpoint(TRUNCATE)')
  }

  #ready(connection: Connection, databaseId: string): OpenStore {
    connection.raw.pragma('wal_checkpoint(TRUNCATE)')
    const audit = new AuditTrail(connection.raw)
    const store: OpenStore = { ...connection, databaseId, audit, records: new RecordStore(connection.raw, audit) }
    this.#state = { kind: 'ready', store, marker: new Marker(this.dataDir) }
    this.mark()
    return store
  }

  #release(): void {
    if (this.#state.kind !== 'ready') return
    this.#state.store.raw.close()
    this.#state.marker.close()
    this.#state = { kind: 'empty' }
  }

  /** Database, log and marker move together, so that an old log is never paired with a new file. */
  #setAside(): void {
    const present = [...databaseSet.map((file) => join(this.dataDir, file)), markerPath(this.dataDir)].filter((path) =>
      existsSync(path),
    )
    if (present.length === 0) return
    const folder = join(this.dataDir, 'set-aside', this.#options.now().toISOString().replace(/[:.]/g, ''))
    mkdirSync(folder, { recursive: true })
    for (const path of present.reverse()) renameSync(path, join(folder, path.slice(this.dataDir.length + 1)))
    flushFolder(folder)
    flushFolder(this.dataDir)
  }

  #path(): string {
    return join(this.dataDir, databaseFile)
  }
}
