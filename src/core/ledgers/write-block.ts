/** A block of cells in one step: what was pasted, filled, cleared or changed in many rows. All of it or nothing. */
import type { LedgerRow, WritePurpose, WriteRequest } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext } from '../handlers.ts'
import { withWholeGrid } from '../people/rules.ts'
import { assertOwn, assertVersion, nameOf } from './own-row.ts'
import { changedCells, readCells, readNewRow, type CellProblem, type ReadCells } from './read-cells.ts'
import { readRows } from './repository.ts'
import { shapeOf, type LedgerShape } from './shape.ts'
import { openWriter } from './writer.ts'

const verbs: Readonly<Record<WritePurpose, string>> = {
  paste: '粘贴',
  fill: '填充',
  clear: '清空',
  bulkEdit: '批量修改',
}

/** @returns the rows as they are now: the updated ones, then the new ones, each in the order of the request. */
export async function writeBlock(
  context: CommandContext,
  request: WriteRequest,
): Promise<{ rows: LedgerRow[]; shape: LedgerShape; label: string }> {
  const definition = ledgers[request.ledger]
  const shape = await shapeOf(context.db, definition)
  const ids = request.update.map(({ id }) => id)
  const known = await readRows(context.db, shape, ids)
  const targets = await ownTargets(context, shape, request, known)
  const updates = request.update.map(({ values }) => readCells(shape.fields, values))
  const creates = request.create.map(({ values }) => readNewRow(shape.fields, values))
  assertAllReadable([...updates, ...creates])

  const writer = openWriter(context, request.ledger)
  for (const [index, target] of targets.entries()) {
    const { values } = updates[index] ?? nothingRead
    await atRow(index + 1, () => writer.update(target, changesOf(values, target.values)))
  }
  const added: string[] = []
  for (const [index, { values }] of creates.entries())
    added.push(await atRow(targets.length + index + 1, () => writer.create(values, null)))

  const after = await readRows(context.db, shape, [...ids, ...added])
  const rows = [...ids, ...added].flatMap((id) => after.get(id) ?? [])
  return { rows, shape, label: `${verbs[request.purpose]} ${rows.length} 行：${definition.title}` }
}

const nothingRead: ReadCells = { values: {}, problems: [] }

/** What a row's new cells change in it; a grid is stated as a whole, so that it is found and not taken for another one. */
export function changesOf(values: RecordValues, row: RecordValues): RecordValues {
  return withWholeGrid(changedCells(values, row), values)
}

async function ownTargets(
  context: CommandContext,
  { definition }: LedgerShape,
  { update }: WriteRequest,
  known: ReadonlyMap<string, LedgerRow>,
): Promise<LedgerRow[]> {
  const targets = new Map<string, LedgerRow>()
  for (const { id, version } of update) {
    const row = known.get(id)
    if (row === undefined) throw new AppError('not_found')
    const record = nameOf(definition, row.values)
    if (targets.has(id)) throw new AppError('row_repeated', { record })
    await assertOwn(context, record, row.unit)
    assertVersion(definition, row, version)
    targets.set(id, row)
  }
  return [...targets.values()]
}

function assertAllReadable(rows: readonly ReadCells[]): void {
  const count = rows.reduce((sum, { problems }) => sum + problems.length, 0)
  const index = rows.findIndex(({ problems }) => problems.length > 0)
  const problem = rows[index]?.problems[0]
  if (problem !== undefined) throw cellsInvalid(count, index + 1, problem)
}

function cellsInvalid(count: number, row: number, { field, value, reason }: CellProblem): AppError {
  return new AppError('cells_invalid', { count, row, field, value: value.slice(0, 60), reason })
}

/** What a single cell is refused for, is said with the row that it stands in. */
async function atRow<T>(row: number, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'value_invalid') throw error
    const { field = '', value = '', reason = '' } = error.details
    throw cellsInvalid(1, row, { field: String(field), value: String(value), reason: String(reason) })
  }
}
