/** The undo line as SQL: commands with their states and what each changed. */
import type { CommandState, Db, NewRow, Row } from '../db/schema.ts'

/** @returns the command's number. */
export async function startCommand(
  db: Db,
  command: Pick<NewRow<'commands'>, 'at' | 'actor' | 'method' | 'label'>,
): Promise<number> {
  const last = await db
    .selectFrom('commands')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  await db
    .insertInto('commands')
    .values({ id, ...command, records: 0, state: 'closed' })
    .execute()
  return id
}

/** A command that changed records joins the undo line; one that did not, or that cannot be undone, is only remembered. */
export async function finishCommand(
  db: Db,
  id: number,
  label: string,
  result: { records: number; undoable: boolean },
): Promise<void> {
  const state = result.undoable && result.records > 0 ? 'done' : 'closed'
  await db.updateTable('commands').set({ label, records: result.records, state }).where('id', '=', id).execute()
}

/** A new step ends the possibility of redoing what was undone before it; what redoing needed is no part of any history. */
export async function closeUndone(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('command_changes')
    .where('command_id', 'in', (undone) =>
      undone.selectFrom('commands').select('id').where('state', '=', 'undone').where('id', '<', before),
    )
    .execute()
  await db
    .updateTable('commands')
    .set({ state: 'closed' })
    .where('state', '=', 'undone')
    .where('id', '<', before)
    .execute()
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
