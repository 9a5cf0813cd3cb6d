/** The types that queries are checked against, the definitions that records are made from, and what migrations create: one. */
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { columnName } from '../../../src/contract/records/define-record.ts'
import { records, recordKeys } from '../../../src/contract/records/index.ts'
import { openWritable, type RawDatabase } from '../../../src/core/db/connection.ts'
import { migrate } from '../../../src/core/db/migrate.ts'
import { recordColumns } from '../../../src/core/db/stored-record.ts'
import { temporaryFolder } from '../../support/checks/storage.ts'
import { typedTables } from './typed-tables.ts'

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
    const known = new Set([...Object.keys(typedTables), ...recordKeys.map((key) => records[key].table)])
    expect(tables.sort()).toEqual([...known].sort())
  })

  it.each(Object.entries(typedTables))('%s has the columns of its row type', (table, columns) => {
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
