/** Undo and redo: the same swap in both directions. Each record goes back to its image, and the state left becomes the image. */
import type { history } from '../../contract/api/backups.ts'
import { AppError } from '../../contract/errors.ts'
import { recordKeys, records, type RecordKey } from '../../contract/records/index.ts'
import type { Row } from '../db/schema.ts'
import { contentHash, parseStoredRecord, type StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, Outcome } from '../handlers.ts'
import { isIssued } from '../meetings/repository.ts'
import {
  firstUndone,
  lastDone,
  listCommands,
  readChanges,
  readVersionHash,
  setState,
  updateChange,
} from './repository.ts'

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
    const current = context.records.get(key, change.record_id)
    if (key === 'meetings') await assertMayGo(context, change.record_id, image)
    const expected = await expectedVersion(context, key, change, current)
    const owner = image?.unit ?? current?.unit
    const left =
      owner === context.unit.code
        ? context.records.revert(context.stamp, key, change.record_id, expected, image)
        : context.records.withdraw(context.stamp, key, change.record_id, expected, image)
    await updateChange(context.db, change, left.image === null ? null : JSON.stringify(left.image), left.version)
  }
  await setState(context.db, command.id, state)
  const verb = state === 'undone' ? '撤销' : '重做'
  return { value: { label: command.label }, label: `${verb}：${command.label}` }
}

/**
 * The version in which the record must stand for this step. Later steps that were taken back have raised the version
 * without leaving a change: what counts is whether the content is still the one that this step left.
 */
async function expectedVersion(
  context: CommandContext,
  key: RecordKey,
  change: Row<'command_changes'>,
  current: StoredRecord | null,
): Promise<number> {
  const version = change.expected_version
  if (current === null || current.version === version) return version
  const left = await readVersionHash(context.db, change.record_id, version)
  if (left === undefined) return version
  const asLeft = { ...current, version, updatedAt: left.at, updatedBy: left.actor }
  return contentHash(records[key], asLeft) === left.content_hash ? current.version : version
}

/** Minutes that went out keep their meeting. */
async function assertMayGo({ db }: CommandContext, meetingId: string, image: StoredRecord | null): Promise<void> {
  if ((image === null || image.deletedAt !== null) && (await isIssued(db, meetingId)))
    throw new AppError('meeting_issued')
}

function recordKey(text: string): RecordKey {
  const key = recordKeys.find((candidate) => candidate === text)
  if (key === undefined) throw new Error(`unknown record kind ${text}`)
  return key
}
