/** The types that queries are checked against, the definitions that records are made from, and what migrations create: one. */
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { columnName } from '../../../src/contract/records/define-record.ts'
import { records, recordKeys } from '../../../src/contract/records/index.ts'
import { openWritable, type RawDatabase } from '../../../src/core/db/connection.ts'
import { migrate } from '../../../src/core/db/migrate.ts'
import type { Tables } from '../../../src/core/db/schema.ts'
import { recordColumns } from '../../../src/core/db/stored-record.ts'
import { temporaryFolder } from '../../support/checks/storage.ts'

const base = {
  id: true,
  unit: true,
  version: true,
  updated_at: true,
  updated_by: true,
  deleted_at: true,
  extra: true,
  origin: true,
} as const

/**
 * The compiler keeps these keys equal to the row types, the tests below keep them equal to the tables. The plain lists have no
 * row type: queries on them are made from the definitions.
 */
const typed: { readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: true } } = {
  meta: { key: true, value: true },
  commands: { id: true, at: true, actor: true, method: true, label: true, records: true, state: true },
  command_changes: {
    command_id: true,
    ordinal: true,
    record_key: true,
    record_id: true,
    expected_version: true,
    image: true,
  },
  audit: {
    seq: true,
    at: true,
    actor: true,
    method: true,
    command_id: true,
    record_key: true,
    record_id: true,
    version: true,
    content_hash: true,
    hash: true,
  },
  blobs: { hash: true, bytes: true },
  communities: { ...base, name: true, code: true, population: true },
  grids: { ...base, community_id: true, name: true, code: true, households: true, party_group: true, scope: true },
  people: {
    ...base,
    position: true,
    name: true,
    gender: true,
    employer: true,
    political_status: true,
    phone: true,
    work_phone: true,
    remarks: true,
  },
  postings: {
    ...base,
    person_id: true,
    grid_id: true,
    role: true,
    mode: true,
    started_on: true,
    ended_on: true,
    end_reason: true,
  },
  rule_settings: { ...base, rule: true, fewest: true, most: true, ratio: true, reason: true },
  office_settings: { ...base, supervision_phone: true, due_day: true },
  portraits: { ...base, person_id: true, content_hash: true, media_type: true },
  people_ledger: {
    ...base,
    position: true,
    name: true,
    gender: true,
    employer: true,
    role: true,
    political_status: true,
    community_name: true,
    grid_name: true,
    grid_code: true,
    households: true,
    posting_mode: true,
    phone: true,
    work_phone: true,
    started_on: true,
    remarks: true,
    posting_id: true,
    grid_id: true,
  },
  meetings: {
    ...base,
    title: true,
    kind: true,
    held_at: true,
    place: true,
    chair: true,
    recorder: true,
    discussion: true,
    series_id: true,
    session: true,
    stage: true,
    entitled: true,
    rules: true,
    minutes_text: true,
  },
  agenda_items: {
    ...base,
    meeting_id: true,
    position: true,
    title: true,
    presenter: true,
    discussion: true,
    topic_id: true,
    subject_kind: true,
    subject_id: true,
    planned_minutes: true,
    used_seconds: true,
    state: true,
  },
  attendances: {
    ...base,
    meeting_id: true,
    position: true,
    status: true,
    unit_name: true,
    name: true,
    party: true,
    duty: true,
    stands_in_for: true,
    movements: true,
    informed: true,
  },
  resolutions: {
    ...base,
    meeting_id: true,
    position: true,
    content: true,
    responsible_unit: true,
    deadline: true,
    agenda_item_id: true,
    supporting_units: true,
    person: true,
    deadline_text: true,
    state: true,
  },
  documents: {
    ...base,
    meeting_id: true,
    number: true,
    revision: true,
    title: true,
    file_name: true,
    media_type: true,
    content_hash: true,
    issued_on: true,
    reason: true,
    series_id: true,
    year: true,
    source: true,
  },
  votes: {
    ...base,
    meeting_id: true,
    position: true,
    agenda_item_id: true,
    question: true,
    method: true,
    present: true,
    in_favour: true,
    against: true,
    abstained: true,
    invalid: true,
    not_voting: true,
  },
  task_events: {
    ...base,
    resolution_id: true,
    kind: true,
    happened_on: true,
    note: true,
    person: true,
    state_before: true,
    state_after: true,
    deadline_before: true,
    deadline_after: true,
    closing_id: true,
  },
  closings: {
    ...base,
    meeting_id: true,
    series_id: true,
    number: true,
    closed_on: true,
    items: true,
    reopened_on: true,
    reopen_reason: true,
  },
  meeting_series: {
    ...base,
    name: true,
    kind: true,
    convenor: true,
    place: true,
    frequency: true,
    call_day: true,
    numbering: true,
    first_number: true,
    mark: true,
    copy_to: true,
    members: true,
    standing_items: true,
    rules: true,
    template_id: true,
  },
  topics: {
    ...base,
    title: true,
    series_id: true,
    source: true,
    proposer: true,
    proposer_unit: true,
    contact: true,
    reason: true,
    proposal: true,
    submitted_on: true,
    state: true,
    reviewer: true,
    review_note: true,
    subject_kind: true,
    subject_id: true,
    meeting_id: true,
  },
  confirmations: {
    ...base,
    document_id: true,
    unit_name: true,
    name: true,
    confirmed_on: true,
    opinion: true,
    note: true,
  },
  document_templates: { ...base, name: true, file_name: true, content_hash: true },
  work_calendars: { ...base, year: true, content: true },
  packages: {
    direction: true,
    package_id: true,
    unit: true,
    unit_name: true,
    sequence: true,
    period: true,
    at: true,
    hash: true,
    file_name: true,
    row_count: true,
    kind: true,
    scope: true,
    answers: true,
    protection: true,
    actor: true,
    command_id: true,
    file_hash: true,
    read_back_at: true,
    voided_at: true,
    totals: true,
  },
  partner_cards: { unit: true, name: true, card: true, accepted_at: true },
  sent_versions: { recipient: true, record_key: true, record_id: true, version: true },
  package_rows: {
    package_id: true,
    ordinal: true,
    record_key: true,
    record_id: true,
    version: true,
    name: true,
    outcome: true,
    reason: true,
    fields: true,
    content: true,
    decision: true,
    decided_by: true,
    decided_at: true,
  },
  merge_decisions: {
    record_key: true,
    record_id: true,
    set_aside: true,
    kept: true,
    at: true,
    actor: true,
    command_id: true,
  },
  list_versions: {
    ...base,
    ledger: true,
    edition: true,
    year: true,
    number: true,
    basis: true,
    meeting_id: true,
    approved_by: true,
    effective_on: true,
    issued_on: true,
    remarks: true,
    columns: true,
    row_count: true,
    content_hash: true,
  },
  list_version_rows: { version_id: true, record_id: true, ordinal: true, row_values: true },
  list_version_reasons: { version_id: true, record_id: true, reason: true, approved_by: true, approved_on: true },
  list_adjustments: {
    ...base,
    version_id: true,
    record_id: true,
    reason: true,
    approved_by: true,
    approved_on: true,
  },
  holders: { ...base, kind: true, name: true, field: true, value: true },
  import_sources: { id: true, command_id: true, file: true, sheet: true, columns: true },
  import_mappings: { ...base, form: true, ledger: true, fields: true },
  own_columns: { ...base, ledger: true, label: true, type: true, codes: true, width: true, position: true },
  saved_views: { ...base, ledger: true, name: true, settings: true },
  attachments: {
    ...base,
    ledger: true,
    record_id: true,
    name: true,
    media_type: true,
    size: true,
    content_hash: true,
  },
  person_merges: { ...base, keep_id: true, merged_id: true, detail: true },
  search_entries: { id: true, record_id: true, recent: true },
}

