/** Cells written into the text of a worksheet part: what is not written stays as it is, to the character. */
import { describe, expect, it } from 'vitest'
import { locateCells } from '../../../src/core/forms/sheet-cells.ts'
import { recalculateOnLoad, writeCells, type CellValue } from '../../../src/core/forms/write-cells.ts'

const head = '<?xml version="1.0"?><worksheet xmlns="x"><cols><col min="1" max="2" width="9"/></cols>'
const part = (rows: string): string => `${head}<sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`

function written(rows: string, values: readonly CellValue[]): string {
  const xml = part(rows)
  const sheet = locateCells(xml)
  if (sheet === null) throw new Error('the part is not read')
  const text = writeCells(xml, sheet, values)
  const start = `${head}<sheetData>`
  const end = '</sheetData><pageMargins left="1"/></worksheet>'
  expect([text.startsWith(start), text.endsWith(end)]).toEqual([true, true])
  return text.slice(start.length, -end.length)
}

describe('a value', () => {
  it.each([
    [
      '<row r="2" ht="20"><c r="A2" s="3" t="n"></c><c r="B2" s="4"/></row>',
      '<row r="2" ht="20"><c r="A2" s="3" t="n"></c><c r="B2" s="4"><v>7</v></c></row>',
    ],
    ['<row r="2"><c r="A2"/><c r="C2"/></row>', '<row r="2"><c r="A2"/><c r="B2"><v>7</v></c><c r="C2"/></row>'],
    ['<row r="2"/>', '<row r="2"><c r="B2"><v>7</v></c></row>'],
    ['<row r="1"/><row r="3"/>', '<row r="1"/><row r="2"><c r="B2"><v>7</v></c></row><row r="3"/>'],
    ['', '<row r="2"><c r="B2"><v>7</v></c></row>'],
    [
      '<row><c/></row><row><c/><c s="1"><v>1</v></c></row>',
      '<row><c/></row><row><c/><c r="B2" s="1"><v>7</v></c></row>',
    ],
  ])('goes into %s', (before, after) => expect(written(before, [{ row: 2, column: 1, value: 7 }])).toBe(after))

  it('that is text is written so that nothing in it is taken for something else', () => {
    expect(written('<row r="1"><c r="A1" s="2"/></row>', [{ row: 1, column: 0, value: '<甲> & “乙”' }])).toBe(
      '<row r="1"><c r="A1" s="2" t="inlineStr"><is><t xml:space="preserve">&lt;甲&gt; &amp; “乙”</t></is></c></row>',
    )
  })

  it('drops the results that formulas had, and keeps the formulas', () => {
    const formula = '<row r="1"><c r="A1" s="1" t="str"><f>B1&amp;""</f><v>旧</v></c><c r="B1"/></row>'
    expect(written(formula, [{ row: 1, column: 1, value: 1 }])).toBe(
      '<row r="1"><c r="A1" s="1"><f>B1&amp;""</f></c><c r="B1"><v>1</v></c></row>',
    )
  })

  it('goes in beside others of a prefixed part', () => {
    const xml = '<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    const sheet = locateCells(xml)
    expect(sheet && writeCells(xml, sheet, [{ row: 1, column: 0, value: 1 }])).toContain(
      '<x:c r="A1"><x:v>1</x:v></x:c>',
    )
  })
})

describe('the workbook', () => {
  it.each([
    ['<workbook><sheets/><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>', null],
    [
      '<workbook><sheets/><calcPr calcId="1"/></workbook>',
      '<workbook><sheets/><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>',
    ],
    [
      '<workbook><sheets></sheets><definedNames/><extLst/></workbook>',
      '<workbook><sheets></sheets><definedNames/><calcPr fullCalcOnLoad="1"/><extLst/></workbook>',
    ],
  ])('%s is calculated when it is opened', (before, after) => expect(recalculateOnLoad(before)).toBe(after ?? before))
})
