import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../src/core/intake/csv.ts'

const read = (text: string): (readonly string[])[] => readCsv(Buffer.from(text), '表').rows.map(({ cells }) => cells)

/** `姓名,电话` and `𠮷田,19900001001` in GB18030; 𠮷 takes four bytes. */
const gb18030 = Buffer.from('d0d5c3fb2cb5e7bbb00a9534b235ccef2c31393930303030313030310a', 'hex')

describe('encodings', () => {
  const text = '姓名,电话\n𠮷田,19900001001\n'
  const expected = [
    ['姓名', '电话'],
    ['𠮷田', '19900001001'],
  ]

  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 BE without', Buffer.from(text, 'utf16le').swap16()],
    ['GB18030', gb18030],
  ])('%s', (_, bytes) => {
    expect(readCsv(bytes, '表').rows.map(({ cells }) => cells)).toEqual(expected)
  })

  it.each([
    ['a lone byte', Buffer.from([0x61, 0x2c, 0xff, 0x0a])],
    ['UTF-8 cut in a character', Buffer.from('姓名,电话').subarray(0, 5)],
    ['a marked file that is not what it says', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gb18030])],
  ])('%s is refused, never replaced', (_, bytes) => {
    expect(() => readCsv(bytes, '表')).toThrow(expect.objectContaining({ code: 'file_encoding' }))
  })
})

describe('delimiters', () => {
  it.each([',', ';', '\t', '|', '，'])('%j', (sign) => {
    expect(read(`姓名${sign}电话${sign}备注\n王勇${sign}1${sign}甲、乙\n`)).toEqual([
      ['姓名', '电话', '备注'],
      ['王勇', '1', '甲、乙'],
    ])
  })

  it('are not found inside the text', () => {
    expect(read('姓名\t说明\n王勇\t甲,乙,丙\n李丽\t丁，戊\n')).toEqual([
      ['姓名', '说明'],
      ['王勇', '甲,乙,丙'],
      ['李丽', '丁，戊'],
    ])
  })

  it('follow the line that Excel puts first', () => {
    expect(read('sep=;\n甲;乙,丙\n')).toEqual([['sep='], ['甲', '乙,丙']])
  })
})

describe('records', () => {
  it('keep quotes, line ends in cells, blanks and digits as they are', () => {
    expect(read('编号,说明\r\n001,"甲\r\n""乙"""\r\n 0123 ,=1+1\r\n')).toEqual([
      ['编号', '说明'],
      ['001', '甲\n"乙"'],
      [' 0123 ', '=1+1'],
    ])
  })

  it('are counted with the empty ones, and end with any line end', () => {
    const { rows } = readCsv(Buffer.from('a,b\r\r,,\rc,d'), '表')
    expect(rows.map(({ number, cells, kinds }) => [number, cells, kinds])).toEqual([
      [1, ['a', 'b'], 'tt'],
      [4, ['c', 'd'], 'tt'],
    ])
  })

  it('an open quotation mark is refused with its row: it would swallow the rest', () => {
    expect(() => read('a,b\nc,"d\ne,f\n')).toThrow(expect.objectContaining({ code: 'file_damaged' }))
  })

  it('a cell longer than a spreadsheet can hold is refused with its place', () => {
    expect(() => read(`a,b\nc,${'长'.repeat(32_768)}\n`)).toThrow(/B2/)
  })

  it('any table that is written comes back', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    const row = fc.array(
      cell.filter((text) => text !== ''),
      { minLength: 3, maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect(read(`姓名,电话,备注\n${quoted}`).slice(1)).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })
})
