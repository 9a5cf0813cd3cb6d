/** Packages sent and received and the cards of partners, as SQL. */
import type { Db, NewRow, Row } from '../db/schema.ts'

export async function readPackages(db: Db): Promise<Row<'packages'>[]> {
  return db.selectFrom('packages').selectAll().orderBy('at', 'desc').orderBy('sequence', 'desc').execute()
}

export async function addPackage(db: Db, row: NewRow<'packages'>): Promise<void> {
  await db
    .insertInto('packages')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function lastSent(db: Db, recipient: string): Promise<Row<'packages'> | undefined> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('direction', '=', 'sent')
    .where('unit', '=', recipient)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function hasReceived(db: Db, packageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('packages')
    .select('package_id')
    .where('direction', '=', 'received')
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row !== undefined
}

export async function receivedSequences(db: Db, unit: string): Promise<number[]> {
  const rows = await db
    .selectFrom('packages')
    .select('sequence')
    .where('direction', '=', 'received')
    .where('unit', '=', unit)
    .execute()
  return rows.map((row) => row.sequence)
}

export async function readCardOf(db: Db, unit: string): Promise<string | null> {
  const row = await db.selectFrom('partner_cards').select('card').where('unit', '=', unit).executeTakeFirst()
  return row?.card ?? null
}

export async function readPartnerName(db: Db, unit: string): Promise<string | null> {
  const row = await db.selectFrom('partner_cards').select('name').where('unit', '=', unit).executeTakeFirst()
  return row?.name ?? null
}

/** The name on the card of a unit that has written to us. */
export async function readCardName(db: Db, unit: string): Promise<string | null> {
  const row = await db.selectFrom('partner_cards').select('name').where('unit', '=', unit).executeTakeFirst()
  return row?.name ?? null
}

export async function addCard(db: Db, row: NewRow<'partner_cards'>): Promise<void> {
  await db.insertInto('partner_cards').values(row).execute()
}

export async function readBlob(db: Db, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('blobs').select('bytes').where('hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : new Uint8Array(row.bytes)
}
