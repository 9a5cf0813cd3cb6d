/** Small facts about this database: its id, its own unit, whether it holds the sample street. */
import { z } from 'zod'
import { ownUnit, type OwnUnit } from '../../contract/api/system.ts'
import type { Db } from './schema.ts'
import type { RawDatabase } from './connection.ts'

const unitSchema = z.preprocess((text): unknown => (typeof text === 'string' ? JSON.parse(text) : text), ownUnit)

export const metaKeys = {
  databaseId: 'database_id',
  ownUnit: 'own_unit',
  sample: 'sample',
  searchLayout: 'search_layout',
} as const

export async function readMeta(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeMeta(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export function readDatabaseId(raw: RawDatabase): string | null {
  return raw.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(metaKeys.databaseId) ?? null
}

export function hasOwnUnit(raw: RawDatabase): boolean {
  return raw.prepare('SELECT 1 FROM meta WHERE key = ?').get(metaKeys.ownUnit) !== undefined
}

/** For work between prepared statements; null before the first run has written it. */
export function readOwnUnitCode(raw: RawDatabase): string | null {
  const value = raw.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(metaKeys.ownUnit)
  return value === undefined ? null : unitSchema.parse(value).code
}

export async function readOwnUnit(db: Db): Promise<OwnUnit | null> {
  const value = await readMeta(db, metaKeys.ownUnit)
  return value === null ? null : unitSchema.parse(value)
}