function migrated(): RawDatabase {
  const { raw } = openWritable(join(temporaryFolder(), 'test.db'))
  onTestFinished(() => void raw.close())
  migrate(raw)
  return raw
}

interface Column {
  readonly name: string
  readonly type: string
}

function columnsOf(raw: RawDatabase, table: string): Column[] {
  return raw.prepare<[string], Column>('SELECT name, type FROM pragma_table_xinfo(?)').all(table)
}

describe('the schema', () => {
  it('has the tables of the row types and of the definitions, and no others', () => {
    const tables = migrated()
      .prepare<[], string>(
        // The full-text index and its shadow tables are SQLite's own.
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
    const known = new Set([...Object.keys(typed), ...recordKeys.map((key) => records[key].table)])
    expect(tables.sort()).toEqual([...known].sort())
  })

  it.each(Object.entries(typed))('%s has the columns of its row type', (table, columns) => {
    const names = columnsOf(migrated(), table).map(({ name }) => name)
    expect(names.sort()).toEqual(Object.keys(columns).sort())
  })

  it.each(recordKeys)('%s has a column for every field of its definition, of its kind', (key) => {
    const columns = columnsOf(migrated(), records[key].table)
    expect(columns.map(({ name }) => name).sort()).toEqual([...recordColumns(records[key])].sort())
    const integers = new Set(columns.filter(({ type }) => type === 'INTEGER').map(({ name }) => name))
    const expected = records[key].fields.filter(({ type }) => type === 'integer').map(({ name }) => columnName(name))
    expect([...integers].sort()).toEqual([...expected, 'version'].sort())
  })

  it('keeps types: every table is STRICT', () => {
    const loose = migrated()
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
  })

  it('finds a column that a definition has and the table has not (broken twin)', () => {
    const definition = {
      ...records.duties,
      fields: [...records.duties.fields, { name: 'newField', label: '新', type: 'text', privacy: 'public' } as const],
    }
    const names = columnsOf(migrated(), 'duties').map(({ name }) => name)
    expect(recordColumns(definition).filter((column) => !names.includes(column))).toEqual(['new_field'])
  })
})
