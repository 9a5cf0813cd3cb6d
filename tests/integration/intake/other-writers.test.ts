/** What another program wrote is read back to the letter: the oracle is the input of an independent xlsx writer. */
import fc from 'fast-check'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../../src/core/intake/xlsx/read-xlsx.ts'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  // XML cannot hold control characters, and a spreadsheet has one kind of line end.
  .map((value) => value.replace(/[\p{Cc}\ufffe\uffff]/gu, '\n'))
const trap = fc.constantFrom(
  '001',
  '1E5',
  '3-2',
  '=1+1',
  '+86',
  '@SUM(A1)',
  ' 张　三 ',
  '𠮷田',
  '<&>"\'',
  'a\nb',
  '330103195604026230',
)
const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => {
  date.setUTCHours(0, 0, 0, 0)
  return date
})
const cell = fc.oneof(
  text,
  trap,
  fc.integer({ min: -999_999_999, max: 999_999_999 }),
  fc.boolean(),
  day,
  fc.constant(null),
)
const shown = (value: string | number | boolean | Date | null): string =>
  value === null
    ? ''
    : value instanceof Date
      ? value.toISOString().slice(0, 10)
      : typeof value === 'boolean'
        ? String(value).toUpperCase()
        : String(value)

describe('a workbook written by hucre', () => {
  it('gives every text, number, boolean and date as it was put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 10 }),
        async (rows) => {
          const [sheet] = await readXlsx(await writeXlsx({ sheets: [{ name: '表', rows }] }))
          for (const [index, row] of rows.entries()) {
            const read = sheet?.rows.find(({ number }) => number === index + 1)
            expect(row.map((_, column) => read?.cells[column] ?? '')).toEqual(row.map(shown))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
