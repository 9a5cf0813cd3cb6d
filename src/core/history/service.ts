/** Undo and redo: the same swap in both directions. Each record goes back to its image, and the state left becomes the image. */
import type { history } from '../../contract/api/backups.ts'
import { AppError } from '../../contract/errors.ts'
import { recordKeys, type RecordKey } from '../../contract/records/index.ts'
import type { Row } from '../db/schema.ts'
import { parseStoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, Outcome } from '../handlers.ts'
import { firstUndone, lastDone, listCommands, readChanges, setState, updateChange } from './repository.ts'

export const historyHandlers: HandlersOf<typeof history> = {
  list: async ({ db }, { limit }) =>
    (await listCommands(db, limit)).map(({ id, at, actor, label, state, records }) => ({
      commandId: id,
      at,
      actor,
      label,
      state,
      records,
    })),

  undo: async (context) => {
    const command = await lastDone(context.db)
    if (command === undefined) throw new AppError('nothing_to_undo')
    const changes = await readChanges(context.db, command.id)
    return step(context, command, changes.reverse(), 'undone')
  },

  redo: async (context) => {
    const command = await firstUndone(context.db)
    if (command === undefined) throw new AppError('nothing_to_redo')
    return step(context, command, await readChanges(context.db, command.id), 'done')
  },
}

async function step(
  context: CommandContext,
  command: Row<'commands'>,
  changes: readonly Row<'command_changes'>[],
  state: 'done' | 'undone',
): Promise<Outcome<{ label: string }>> {
  for (const change of changes) {
    const image = change.image === null ? null : parseStoredRecord(change.image)
    const key = recordKey(change.record_key)
    const owner = image?.unit ?? context.records.get(key, change.record_id)?.unit
    const left =
      owner === context.unit.code
        ? context.records.revert(context.stamp, key, change.record_id, change.expected_version, image)
        : context.records.withdraw(context.stamp, key, change.record_id, change.expected_version, image)
    await updateChange(context.db, change, left.image === null ? null : JSON.stringify(left.image), left.version)
  }
  await setState(context.db, command.id, state)
  const verb = state === 'undone' ? '撤销' : '重做'
  return { value: { label: command.label }, label: `${verb}：${command.label}` }
}

function recordKey(text: string): RecordKey {
  const key = recordKeys.find((candidate) => candidate === text)
  if (key === undefined) throw new Error(`unknown record kind ${text}`)
  return key
}
