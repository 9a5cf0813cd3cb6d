/** Who changed which value of a row when, told from the images that the undo line keeps. */
import type { LedgerRecord } from '../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { records } from '../../contract/records/index.ts'
import type { QueryContext } from '../handlers.ts'
import { parseStoredRecord, type StoredRecord } from '../db/stored-record.ts'

type HistoryEntry = LedgerRecord['history'][number]

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
  return steps.sort((a, b) => b.at.localeCompare(a.at))
}

async function postingIds({ db }: QueryContext, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('postings').select('id').where('person_id', '=', personId).execute()
  return rows.map((row) => row.id)
}

async function stepsOf(
  { db, records: store }: QueryContext,
  key: keyof typeof records,
  id: string,
): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('command_changes')
    .innerJoin('commands', 'commands.id', 'command_changes.command_id')
    .select(['commands.at', 'commands.actor', 'commands.label', 'command_changes.image'])
    .where('command_changes.record_id', '=', id)
    .where('commands.state', '!=', 'undone')
    .orderBy('commands.id', 'desc')
    .limit(mostSteps)
    .execute()
  let after = store.get(key, id)
  return rows.map((row) => {
    const before = row.image === null ? null : parseStoredRecord(row.image)
    const entry = {
      at: row.at,
      actor: row.actor,
      label: row.label,
      changes: before === null ? [] : difference(key, before, after),
    }
    after = before
    return entry
  })
}

function difference(
  key: keyof typeof records,
  before: StoredRecord,
  after: StoredRecord | null,
): HistoryEntry['changes'] {
  return records[key].fields.flatMap((field) => {
    if (field.type === 'reference') return []
    const was = shown(before.values[field.name])
    const is = shown(after?.values[field.name])
    return was === is ? [] : [{ field: field.label, before: was, after: is }]
  })
}

function shown(value: CellValue | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}
