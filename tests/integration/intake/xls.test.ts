/**
 * Excel 97–2003 workbooks. What LibreOffice wrote as .xls reads like the .xlsx that it was made from; whatever is cut,
 * turned in circles or made to lie is refused with an AppError, soon.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { readSheet } from '../../../src/core/intake/read-sheet.ts'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'
import { readWorkbook } from '../../../src/core/intake/read-workbook.ts'
import type { SheetModel } from '../../../src/core/intake/sheet-model.ts'
import {
  beginning,
  biffRecord,
  compoundWith,
  ending,
  place,
  uint16s,
  wideText,
  workbookStream,
} from '../../support/compound-fixtures.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'
import { corpusSheets, datesOf1904, difficultSheets } from '../../support/forms/xls-sheets.ts'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/intake/xls/${name}.xls`, import.meta.url))
const name = '名册.xls'

/** Every difference between two readings of the same sheets. */
function differences(one: readonly SheetModel[], other: readonly SheetModel[]): string[] {
  const found: string[] = []
  one.forEach((sheet, index) => {
    const twin = other[index]
    if (twin === undefined) return void found.push(`${sheet.name} is missing`)
    const merges = (model: SheetModel): string =>
      model.merges
        .map((merge) => [merge.top, merge.left, merge.bottom, merge.right].join(':'))
        .sort()
        .join()
    if (sheet.name !== twin.name || sheet.hidden !== twin.hidden) found.push(`${sheet.name}: ${twin.name}`)
    if (merges(sheet) !== merges(twin)) found.push(`${sheet.name}: merges`)
    if (sheet.hiddenColumns.join() !== twin.hiddenColumns.join()) found.push(`${sheet.name}: hidden columns`)
    const rows = new Map(twin.rows.map((row) => [row.number, row]))
    for (const row of sheet.rows) {
      const same = rows.get(row.number)
      rows.delete(row.number)
      if (same?.hidden !== row.hidden) found.push(`${sheet.name} ${row.number}: hidden`)
      for (let column = 0; column < Math.max(row.cells.length, same?.cells.length ?? 0); column += 1) {
        const shown = `${row.kinds[column] ?? ' '}${row.cells[column] ?? ''}`
        const twinShown = `${same?.kinds[column] ?? ' '}${same?.cells[column] ?? ''}`
        if (shown !== twinShown) found.push(`${sheet.name} ${row.number}/${column}: ${shown} ${twinShown}`)
      }
    }
    for (const number of rows.keys()) found.push(`${sheet.name} ${number}: only in one`)
  })
  return found
}

