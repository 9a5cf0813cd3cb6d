/** The lists as the window uses them: pages, single edits. */
import type { LedgerRow, ledgersApi, RowOrigin } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { resolveOrigin } from '../intake/origin.ts'
import { parseField } from '../values/parse-field.ts'
import { readRecordHistory } from './record-history.ts'
import { countRows, readOrigin, readPage, readRow, readValues } from './repository.ts'
import { openWriter } from './writer.ts'

export const ledgerHandlers: HandlersOf<typeof ledgersApi> = {
  page: async ({ db }, request) => {
    const definition = ledgers[request.ledger]
    for (const name of [...Object.keys(request.filters), ...request.sort.map(({ field }) => field)])
      requireField(definition, name)
    return readPage(db, definition, request)
  },

  counts: async ({ db }) => {
    const counts = { duties: 0, keyMatters: 0, assistMatters: 0, people: 0 }
    for (const key of ledgerKeys) counts[key] = await countRows(db, ledgers[key])
    return counts
  },

  get: async (context, { ledger, id }) => {
    const definition = ledgers[ledger]
    return {
      row: await requireRow(context.db, definition, id),
      origin: await readRowOrigin(context.db, definition, id),
      history: await readRecordHistory(context, definition, id),
    }
  },

  values: async ({ db }, { ledger, field }) => {
    requireField(ledgers[ledger], field)
    return readValues(db, ledgers[ledger], field)
  },

  create: async (context, { ledger, values }) => {
    const definition = ledgers[ledger]
    const checked = checkValues(definition, values)
    for (const field of definition.fields) {
      if (field.required === true && (checked[field.name] ?? null) === null) {
        throw new AppError('value_invalid', { field: field.label, value: '', reason: '不能为空' })
      }
    }
    const id = await openWriter(context, ledger).create(checked, null)
    return { value: { row: await requireRow(context.db, definition, id) }, label: `新增：${definition.title}` }
  },

  update: async (context, { ledger, id, version, values }) => {
    const definition = ledgers[ledger]
    const row = await requireOwnRow(context, definition, id)
    if (row.version !== version) throw new AppError('version_conflict')
    const checked = checkValues(definition, values)
    await openWriter(context, ledger).update(row, checked)
    return {
      value: { row: await requireRow(context.db, definition, id) },
      label: describeEdit(definition, row, checked),
    }
  },

  remove: async (context, { ledger, ids }) => {
    const definition = ledgers[ledger]
    const writer = openWriter(context, ledger)
    for (const id of new Set(ids)) await writer.remove(await requireOwnRow(context, definition, id))
    const removed = new Set(ids).size
    return { value: { removed }, label: `删除：${definition.title} ${removed} 行` }
  },
}

async function requireRow(db: QueryContext['db'], definition: LedgerDefinition, id: string): Promise<LedgerRow> {
  const row = await readRow(db, definition, id)
  if (row === null) throw new AppError('not_found')
  return row
}

async function requireOwnRow(context: CommandContext, definition: LedgerDefinition, id: string): Promise<LedgerRow> {
  const row = await requireRow(context.db, definition, id)
  if (row.unit !== context.unit.code)
    throw new AppError('not_editable', { record: nameOf(definition, row), unit: row.unit })
  return row
}

function requireField(definition: LedgerDefinition, name: string): LedgerDefinition['fields'][number] {
  const field = definition.fields.find((candidate) => candidate.name === name)
  if (field === undefined) throw new AppError('invalid_input', { place: name.slice(0, 60) })
  return field
}

/** Typed text goes through the same reading as imported text, so that 2026.3.1 is a date in both. */
function checkValues(definition: LedgerDefinition, values: RecordValues): RecordValues {
  const checked: Record<string, CellValue> = {}
  for (const [name, value] of Object.entries(values)) {
    const field = requireField(definition, name)
    const parsed = parseField(field, String(value ?? ''), 't')
    if (!parsed.ok)
      throw new AppError('value_invalid', { field: field.label, value: String(value), reason: parsed.reason })
    if (parsed.value === null && field.required === true)
      throw new AppError('value_invalid', { field: field.label, value: String(value ?? ''), reason: '不能为空' })
    checked[name] = parsed.value
  }
  return checked
}

function describeEdit(definition: LedgerDefinition, row: LedgerRow, values: RecordValues): string {
  const labels = Object.keys(values).map((name) => `“${requireField(definition, name).label}”`)
  return `修改${labels.join('、')}：${nameOf(definition, row)}`
}

function nameOf(definition: LedgerDefinition, row: LedgerRow): string {
  const naming = definition.fields.find((field) => field.required === true)
  return String(row.values[naming?.name ?? ''] ?? definition.title)
}

async function readRowOrigin(
  db: QueryContext['db'],
  definition: LedgerDefinition,
  id: string,
): Promise<RowOrigin | null> {
  const json = await readOrigin(db, definition, id)
  return json === null ? null : resolveOrigin(db, json)
}
