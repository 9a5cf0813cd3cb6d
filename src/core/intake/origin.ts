/** Raw text and place of origin of imported rows: “3月台账.xlsx!人员!B17” stays with the record. */
import { z } from 'zod'
import type { RowOrigin } from '../../contract/api/ledgers.ts'
import type { Db } from '../db/schema.ts'
import type { MappedTable } from './mapping.ts'
import type { SourceRow } from './source-table.ts'

const columnsSchema = z.array(
  z.strictObject({ index: z.int(), letters: z.string(), field: z.string().nullable(), title: z.string() }),
)

/** Kept with each record: number of the source, row as on screen, raw texts by column index. */
const originSchema = z.strictObject({ s: z.int(), r: z.int(), c: z.array(z.string()) })

/** @returns the number under which rows refer to the table. */
export async function registerSource(db: Db, commandId: number, table: MappedTable): Promise<number> {
  const columns: z.infer<typeof columnsSchema> = table.columns.map(({ index, letters, field, title }) => ({
    index,
    letters,
    field,
    title,
  }))
  const added = await db
    .insertInto('import_sources')
    .values({
      command_id: commandId,
      file: table.source.file,
      sheet: table.source.sheet,
      columns: JSON.stringify(columns),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return added.id
}

export function encodeOrigin(source: number, row: Pick<SourceRow, 'number' | 'cells'>): string {
  const origin: z.infer<typeof originSchema> = { s: source, r: row.number, c: [...row.cells] }
  return JSON.stringify(origin)
}

export async function resolveOrigin(db: Db, json: string): Promise<RowOrigin | null> {
  const { s, r, c } = originSchema.parse(JSON.parse(json))
  const source = await db.selectFrom('import_sources').selectAll().where('id', '=', s).executeTakeFirst()
  if (source === undefined) return null
  const cells: RowOrigin['cells'] = {}
  for (const { index, letters, field, title } of columnsSchema.parse(JSON.parse(source.columns))) {
    const raw = c[index] ?? ''
    if (raw !== '') cells[field ?? title] = { ref: `${letters}${r}`, raw }
  }
  return { file: source.file, sheet: source.sheet, row: r, cells }
}