describe('what LibreOffice wrote', () => {
  it('the forms of the corpus read the same from .xls and .xlsx', async () => {
    const bytes = fixture('corpus')
    const read = await readSheets({ name, bytes })
    const twin = await readSheets({ name: '名册.xlsx', bytes: await sheetsFile(corpusSheets()) })
    expect(read).toHaveLength(twin.length)
    // LibreOffice calculates anew what stands in the .xlsx as the last result, and has no DISPIMG.
    const calculated = differences(twin, read)
    expect(calculated.filter((text) => !/#N\/A|#NAME\?|E\+17/.test(text))).toEqual([])
    expect(calculated).toHaveLength(4)
  })

  it('difficult cells, texts longer than a record, hidden and merged ones read the same', async () => {
    const read = await readSheets({ name, bytes: fixture('difficult') })
    const twin = await readSheets({ name: '名册.xlsx', bytes: await sheetsFile(difficultSheets()) })
    // The .xlsx has no results of these formulas; LibreOffice calculated them.
    expect(differences(twin, read)).toEqual(['单元格 4/3: F fTRUE', '单元格 5/3: F e#DIV/0!', '单元格 8/3: F e#N/A'])
  })

  it('dates counted from 1904', async () => {
    const read = await readSheets({ name, bytes: fixture('counted-from-1904') })
    const twin = await readSheets({
      name: '名册.xlsx',
      bytes: await sheetsFile(datesOf1904, { date1904: true }),
    })
    expect(differences(twin, read)).toEqual([])
    expect(read[0]?.rows[2]?.cells).toEqual(['1904-01-01', '2026-03-01 12:00'])
  })

  it('through the worker, a form gives its people', async () => {
    const sheets = await readWorkbook({ name, bytes: fixture('corpus') })
    const people = sheets.filter(({ table }) => table?.ledger === 'people')
    expect(people.length).toBeGreaterThan(20)
  })
})

const rk = (row: number, column: number, value: number): Buffer => {
  const bits = Buffer.alloc(4)
  bits.writeInt32LE(value)
  return biffRecord(0x027e, Buffer.concat([uint16s(row, column, 0), bits]))
}
const label = (row: number, column: number, text: string): Buffer =>
  biffRecord(0x0204, Buffer.concat([uint16s(row, column, 0), wideText(text)]))
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const numberCell = (row: number, column: number, value: number): Buffer =>
  biffRecord(0x0203, Buffer.concat([uint16s(row, column, 0), double(value)]))

const readStream = (stream: Buffer, streamName = 'Workbook'): Promise<SheetModel[]> =>
  readSheets({ name, bytes: compoundWith(streamName, stream) })

const cellsOf = async (...cells: readonly Buffer[]): Promise<(readonly string[])[]> => {
  const [sheet] = await readStream(workbookStream([], cells))
  return sheet?.rows.map((row) => row.cells.map((text, column) => `${row.kinds[column] ?? ''}${text}`)) ?? []
}

describe('single records', () => {
  it('numbers of all kinds', async () => {
    const multiple = biffRecord(
      0x00bd,
      Buffer.concat([uint16s(1, 0), ...[7 << 2, 8 << 2].map((value) => uint16s(0, value | 2, 0)), uint16s(1)]),
    )
    expect(
      await cellsOf(
        rk(0, 0, (42 << 2) | 2),
        rk(0, 1, (-350 << 2) | 3),
        rk(0, 2, 0x3ff00000),
        numberCell(0, 3, 19900001001),
        multiple,
        numberCell(2, 0, Number('330103195604026230')),
        numberCell(2, 1, 0.1 + 0.2),
      ),
    ).toEqual([
      ['n42', 'n-3.5', 'n1', 'n19900001001'],
      ['n7', 'n8'],
      ['n330103195604026000', 'n0.3'],
    ])
  })

  it('texts, booleans and errors', async () => {
    const booleanOrError = (column: number, value: number, isError: number): Buffer =>
      biffRecord(0x0205, Buffer.concat([uint16s(0, column, 0), Buffer.from([value, isError])]))
    expect(await cellsOf(label(0, 0, '𠮷 =1+1'), booleanOrError(1, 1, 0), booleanOrError(2, 0x2a, 1))).toEqual([
      ['t𠮷 =1+1', 'bTRUE', 'e#N/A'],
    ])
  })

  it('results of formulas, their texts in a record of their own', async () => {
    const formula = (column: number, result: Buffer): Buffer =>
      biffRecord(0x0006, Buffer.concat([uint16s(0, column, 0), result, Buffer.alloc(8)]))
    const textResult = formula(1, Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]))
    const emptyResult = formula(2, Buffer.from([3, 0, 0, 0, 0, 0, 0xff, 0xff]))
    const shared = biffRecord(0x04bc, Buffer.alloc(10))
    const text = biffRecord(0x0207, wideText('结果'))
    expect(await cellsOf(formula(0, double(3)), textResult, shared, text, emptyResult)).toEqual([['f3', 'f结果', 'f']])
  })
})

