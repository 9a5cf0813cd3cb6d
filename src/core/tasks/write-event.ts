/**
 * Writes what happened to a task: one event, written once and never edited, and the standing that it leads to.
 * Whether the move is allowed has been judged before.
 */
import type { TaskEventKind } from '../../contract/meetings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { assertAttachable, mediaTypeOf } from '../attachments/rules.ts'
import { sha256 } from '../db/sha256.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { storeBlob } from '../meetings/repository.ts'
import type { FileContent } from '../staged-files.ts'
import type { TaskStanding } from './rules.ts'

export interface EventDraft {
  readonly kind: TaskEventKind
  readonly on: string
  readonly note: string
  readonly person: string
  readonly files: readonly FileContent[]
  readonly closingId: string | null
}

/** `attachments` of an event name it by this, where those of a list name the list. */
export const proofOf = 'taskEvents'

/** @param also other values of the resolution that the event sets. */
export async function writeEvent(
  context: CommandContext,
  resolution: StoredRecord,
  change: { readonly before: TaskStanding; readonly after: TaskStanding },
  event: EventDraft,
  also: RecordValues = {},
): Promise<void> {
  const { records, stamp, unit, options } = context
  const { before, after } = change
  const written = records.create(stamp, 'taskEvents', options.newId(), unit.code, {
    values: {
      resolutionId: resolution.id,
      kind: event.kind,
      happenedOn: event.on,
      note: event.note === '' ? null : event.note,
      person: event.person === '' ? null : event.person,
      stateBefore: before.state,
      stateAfter: after.state,
      deadlineBefore: before.deadline,
      deadlineAfter: after.deadline,
      closingId: event.closingId,
    },
  })
  for (const file of event.files) await attach(context, written.id, file)
  // A resolution that nobody has touched has no state yet: it stays so, that its content is the same again after reopening.
  const stateChange = after.state === before.state ? {} : { state: after.state }
  records.update(stamp, 'resolutions', resolution, { values: { ...also, ...stateChange, deadline: after.deadline } })
}

async function attach(context: CommandContext, eventId: string, file: FileContent): Promise<void> {
  const { db, records, stamp, unit, options } = context
  assertAttachable(file)
  const contentHash = sha256(file.bytes)
  await storeBlob(db, contentHash, file.bytes)
  records.create(stamp, 'attachments', options.newId(), unit.code, {
    values: {
      ledger: proofOf,
      recordId: eventId,
      name: file.name,
      mediaType: mediaTypeOf(file.name),
      size: file.bytes.length,
      contentHash,
    },
  })
}
