/** Damaged files: each is refused with an AppError, or its rows are exactly those of the undamaged file. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { readSheet } from '../../../src/core/intake/read-sheet.ts'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'
import type { SheetModel } from '../../../src/core/intake/sheet-model.ts'
import { textRow, workbook } from '../../support/zip-fixtures.ts'

const name = '损坏.xlsx'
const sample = readFileSync(new URL('../../fixtures/intake/四张清单-云溪街道.xlsx', import.meta.url))

/** Null when it is refused; anything but an AppError fails the test. */
async function readOrRefuse(bytes: Uint8Array): Promise<SheetModel[] | null> {
  const start = performance.now()
  try {
    return await readSheets({ name, bytes })
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  } finally {
    expect(performance.now() - start).toBeLessThan(5_000)
  }
}

function flipped(bytes: Uint8Array, flips: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Buffer.from(bytes)
  for (const [place, bit] of flips) {
    const at = Math.floor(place * copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  }
  return copy
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const flips = fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 4 })

describe('damaged zips', () => {
  it('flipped bits never change what is read', async () => {
    const small = await workbook({
      sheets: [
        {
          data:
            textRow(1, ['姓名', '角色']) +
            '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46082</v></c></row>',
        },
      ],
      strings: '<si><t>王勇</t></si>',
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    })
    for (const bytes of [small, sample]) {
      const whole = await readSheets({ name, bytes })
      await fc.assert(
        fc.asyncProperty(flips, async (places) => {
          const read = await readOrRefuse(flipped(bytes, places))
          if (read !== null) expect(read).toEqual(whole)
        }),
        { numRuns: 400 },
      )
    }
  })

  it('a truncated file is always refused', async () => {
    // Below four bytes nothing tells a zip from a short text; what is read of it is no table.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: sample.length - 1 }), async (length) => {
        expect(await readOrRefuse(sample.subarray(0, length))).toBeNull()
      }),
      { numRuns: 300 },
    )
    for (const length of [1, 2, 3]) {
      const read = await readOrRefuse(sample.subarray(0, length))
      expect(read?.flatMap(readSheet).map(({ table }) => table)).toEqual([null])
    }
  })
})

describe('damaged contents in sound zips', () => {
  const xml =
    '<?xml version="1.0"?><worksheet xmlns="a" xmlns:x="b"><cols><col min="1" max="2" hidden="1"/></cols><sheetData>' +
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="s"><v>0</v></c></row>' +
    '<row r="2" hidden="1"><c r="A2" t="str"><f>A1&amp;1</f><v>王&#x52C7;</v></c><c r="B2" s="1"><v>46082.5</v></c><x:c/></row>' +
    '<!-- 注 --><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><![CDATA[x]]></c></row>' +
    '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
  const bits = [
    ...Array.from('<>&;"=/!-[]ACrstv019'),
    '<c ',
    '</c>',
    '<row>',
    '</row>',
    '&#x110000;',
    '<!--',
    ']]>',
    '<![CDATA[',
    '_x000D_',
    'r="A1"',
    '\u0000',
    '𠮷',
    '1E9',
    '-1',
  ]

  it('give an AppError or sheets whose every row can be read as a form', async () => {
    const edit = fc.tuple(place, fc.nat(12), fc.constantFrom('', ...bits))
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        let part = xml
        for (const [where, removed, inserted] of edits) {
          const at = Math.floor(where * part.length)
          part = part.slice(0, at) + inserted + part.slice(at + removed)
        }
        const read = await readOrRefuse(await workbook({ sheets: [{ part }], strings: '<si><t>角色</t></si>' }))
        for (const sheet of read ?? []) {
          for (const row of sheet.rows) expect(row.kinds).toHaveLength(row.cells.length)
          expect(readSheet(sheet).reduce((sum, { nonEmptyRows }) => sum + nonEmptyRows, 0)).toBe(sheet.rows.length)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('random bytes under any name are refused or read as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readOrRefuse(bytes)
        await readOrRefuse(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))
      }),
      { numRuns: 500 },
    )
  })
})
