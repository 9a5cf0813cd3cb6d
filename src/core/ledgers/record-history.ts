/** Who changed which value of a row when, told from the images that the undo line keeps. */
import type { LedgerRecord } from '../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue, FieldDefinition } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import type { RecordStore } from '../db/record-store.ts'
import { parseStoredRecord, type StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'

type HistoryEntry = LedgerRecord['history'][number]

interface Step extends HistoryEntry {
  readonly commandId: number
}

const mostSteps = 100

/** Newest first. The value after a step is the value before the next one, or the present one. */
export async function readRecordHistory(
  context: QueryContext,
  definition: LedgerDefinition,
  id: string,
): Promise<HistoryEntry[]> {
  const steps = await stepsOf(context, definition.key, id)
  const postings = definition.key === 'people' ? await postingIds(context, id) : []
  for (const posting of postings) steps.push(...(await stepsOf(context, 'postings', posting)))
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

async function stepsOf({ db, records: store }: QueryContext, key: RecordKey, id: string): Promise<Step[]> {
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
    const entry = {
      commandId: row.id,
      at: row.at,
      actor: row.actor,
      label: row.label,
      changes: before === null ? [] : difference(store, key, before, after),
    }
    after = before
    return entry
  })
}

function difference(
  store: RecordStore,
  key: RecordKey,
  before: StoredRecord,
  after: StoredRecord | null,
): HistoryEntry['changes'] {
  return records[key].fields.flatMap((field) => {
    const was = shown(store, field, before.values[field.name])
    const is = shown(store, field, after?.values[field.name])
    return was === is ? [] : [{ field: field.label, before: was, after: is }]
  })
}

function shown(store: RecordStore, field: FieldDefinition, value: CellValue | undefined): string {
  if (value === undefined || value === null) return ''
  return field.name === 'gridId' ? gridName(store, String(value)) : String(value)
}

/** As the clerk knows the grid today. */
function gridName(store: RecordStore, id: string): string {
  const grid = store.get('grids', id)
  const community = grid === null ? null : store.get('communities', String(grid.values['communityId']))
  return [community?.values['name'], grid?.values['name']].filter((name) => typeof name === 'string').join(' ')
}
