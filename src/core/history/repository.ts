/** The undo line as SQL: commands with their states and what each changed. */
import { sql } from 'kysely'
import type { CommandState, Db, NewRow, Row } from '../db/schema.ts'

/** Numbers the command and notes it, in one statement. @returns its number. */
export async function startCommand(
  db: Db,
  { at, actor, method, label }: Pick<NewRow<'commands'>, 'at' | 'actor' | 'method' | 'label'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO commands (id, at, actor, method, label, records, state)
    SELECT coalesce(max(id), 0) + 1, ${at}, ${actor}, ${method}, ${label}, 0, 'closed' FROM commands
    RETURNING id`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the command was not noted')
  return row.id
}

/** A command that changed records joins the undo line; one that did not, or that cannot be undone, is only remembered. */
export async function finishCommand(
  db: Db,
  id: number,
  label: string,
  result: { records: number; undoable: boolean },
): Promise<void> {
  const state = result.undoable && result.records > 0 ? 'done' : 'closed'
  const { records } = result
  await sql`UPDATE commands SET label = ${label}, records = ${records}, state = ${state} WHERE id = ${id}`.execute(db)
}

/** A new step ends the possibility of redoing what was undone before it; what redoing needed is no part of any history. */
export async function closeUndone(db: Db, before: number): Promise<void> {
  const { rows: closed } = await sql<{ id: number }>`
    UPDATE commands SET state = 'closed' WHERE state = 'undone' AND id < ${before} RETURNING id`.execute(db)
  if (closed.length === 0) return
  const ids = closed.map((command) => command.id)
  await db.deleteFrom('command_changes').where('command_id', 'in', ids).execute()
}

export async function lastDone(db: Db): Promise<Row<'commands'> | undefined> {
  return db
    .selectFrom('commands')
    .selectAll()
    .where('state', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function firstUndone(db: Db): Promise<Row<'commands'> | undefined> {
  return db.selectFrom('commands').selectAll().where('state', '=', 'undone').orderBy('id').limit(1).executeTakeFirst()
}

export async function setState(db: Db, id: number, state: CommandState): Promise<void> {
  await db.updateTable('commands').set({ state }).where('id', '=', id).execute()
}

export async function readChanges(db: Db, commandId: number): Promise<Row<'command_changes'>[]> {
  return db.selectFrom('command_changes').selectAll().where('command_id', '=', commandId).orderBy('ordinal').execute()
}

export async function updateChange(
  db: Db,
  change: Row<'command_changes'>,
  image: string | null,
  expectedVersion: number,
): Promise<void> {
  await db
    .updateTable('command_changes')
    .set({ image, expected_version: expectedVersion })
    .where('command_id', '=', change.command_id)
    .where('ordinal', '=', change.ordinal)
    .execute()
}

/** What the audit trail knows of a record as it was stored in one version. */
export async function readVersionHash(
  db: Db,
  recordId: string,
  version: number,
): Promise<Pick<Row<'audit'>, 'at' | 'actor' | 'content_hash'> | undefined> {
  return db
    .selectFrom('audit')
    .select(['at', 'actor', 'content_hash'])
    .where('record_id', '=', recordId)
    .where('version', '=', version)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listCommands(db: Db, limit: number): Promise<Row<'commands'>[]> {
  return db.selectFrom('commands').selectAll().orderBy('id', 'desc').limit(limit).execute()
}

/** The latest saved step. */
export async function lastCommand(db: Db): Promise<Row<'commands'> | undefined> {
  return db.selectFrom('commands').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
}