describe('what is refused', () => {
  const honest = workbookStream([], [label(0, 0, '姓名'), rk(1, 0, 6)])
  const code = async (bytes: Uint8Array): Promise<string> => {
    try {
      await readSheets({ name, bytes })
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
    return 'read'
  }

  it('an encrypted workbook', async () => {
    const stream = workbookStream([biffRecord(0x002f, Buffer.alloc(6))], [])
    expect(await code(compoundWith('Workbook', stream))).toBe('file_encrypted')
  })

  it('a workbook of Excel 5.0, by stream and by version', async () => {
    expect(await code(compoundWith('Book', honest))).toBe('file_legacy_format')
    const old = Buffer.concat([beginning(5, 0x0500), ending])
    expect(await code(compoundWith('Workbook', old))).toBe('file_legacy_format')
  })

  const lies: [string, (bytes: Buffer) => unknown][] = [
    ['a chain that runs in a circle', (bytes) => bytes.writeUInt32LE(2, place.table + 2 * 4)],
    ['a chain that leaves the file', (bytes) => bytes.writeUInt32LE(5_000, place.table + 2 * 4)],
    ['a chain that ends too soon', (bytes) => bytes.writeUInt32LE(0xfffffffe, place.table + 2 * 4)],
    ['a stream longer than its chain', (bytes) => bytes.writeUInt32LE(0x7fffffff, place.streamSize)],
    ['a stream that begins nowhere', (bytes) => bytes.writeUInt32LE(0xfffffff0, place.streamStart)],
    ['a directory that begins nowhere', (bytes) => bytes.writeUInt32LE(9_999, place.firstDirectorySector)],
    ['sectors of an odd size', (bytes) => bytes.writeUInt16LE(30, place.sectorShift)],
    ['billions of tables', (bytes) => bytes.writeUInt32LE(0xffffffff, place.tableCount)],
    [
      'a list of tables that runs in a circle',
      (bytes) => {
        bytes.writeUInt32LE(11, place.tableCount)
        bytes.writeUInt32LE(0, place.moreTables)
      },
    ],
  ]
  it.each(lies)('%s', async (_, lie) => {
    const bytes = compoundWith('Workbook', honest)
    expect(await code(bytes)).toBe('read')
    lie(bytes)
    expect(await code(bytes)).toBe('file_damaged')
  })

  it.each<[string, Buffer]>([
    ['shared texts that are announced but not there', biffRecord(0x00fc, uint16s(0, 0, 9, 0, 3, 0x4100))],
    ['a text longer than its record', biffRecord(0x00fc, uint16s(1, 0, 1, 0, 9_999, 0x4101))],
  ])('%s', async (_, globals) => {
    expect(await code(compoundWith('Workbook', workbookStream([globals], [])))).toBe('file_damaged')
  })

  it.each<[string, Buffer]>([
    ['a shared text that is not there', biffRecord(0x00fd, uint16s(0, 0, 0, 7, 0))],
    ['a cell that is written twice', Buffer.concat([label(0, 0, '甲'), label(0, 0, '乙')])],
    ['a column that no sheet has', label(0, 300, '甲')],
    ['a record that is too short', biffRecord(0x0203, uint16s(0, 0))],
    ['merged ranges beyond their record', biffRecord(0x00e5, uint16s(9, 0, 1, 0, 1))],
    ['a formula whose text does not follow', biffRecord(0x0006, uint16s(0, 0, 0, 0, 0, 0, 0xffff))],
  ])('%s', async (_, cells) => {
    expect(await code(compoundWith('Workbook', workbookStream([], [cells])))).toBe('file_damaged')
  })

  it('a billion shared texts', async () => {
    const texts = biffRecord(0x00fc, uint16s(0, 0, 0xffff, 0xffff))
    expect(await code(compoundWith('Workbook', workbookStream([texts], [])))).toBe('file_unsafe')
  })

  it('a file cut anywhere: refused, or read whole where nothing of the workbook was cut', async () => {
    const whole = fixture('corpus')
    const sheets = await readSheets({ name, bytes: whole })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 512, max: whole.length - 1 }), async (length) => {
        const bytes = whole.subarray(0, length)
        if ((await code(bytes)) === 'read') expect(await readSheets({ name, bytes })).toEqual(sheets)
      }),
      { numRuns: 150 },
    )
  })

  it('any damage gives an AppError or sheets that can be read as forms', async () => {
    const whole = fixture('corpus')
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    const flips = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(flips, fc.boolean(), async (changes, inHeader) => {
        const bytes = Buffer.from(whole)
        for (const [where, value] of changes) bytes[Math.floor(where * (inHeader ? 1_536 : bytes.length))] = value
        const start = performance.now()
        try {
          for (const sheet of await readSheets({ name, bytes })) {
            for (const row of sheet.rows) expect(row.kinds).toHaveLength(row.cells.length)
            readSheet(sheet)
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error
        }
        expect(performance.now() - start).toBeLessThan(5_000)
      }),
      { numRuns: 250 },
    )
  }, 60_000)
})
