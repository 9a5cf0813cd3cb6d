/** What people decided about conflicts, as SQL: a content that was set aside is not asked about again. */
import { sql } from 'kysely'
import type { RecordKey } from '../../../contract/records/index.ts'
import type { Db, NewRow } from '../../db/schema.ts'
import { undoneStep } from '../repository.ts'

export type SetAside = (key: RecordKey, id: string, hash: string) => boolean

/** A decision made in a step that was undone is none. */
export async function readSetAside(db: Db): Promise<SetAside> {
  const { rows } = await sql<{ place: string }>`
    SELECT record_key || ' ' || record_id || ' ' || set_aside AS place FROM merge_decisions
    JOIN commands ON commands.id = merge_decisions.command_id
    WHERE NOT ${undoneStep}`.execute(db)
  const places = new Set(rows.map(({ place }) => place))
  return (key, id, hash) => places.has(`${key} ${id} ${hash}`)
}

export async function writeDecision(db: Db, row: NewRow<'merge_decisions'>): Promise<void> {
  const { at, actor, command_id, kept } = row
  await db
    .insertInto('merge_decisions')
    .values(row)
    .onConflict((conflict) => conflict.doUpdateSet({ at, actor, command_id, kept }))
    .execute()
}
