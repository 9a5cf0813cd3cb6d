/** Brings a database to the current schema. Each migration and its version record share one transaction. */
import type { Database } from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import { applicationId } from './pragmas.ts'
import { migrations, schemaVersion, type Migration } from './migrations/index.ts'

export function storedVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

export function pendingMigrations(database: Database, known: readonly Migration[] = migrations): readonly Migration[] {
  const current = storedVersion(database)
  return known.filter((migration) => migration.version > current)
}

/**
 * SQLite's DDL and `user_version` are transactional, so a failure leaves the schema before or after a migration, never between.
 * @throws AppError database_newer before anything is written.
 */
export function migrate(database: Database, known: readonly Migration[] = migrations): void {
  const found = storedVersion(database)
  const supported = Math.max(...known.map((migration) => migration.version))
  if (found > supported) throw new AppError('database_newer', { found, supported })
  for (const migration of pendingMigrations(database, known)) applyMigration(database, migration)
}

function applyMigration(database: Database, migration: Migration): void {
  database.transaction(() => {
    database.exec(migration.sql)
    database.pragma(`application_id=${applicationId}`)
    database.pragma(`user_version=${migration.version}`)
  })()
}

export { schemaVersion }
