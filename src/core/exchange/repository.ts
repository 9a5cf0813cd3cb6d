/** The register of packages sent and received, as SQL. Cards of partners: trust/repository.ts. */
import { sql } from 'kysely'
import type { PackageKind } from '../../contract/api/exchange.ts'
import type { Db, NewRow, Row } from '../db/schema.ts'

export type RegisteredPackage = Row<'packages'> & {
  /** The step that took it in was undone. */
  readonly taken_back: boolean
}

type Direction = Row<'packages'>['direction']

/**
 * Imports are steps that can be undone. One that was undone and can no longer be done again is closed, as are steps that
 * changed no record; those changed none.
 */
export const undoneStep = sql<number>`(commands.state = 'undone' OR (commands.state = 'closed' AND commands.records > 0))`

const takenBack = sql<number>`packages.direction = 'received' AND EXISTS (
  SELECT 1 FROM commands WHERE commands.id = packages.command_id AND ${undoneStep})`

export async function readPackages(db: Db): Promise<RegisteredPackage[]> {
  const rows = await db
    .selectFrom('packages')
    .selectAll()
    .select(takenBack.as('taken_back'))
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, taken_back: row.taken_back === 1 }))
}

export async function readPackage(
  db: Db,
  direction: Direction,
  packageId: string,
): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', direction)
    .where('package_id', '=', packageId)
    .executeTakeFirst()
}

/** As it came in and is in force here. */
export async function readReceived(db: Db, packageId: string): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', 'received')
    .where('package_id', '=', packageId)
    .where(takenBack, '=', 0)
    .executeTakeFirst()
}

export async function readSentByHash(db: Db, hash: string): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', 'sent')
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** The newest receipt in force for a package that was sent. */
export async function readReceiptFor(db: Db, hash: string): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', 'received')
    .where('kind', '=', 'receipt')
    .where('answers', '=', hash)
    .where(takenBack, '=', 0)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A package that is in the register stays as it first came, unless its import was undone; only its totals are renewed. */
export async function addPackage(db: Db, row: NewRow<'packages'>): Promise<void> {
  await db
    .deleteFrom('packages')
    .where('direction', '=', row.direction)
    .where('package_id', '=', row.package_id)
    .where(takenBack, '=', 1)
    .execute()
  await db
    .insertInto('packages')
    .values(row)
    .onConflict((conflict) => conflict.doUpdateSet({ totals: row.totals ?? null }))
    .execute()
}

/** A package that was voided at the end of the count never left the office: its number is free, and nothing follows its hash. */
export async function lastSent(db: Db, recipient: string, kind: PackageKind): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', 'sent')
    .where('unit', '=', recipient)
    .where('kind', '=', kind)
    .where('voided_at', 'is', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Packages of one kind from one unit that are in force here. */
export async function receivedFrom(
  db: Db,
  unit: string,
  kind: PackageKind,
): Promise<Pick<Row<'packages'>, 'package_id' | 'sequence' | 'period' | 'hash'>[]> {
  return db
    .selectFrom('packages')
    .select(['package_id', 'sequence', 'period', 'hash'])
    .where('direction', '=', 'received')
    .where('unit', '=', unit)
    .where('kind', '=', kind)
    .where(takenBack, '=', 0)
    .execute()
}

export async function markReadBack(db: Db, packageId: string, at: string): Promise<void> {
  await db
    .updateTable('packages')
    .set({ read_back_at: at })
    .where('direction', '=', 'sent')
    .where('package_id', '=', packageId)
    .execute()
}

export async function markVoided(db: Db, packageId: string, at: string): Promise<void> {
  await db
    .updateTable('packages')
    .set({ voided_at: at })
    .where('direction', '=', 'sent')
    .where('package_id', '=', packageId)
    .execute()
}

export async function readBlob(db: Db, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('blobs').select('bytes').where('hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : new Uint8Array(row.bytes)
}
