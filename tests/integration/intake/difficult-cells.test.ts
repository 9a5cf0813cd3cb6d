/**
 * 易错单元格.xlsx: cells that spreadsheet programs like to turn into something else. In from .xlsx and .xls, out through our
 * own writers as .xlsx and .csv, and in again: not one character changes, and nothing becomes a formula.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../../src/core/documents/write-workbook.ts'
import { writeCsv } from '../../../src/core/exchange/format/csv.ts'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/intake/${name}`, import.meta.url))

interface Cells {
  readonly texts: string[][]
  readonly kinds: string
}

async function cellsOf(name: string, bytes: Uint8Array, from = 0): Promise<Cells> {
  const [sheet] = await readSheets({ name, bytes })
  const rows = (sheet?.rows ?? []).slice(from)
  return { texts: rows.map(({ cells }) => [...cells]), kinds: rows.map(({ kinds }) => kinds).join('') }
}

/** Through the writer of exported lists, which puts a title above and a header. */
async function throughXlsx(rows: readonly (readonly string[])[]): Promise<Cells> {
  const width = Math.max(...rows.map(({ length }) => length))
  const bytes = await writeWorkbook([
    {
      name: '易错',
      title: '易错',
      columns: Array.from({ length: width }, (_, index) => ({ label: `列${index}`, width: 12, kind: 'text' })),
      rows,
    },
  ])
  return cellsOf('易错.xlsx', bytes, 2)
}

/** Through the writer of data packages. */
const throughCsv = (rows: readonly (readonly string[])[]): Promise<Cells> =>
  cellsOf('易错.csv', Buffer.from(`\ufeff${writeCsv(rows)}`))

const traps = [
  ['=1+1', '+86', '-3', '@SUM(A1)', '=HYPERLINK("http://a.example","点")', '=cmd|calc!A1'],
  ['#N/A', '#REF!', 'TRUE', 'FALSE', '1E5', '1e-7'],
  ['001', '330103195604026230', '3.30103E+17', '999901001001001', '00000', '1,200'],
  ['3-2', '1/2', '2025-02-30', '45717', '二〇二五年三月一日', '10:30'],
  ['１２３', '０１２３', '㈠', '℃', '𠮷田', '👨‍👩‍👧'],
  [' 前', '后 ', '　全角　', '甲\n乙', '"引号"', "'撇号"],
  ['_x000D_', '<&>', '&amp;', ';,|', '甲\t乙', 'é'],
]

describe('易错单元格', () => {
  let cells: Cells
  beforeAll(async () => {
    cells = await cellsOf('易错单元格.xlsx', fixture('易错单元格.xlsx'))
  })

  it('has its sixty cells as texts', () => {
    expect(cells.texts.flat()).toHaveLength(60)
    expect(cells.kinds).toBe('t'.repeat(60))
  })

  it('reads the same from .xls', async () => {
    expect(await cellsOf('易错单元格.xls', fixture('xls/易错单元格.xls'))).toEqual(cells)
  })

  it('comes back from .xlsx and .csv as it was', async () => {
    expect(await throughXlsx(cells.texts)).toEqual(cells)
    expect(await throughCsv(cells.texts)).toEqual(cells)
  })

  it.each(traps)('%s … come back as they were', async (...texts) => {
    const expected = { texts: [texts], kinds: 't'.repeat(texts.length) }
    expect(await throughXlsx([texts])).toEqual(expected)
    expect(await throughCsv([texts])).toEqual(expected)
  })

  it('any text that a cell can hold comes back, row by row', async () => {
    const trap = fc.constantFrom(...traps.flat())
    // What no XML and no cell of a list can hold is refused before it is stored (values/text-checks.ts).
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((value) => value.replace(/[\p{Cc}\ufffe\uffff]/gu, '字'))
    const row = fc.array(fc.oneof(trap, text), { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 6 }), async (rows) => {
        expect((await throughXlsx(rows)).texts).toEqual(rows)
        expect((await throughCsv([['甲', '乙', '丙'], ...rows])).texts.slice(1)).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})
