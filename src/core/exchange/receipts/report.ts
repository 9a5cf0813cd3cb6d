/** The rows of a package that were not taken, as a workbook with the reasons, for an office without this program. */
import { z } from 'zod'
import { mediaTypes } from '../../../contract/artifact.ts'
import type { exchange } from '../../../contract/api/exchange.ts'
import { AppError } from '../../../contract/errors.ts'
import { recordKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import type { Row } from '../../db/schema.ts'
import type { SheetSpec } from '../../documents/workbook-model.ts'
import { writeWorkbook } from '../../documents/write-workbook.ts'
import type { HandlersOf } from '../../handlers.ts'
import { readPackage, readReceiptFor } from '../repository.ts'
import { describeRow, parseFields } from './keep.ts'
import { readRows } from './repository.ts'

type Handlers = Pick<HandlersOf<typeof exchange>, 'rows' | 'rowsReport'>

export const returnedHandlers: Handlers = {
  /** Of a package that came in, what was not taken; of one that went out, what its newest receipt returns. */
  rows: async ({ db }, { direction, packageId }) => {
    const found = await readPackage(db, direction, packageId)
    if (found === undefined) throw new AppError('not_found')
    const answer = direction === 'sent' ? await readReceiptFor(db, found.hash) : found
    const rows = answer === undefined ? [] : await readRows(db, answer.package_id)
    return { rows: rows.map(describeRow) }
  },

  rowsReport: async ({ db }, { packageId }) => {
    const received = await readPackage(db, 'received', packageId)
    if (received === undefined) throw new AppError('not_found')
    const rows = await readRows(db, packageId)
    if (rows.length === 0) throw new AppError('nothing_left_over')
    const byKey = Map.groupBy(rows, (row) => z.enum(recordKeys).parse(row.record_key))
    const note = `取自：${received.unit_name} ${received.period} 第${received.sequence}号。请改正后重新封存。`
    const sheets = [...byKey].map(([key, list]) => sheetOf(key, list, note))
    return {
      name: `${received.unit_name}-${received.period}-第${received.sequence}号退回的行.xlsx`,
      mediaType: mediaTypes.xlsx,
      bytes: await writeWorkbook(sheets),
    }
  },
}

const cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const outcomes: Readonly<Record<string, string>> = { rejected: '未通过', conflict: '冲突' }

function sheetOf(key: RecordKey, rows: readonly Row<'package_rows'>[], note: string): SheetSpec {
  const { title, fields } = records[key]
  return {
    name: title,
    title: `${title}（退回的行）`,
    note,
    columns: [
      { label: '结果', width: 10, kind: 'text' },
      { label: '原因', width: 40, kind: 'text' },
      { label: '不一致的栏目', width: 40, kind: 'text' },
      ...fields.map(({ label }) => ({ label, width: 16, kind: 'text' as const })),
      { label: '记录标识', width: 38, kind: 'text' },
    ],
    rows: rows.map((row) => {
      const values = row.content === null ? {} : cells.parse(JSON.parse(row.content))
      return [
        outcomes[row.outcome] ?? row.outcome,
        row.reason,
        fitting(
          parseFields(row.fields)
            .map(({ label, sent, kept }) => `${label}：来件“${sent ?? ''}”，本地“${kept ?? ''}”`)
            .join('\n'),
        ),
        ...fields.map(({ name }) => fitting(String(values[name] ?? ''))),
        row.record_id,
      ]
    }),
  }
}

/** A cell of a workbook takes 32,767 characters; two long texts side by side are more. */
const mostCharacters = 32_000

function fitting(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…（过长，见回执）`
}
