/** Looks for records like the one that is being typed. */
import { sql } from 'kysely'
import type { SimilarRecord } from '../../contract/api/ledgers.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Db } from '../db/schema.ts'
import { namingField } from './own-row.ts'
import { readCells } from './read-cells.ts'
import { requireColumn, type LedgerShape } from './shape.ts'
import { similarQuestions } from './similar-rules.ts'

/** Enough to look at; more would not be read. */
const mostSimilar = 5

export async function findSimilar(
  db: Db,
  shape: LedgerShape,
  typed: RecordValues,
  except: string | null,
): Promise<SimilarRecord[]> {
  const found = new Map<string, SimilarRecord>()
  const { values } = readCells(shape.fields, typed)
  const name = requireColumn(shape, namingField(shape.definition)).text
  for (const { reason, equal } of similarQuestions(shape.definition.key, values)) {
    const conditions = equal.map(([field, value]) => sql`${requireColumn(shape, field).value} = ${value}`)
    const { rows } = await sql<{ id: string; name: string }>`
      SELECT id, ${name} AS name FROM ${shape.table}
      WHERE deleted_at IS NULL AND id IS NOT ${except} AND ${sql.join(conditions, sql` AND `)}
      ORDER BY id LIMIT ${mostSimilar}`.execute(db)
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, reason })
  }
  return [...found.values()].slice(0, mostSimilar)
}
