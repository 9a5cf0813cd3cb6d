/** The lists as the window uses them: what is read of them, and single edits. Blocks of cells are in write-block.ts. */
import type { ledgersApi, MarkedRow, RowOrigin } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { readAttachmentsOf } from '../attachments/repository.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { resolveOrigin } from '../intake/origin.ts'
import { readMergedInto } from '../people/merge-repository.ts'
import { readPlaces } from '../people/repository.ts'
import { readBin } from './bin.ts'
import { describeField, ledgerFields } from './ledger-fields.ts'
import { readLinks } from './links.ts'
import { withMarks } from './marks.ts'
import { assertOwn, assertVersion, nameOf, requireOwnRow, requireOwnRows, requireRow } from './own-row.ts'
import { assertReadable, readCells, readNewRow, requireField } from './read-cells.ts'
import { readRecordHistory } from './record-history.ts'
import { countRows, findOffset, findText, readGroups, readOrigin, readPage, readValues } from './repository.ts'
import { shapeOf, type LedgerShape } from './shape.ts'
import { findSimilar } from './similar.ts'
import { changesOf, writeBlock } from './write-block.ts'
import { openWriter } from './writer.ts'

export const ledgerHandlers: HandlersOf<typeof ledgersApi> = {
  fields: async ({ db }, { ledger }) => (await ledgerFields(db, ledger)).map(describeField),

  page: async ({ db }, request) => {
    const shape = await shapeOf(db, ledgers[request.ledger])
    const { rows, total } = await readPage(db, shape, request)
    return { rows: rows.map((row) => withMarks(shape.fields, row)), total }
  },

  groups: async ({ db }, { by, ...request }) => readGroups(db, await shapeOf(db, ledgers[request.ledger]), request, by),

  locate: async ({ db }, { text, from, direction, ...request }) => {
    const shape = await shapeOf(db, ledgers[request.ledger])
    return (await findText(db, shape, request, { text, from, direction })) ?? { offset: null }
  },

  offsetOf: async ({ db }, { id, ...request }) => ({
    offset: await findOffset(db, await shapeOf(db, ledgers[request.ledger]), request, id),
  }),

  counts: async ({ db }) => {
    const counts = { duties: 0, keyMatters: 0, assistMatters: 0, people: 0 }
    for (const key of ledgerKeys) counts[key] = await countRows(db, ledgers[key])
    return counts
  },

  get: async (context, { ledger, id }) => {
    const { db } = context
    const definition = ledgers[ledger]
    const row = await readMarkedRow(db, await shapeOf(db, definition), id)
    const isPerson = ledger === 'people'
    return {
      row,
      origin: await readRowOrigin(db, definition, id),
      history: await readRecordHistory(context, definition, id),
      postings: isPerson ? await readPlaces(db, id) : [],
      links: await readLinks(db, ledger, id, row.values),
      attachments: await readAttachmentsOf(db, id),
      merged: isPerson ? await readMergedInto(db, id) : [],
    }
  },

  values: async ({ db }, { ledger, field }) => readValues(db, await shapeOf(db, ledgers[ledger]), field),

  similar: async ({ db }, { ledger, values, except }) =>
    findSimilar(db, await shapeOf(db, ledgers[ledger]), values, except),

  bin: async ({ db, unit }, { ledger, ...request }) => {
    const shape = await shapeOf(db, ledgers[ledger])
    const { rows, total } = await readBin(db, shape, unit.code, request)
    return { rows: rows.map((row) => withMarks(shape.fields, row)), total }
  },

  create: async (context, { ledger, values }) => {
    const definition = ledgers[ledger]
    const shape = await shapeOf(context.db, definition)
    const cells = assertReadable(readNewRow(shape.fields, values))
    const id = await openWriter(context, ledger).create(cells, null)
    return { value: { row: await readMarkedRow(context.db, shape, id) }, label: `新增：${definition.title}` }
  },

  update: async (context, { ledger, id, version, values }) => {
    const definition = ledgers[ledger]
    const shape = await shapeOf(context.db, definition)
    const row = await requireOwnRow(context, shape, id)
    assertVersion(definition, row, version)
    const cells = assertReadable(readCells(shape.fields, values))
    await openWriter(context, ledger).update(row, changesOf(cells, row.values))
    return {
      value: { row: await readMarkedRow(context.db, shape, id) },
      label: describeEdit(shape, row.values, cells),
    }
  },

  write: async (context, request) => {
    const { rows, shape, label } = await writeBlock(context, request)
    return { value: { rows: rows.map((row) => withMarks(shape.fields, row)) }, label }
  },

  remove: async (context, { ledger, ids }) => {
    const definition = ledgers[ledger]
    const shape = await shapeOf(context.db, definition)
    const rows = await requireOwnRows(context, shape, ids)
    const writer = openWriter(context, ledger)
    for (const row of rows) await writer.remove(row)
    const removed = rows.length
    return { value: { removed }, label: `删除：${definition.title} ${removed} 行` }
  },

  restore: async (context, { ledger, ids }) => {
    const definition = ledgers[ledger]
    const writer = openWriter(context, ledger)
    for (const id of new Set(ids)) {
      const record = context.records.get(ledger, id)
      if (record === null || record.deletedAt === null) throw new AppError('not_in_bin')
      await assertOwn(context, nameOf(definition, record.values), record.unit)
      await writer.restore(record)
    }
    const restored = new Set(ids).size
    return { value: { restored }, label: `从回收站恢复：${definition.title} ${restored} 行` }
  },
}

async function readMarkedRow(db: QueryContext['db'], shape: LedgerShape, id: string): Promise<MarkedRow> {
  return withMarks(shape.fields, await requireRow(db, shape, id))
}

function describeEdit({ definition, fields }: LedgerShape, row: RecordValues, cells: RecordValues): string {
  const labels = Object.keys(cells).map((name) => `“${requireField(fields, name).label}”`)
  return `修改${labels.join('、')}：${nameOf(definition, row)}`
}

async function readRowOrigin(
  db: QueryContext['db'],
  definition: LedgerDefinition,
  id: string,
): Promise<RowOrigin | null> {
  const json = await readOrigin(db, definition, id)
  return json === null ? null : resolveOrigin(db, json)
}
