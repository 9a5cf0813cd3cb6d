/** Prepared statements over the record tables, one set per record kind, made from the definitions once. */
import type { RecordDefinition } from '../../contract/records/define-record.ts'
import type { RawDatabase } from './connection.ts'
import { fromRow, recordColumns, toParameters, type StoredRecord } from './stored-record.ts'

export class RecordStatements {
  readonly #definition: RecordDefinition
  readonly #insert
  readonly #update
  readonly #delete
  readonly #select
  readonly #all
  readonly #ids

  constructor(raw: RawDatabase, definition: RecordDefinition) {
    const columns = recordColumns(definition)
    const list = columns.join(', ')
    this.#definition = definition
    this.#insert = raw.prepare(
      `INSERT INTO ${definition.table} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    this.#update = raw.prepare(
      `UPDATE ${definition.table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    )
    this.#delete = raw.prepare<[string]>(`DELETE FROM ${definition.table} WHERE id = ?`)
    this.#select = raw.prepare<[string], unknown[]>(`SELECT ${list} FROM ${definition.table} WHERE id = ?`).raw()
    this.#all = raw.prepare<[], unknown[]>(`SELECT ${list} FROM ${definition.table} ORDER BY id`).raw()
    this.#ids = raw
      .prepare<[], string>(`SELECT id FROM ${definition.table} WHERE deleted_at IS NULL ORDER BY id`)
      .pluck()
  }

  insert(record: StoredRecord): void {
    this.#insert.run(...toParameters(this.#definition, record))
  }

  update(record: StoredRecord): void {
    this.#update.run(...toParameters(this.#definition, record), record.id)
  }

  delete(id: string): void {
    this.#delete.run(id)
  }

  get(id: string): StoredRecord | null {
    const row = this.#select.get(id)
    return row === undefined ? null : fromRow(this.#definition, row)
  }

  *all(): Generator<StoredRecord> {
    for (const row of this.#all.iterate()) yield fromRow(this.#definition, row)
  }

  /** Of those that are not in the bin. */
  ids(): string[] {
    return this.#ids.all()
  }
}
