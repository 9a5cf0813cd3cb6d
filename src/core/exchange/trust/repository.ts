/** Cards of partners, present and former, as SQL. */
import type { Db, NewRow, Row } from '../../db/schema.ts'
import type { FormerCard, RegisteredCard } from './judge.ts'

export async function readCards(db: Db): Promise<Row<'partner_cards'>[]> {
  return db.selectFrom('partner_cards').selectAll().orderBy('unit').execute()
}

export async function readCurrentCards(db: Db): Promise<RegisteredCard[]> {
  return (await readCards(db)).map(({ unit, card, state, revoked_on, revoke_reason }) => ({
    unit,
    card,
    state,
    revokedOn: revoked_on,
    reason: revoke_reason,
  }))
}

export async function readFormerCards(db: Db): Promise<FormerCard[]> {
  const rows = await db.selectFrom('former_cards').selectAll().orderBy('unit').orderBy('card').execute()
  return rows.map(({ unit, card, ended, ended_on, reason }) => ({ unit, card, ended, endedOn: ended_on, reason }))
}

export async function readCard(db: Db, unit: string): Promise<Row<'partner_cards'> | null> {
  const row = await db.selectFrom('partner_cards').selectAll().where('unit', '=', unit).executeTakeFirst()
  return row ?? null
}

/** As it is written on its card; null when the unit has none here. */
export async function readPartnerName(db: Db, unit: string): Promise<string | null> {
  return (await readCard(db, unit))?.name ?? null
}

/** Takes the place of the unit's card, if it has one. */
export async function putCard(db: Db, row: NewRow<'partner_cards'>): Promise<void> {
  await db.deleteFrom('partner_cards').where('unit', '=', row.unit).execute()
  await db.insertInto('partner_cards').values(row).execute()
}

export async function addFormerCard(db: Db, former: FormerCard): Promise<void> {
  const { unit, card, ended, endedOn, reason } = former
  const row = { ended, ended_on: endedOn, reason }
  await db
    .insertInto('former_cards')
    .values({ unit, card, ...row })
    // A unit may take back a name that it had.
    .onConflict((conflict) => conflict.doUpdateSet(row))
    .execute()
}

export async function confirmCard(db: Db, unit: string, at: string, by: string): Promise<void> {
  await db
    .updateTable('partner_cards')
    .set({ state: 'confirmed', confirmed_at: at, confirmed_by: by, revoked_on: null, revoke_reason: null })
    .where('unit', '=', unit)
    .execute()
}

export async function revokeCard(db: Db, unit: string, on: string, reason: string): Promise<void> {
  await db
    .updateTable('partner_cards')
    .set({ state: 'revoked', revoked_on: on, revoke_reason: reason })
    .where('unit', '=', unit)
    .execute()
}
