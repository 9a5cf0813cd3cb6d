/** Who changed which value of a row when, told from the images that the undo line keeps. */
import type { LedgerRecord } from '../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue, FieldDefinition } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import { readAttachmentIds } from '../attachments/repository.ts'
import { readColumnLabels } from '../columns/repository.ts'
import type { RecordStore } from '../db/record-store.ts'
import { parseStoredRecord, type StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'
import { ownValue, readExtra } from './own-values.ts'

type HistoryEntry = LedgerRecord['history'][number]
type Changes = HistoryEntry['changes']

interface Step extends HistoryEntry {
  readonly commandId: number
}

type ColumnLabels = ReadonlyMap<string, string>

const mostSteps = 100

/** Newest first. The value after a step is the value before the next one, or the present one. */
export async function readRecordHistory(
  context: QueryContext,
  definition: LedgerDefinition,
  id: string,
): Promise<HistoryEntry[]> {
  const labels = await readColumnLabels(context.db)
  const steps = await stepsOf(context, labels, definition.key, id)
  const postings = definition.key === 'people' ? await postingIds(context, id) : []
  for (const posting of postings) steps.push(...(await stepsOf(context, labels, 'postings', posting)))
  for (const attachment of await readAttachmentIds(context.db, id))
    steps.push(...(await stepsOf(context, labels, 'attachments', attachment)))
  const commands = [...Map.groupBy(steps, (step) => step.commandId)].sort(([a], [b]) => b - a)
  return commands.flatMap(([, [first, ...more]]) =>
    first === undefined
      ? []
      : [
          {
            at: first.at,
            actor: first.actor,
            label: first.label,
            changes: [first, ...more].flatMap((step) => step.changes),
          },
        ],
  )
}

async function postingIds({ db }: QueryContext, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('postings').select('id').where('person_id', '=', personId).execute()
  return rows.map((row) => row.id)
}

async function stepsOf(
  { db, records: store }: QueryContext,
  labels: ColumnLabels,
  key: RecordKey,
  id: string,
): Promise<Step[]> {
  const rows = await db
    .selectFrom('command_changes')
    .innerJoin('commands', 'commands.id', 'command_changes.command_id')
    .select(['commands.id', 'commands.at', 'commands.actor', 'commands.label', 'command_changes.image'])
    .where('command_changes.record_id', '=', id)
    .where('commands.state', '!=', 'undone')
    .orderBy('commands.id', 'desc')
    .limit(mostSteps)
    .execute()
  let after = store.get(key, id)
  return rows.map((row) => {
    const before = row.image === null ? null : parseStoredRecord(row.image)
    const changes =
      key === 'attachments' ? attachmentChange(before, after) : valueChanges(store, labels, key, before, after)
    after = before
    return { commandId: row.id, at: row.at, actor: row.actor, label: row.label, changes }
  })
}

/** An attachment is there or not; it never changes. One that only found another row is told by the step's name. */
function attachmentChange(before: StoredRecord | null, after: StoredRecord | null): Changes {
  const name = (record: StoredRecord | null): string =>
    record === null || record.deletedAt !== null ? '' : String(record.values['name'])
  return name(before) === name(after) ? [] : [{ field: '附件', before: name(before), after: name(after) }]
}

function valueChanges(
  store: RecordStore,
  labels: ColumnLabels,
  key: RecordKey,
  before: StoredRecord | null,
  after: StoredRecord | null,
): Changes {
  if (before === null) return []
  const fields = records[key].fields.flatMap((field) =>
    changed(
      field.label,
      shown(store, field, before.values[field.name]),
      shown(store, field, after?.values[field.name]),
    ),
  )
  return [...fields, ...ownChanges(labels, before.extra, after?.extra ?? '{}')]
}

function ownChanges(labels: ColumnLabels, before: string, after: string): Changes {
  if (before === after) return []
  const [was, is] = [readExtra(before), readExtra(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((id) =>
    changed(labels.get(id) ?? '自设栏目', String(ownValue(was, id) ?? ''), String(ownValue(is, id) ?? '')),
  )
}

function changed(field: string, before: string, after: string): Changes {
  return before === after ? [] : [{ field, before, after }]
}

function shown(store: RecordStore, field: FieldDefinition, value: CellValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (field.name === 'gridId') return gridName(store, String(value))
  return field.name === 'personId' ? nameIn(store, 'people', String(value)) : String(value)
}

/** As the clerk knows the grid today. */
function gridName(store: RecordStore, id: string): string {
  const community = store.get('grids', id)?.values['communityId']
  const names = [
    typeof community === 'string' ? nameIn(store, 'communities', community) : '',
    nameIn(store, 'grids', id),
  ]
  return names.filter((name) => name !== '').join(' ')
}

function nameIn(store: RecordStore, key: RecordKey, id: string): string {
  return String(store.get(key, id)?.values['name'] ?? '')
}
