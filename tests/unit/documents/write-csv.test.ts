/** A sheet as csv: nothing changed, and what a spreadsheet program would change is counted. */
import { describe, expect, test } from 'vitest'
import type { SheetSpec } from '../../../src/core/documents/workbook-model.ts'
import { writeCsv } from '../../../src/core/documents/write-csv.ts'

function sheet(...cells: string[]): SheetSpec {
  return {
    name: '表',
    title: '云溪街道表',
    columns: [{ label: '内容', width: 10, kind: 'text' }],
    rows: cells.map((cell) => [cell]),
  }
}

const text = (spec: SheetSpec, withTitle = false): string =>
  Buffer.from(writeCsv(spec, withTitle).bytes).toString('utf8')

test('has the mark by which Excel knows UTF-8, and Windows line ends', () => {
  expect(text(sheet('甲'))).toBe('\ufeff"内容"\r\n"甲"\r\n')
})

test('can say in its first line what it is', () => {
  expect(text(sheet('甲'), true)).toBe('\ufeff"云溪街道表"\r\n"内容"\r\n"甲"\r\n')
})

test('changes no value', () => {
  expect(text(sheet('=1+1', '-甲,"乙"', '甲\n乙', '007', ' 前后 '))).toBe(
    '\ufeff"内容"\r\n"=1+1"\r\n"-甲,""乙"""\r\n"甲\n乙"\r\n"007"\r\n" 前后 "\r\n',
  )
})

describe('what Excel would rewrite is counted', () => {
  test.each(['=1+1', '@甲', '+8619900001234', '-甲', '007', '999901001001001', '1-2', '2026-11-05', '3/4'])(
    '%s',
    (cell) => {
      expect(writeCsv(sheet(cell), false).misread).toBe(1)
    },
  )
  test.each(['甲', '12', '-5', '19900001234', '4小时', '', '甲=乙', '第1-2网格'])('not %s', (cell) => {
    expect(writeCsv(sheet(cell), false).misread).toBe(0)
  })
})
