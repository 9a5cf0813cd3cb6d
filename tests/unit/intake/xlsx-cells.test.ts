import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../../src/core/intake/xlsx/read-xlsx.ts'
import { workbook, type WorkbookParts } from '../../support/zip-fixtures.ts'

const cellXfs = (...formatIds: number[]): string =>
  `<cellXfs>${formatIds.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`

/** Texts and kinds of the cells in the first row of a one-sheet workbook. */
async function readCells(cells: string, more: Partial<WorkbookParts> = {}): Promise<[string, string][]> {
  const [sheet] = await readXlsx(await workbook({ sheets: [{ data: `<row r="1">${cells}</row>` }], ...more }))
  const row = sheet?.rows[0]
  return row?.cells.map((text, column) => [text, row.kinds.charAt(column)]) ?? []
}

const readText = async (inner: string): Promise<string | undefined> =>
  (await readCells(`<c t="inlineStr"><is>${inner}</is></c>`))[0]?.[0]

describe('texts', () => {
  it.each([
    ['named entities', '<t>&lt;&amp;&gt;&quot;&apos;</t>', '<&>"\''],
    ['references beyond the BMP, decimal and hexadecimal', '<t>&#134071;&#x20BB7;</t>', '𠮷𠮷'],
    ['a character beyond the BMP as two references', '<t>&#55362;&#57271;</t>', '𠮷'],
    ['formatting runs', '<r><rPr><b/></rPr><t>云溪</t></r><r><t>街道</t></r>', '云溪街道'],
    ['phonetic guides', '<t>王勇</t><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/>', '王勇'],
    ['blanks that are marked', '<t xml:space="preserve">  张　三 </t>', '  张　三 '],
    ['blanks that are not', '<t>\n  张　三\t</t>', '张　三'],
    ['blanks between runs', '<r><t xml:space="preserve">甲 </t></r><r><t>乙</t></r>', '甲 乙'],
    ['escapes', '<t>一_x000A_二_x005F_x000D_</t>', '一\n二_x000D_'],
    ['CDATA and comments', '<t>甲<![CDATA[<乙>&amp;]]><!-- 丙 -->丁</t>', '甲<乙>&amp;丁'],
    ['line ends', '<t>甲\r\n乙\r丙</t>', '甲\n乙\n丙'],
    ['angle brackets in attributes', '<t title="a>b">甲</t>', '甲'],
  ])('%s', async (_, inner, expected) => {
    expect(await readText(inner)).toBe(expected)
  })

  it('come from the shared strings in their order', async () => {
    const strings = '<si><t>甲</t></si><si/><si><r><t>乙</t></r><r><t>丙</t></r></si>'
    expect(await readCells('<c t="s"><v>2</v></c><c t="s"><v>0</v></c>', { strings })).toEqual([
      ['乙丙', 't'],
      ['甲', 't'],
    ])
  })

  it('a shared string that is not there is damage, not an empty cell', async () => {
    await expect(readCells('<c r="A1" t="s"><v>7</v></c>', { strings: '<si><t>甲</t></si>' })).rejects.toMatchObject({
      code: 'file_damaged',
    })
  })

  it.each(['&unknown;', '&#x110000;', '&#;', '&', '&#xZZ;'])('refuses %s', async (entity) => {
    await expect(readText(`<t>${entity}</t>`)).rejects.toMatchObject({ code: 'file_damaged' })
  })
})

describe('numbers', () => {
  it.each([
    ['1', '1'],
    ['999901001001001', '999901001001001'],
    ['478.0', '478'],
    ['1.9900001001E10', '19900001001'],
    ['0.30000000000000004', '0.3'],
    ['-3', '-3'],
    ['330103195604026230', '330103195604026230'],
    ['3.30103195604026E+17', '3.30103195604026E+17'],
  ])('%s is shown as %s', async (raw, text) => {
    expect(await readCells(`<c><v>${raw}</v></c>`)).toEqual([[text, 'n']])
  })

  it('keep the zeros that their format shows', async () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts>${cellXfs(0, 170)}`
    expect(await readCells('<c s="1"><v>9006</v></c>', { styles })).toEqual([['09006', 'n']])
  })

  it('booleans, errors and words in number cells', async () => {
    expect(await readCells('<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>不是数</v></c>')).toEqual([
      ['TRUE', 'b'],
      ['#N/A', 'e'],
      ['不是数', 't'],
    ])
  })
})

describe('dates', () => {
  const dated = async (serial: string, code: string, workbookPr = ''): Promise<[string, string] | undefined> => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts>${cellXfs(0, 170)}`
    return (await readCells(`<c s="1"><v>${serial}</v></c>`, { styles, workbookPr }))[0]
  }

  it.each([
    ['46082', 'yyyy/m/d', '2026-03-01'],
    ['46082', 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '2026-03-01'],
    ['46082', '[$-804]m&quot;月&quot;d&quot;日&quot;;@', '2026-03-01'],
    ['46082', 'yyyy&quot;年&quot;m&quot;月&quot;', '2026-03'],
    ['46082.604166667', 'yyyy-mm-dd h:mm', '2026-03-01 14:30'],
    ['46082.604166667', 'yyyy-mm-dd', '2026-03-01 14:30'],
    ['46082.99999999', 'yyyy-mm-dd', '2026-03-02'],
    ['0.5', 'h:mm', '12:00'],
    ['1.25', '[h]:mm', '30:00'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['60', 'yyyy-mm-dd', '1900-02-29'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['2958465', 'yyyy-mm-dd', '9999-12-31'],
  ])('%s as %s is %s', async (serial, code, text) => {
    expect(await dated(serial, code)).toEqual([text, 'd'])
  })

  it.each(['0.00E+00', '0&quot;年&quot;', 'G/通用格式', '[Red]0', '#,##0', '0\\d', '@'])(
    '%s makes no date',
    async (code) => {
      expect(await dated('46082', code)).toEqual(['46082', 'n'])
    },
  )

  it.each(['-1', '2958466', '1E+300'])('%s is no day', async (serial) => {
    expect((await dated(serial, 'yyyy-mm-dd'))?.[1]).toBe('n')
  })

  it('count from 1904 where the workbook says so', async () => {
    expect(await dated('44620', 'yyyy-mm-dd', '<workbookPr date1904="1"/>')).toEqual(['2026-03-01', 'd'])
    expect(await dated('0', 'yyyy-mm-dd', '<workbookPr date1904="true"/>')).toEqual(['1904-01-01', 'd'])
  })

  it('built-in ids of Chinese programs, and ISO cells', async () => {
    const cells =
      '<c s="1"><v>46082</v></c><c s="2"><v>46082</v></c><c t="d"><v>2026-03-01T00:00:00</v></c><c t="d"><v>2026-03-01T14:30</v></c>'
    expect(await readCells(cells, { styles: cellXfs(0, 14, 31) })).toEqual([
      ['2026-03-01', 'd'],
      ['2026-03-01', 'd'],
      ['2026-03-01', 'd'],
      ['2026-03-01 14:30', 'd'],
    ])
  })
})

describe('formulas', () => {
  it('give their stored result, and say when there is none', async () => {
    const cells = [
      '<c r="A1"><f>1+1</f><v>2</v></c>',
      '<c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>',
      '<c r="C1"><f>COUNTA(A1:A9)</f><v></v></c>',
      '<c r="D1"><f t="shared" si="0"/></c>',
      '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="F1"><f>330103195604026230</f><v>330103195604026230</v></c>',
      '<c r="G1" t="str"><f>IF(A1,"","")</f><v></v></c>',
    ]
    expect(await readCells(cells.join(''))).toEqual([
      ['2', 'f'],
      ['2x', 'f'],
      ['', 'F'],
      ['', 'F'],
      ['#DIV/0!', 'e'],
      ['3.3010319560402624E+17', 'f'],
      ['', 'f'],
    ])
  })

  it('are text when they are typed as text', async () => {
    expect(await readText('<t>=1+1</t>')).toBe('=1+1')
  })
})

describe('structure', () => {
  it('reads hidden rows, columns and sheets, merges, and places without references', async () => {
    const data = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5" hidden="1"><c r="C5"><v>3</v></c></row>'
    const before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/></cols>'
    const after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    const bytes = await workbook({
      sheets: [
        { name: '一', data, before, after },
        { name: '二', state: 'veryHidden' },
      ],
    })
    expect(await readXlsx(bytes)).toEqual([
      {
        name: '一',
        hidden: false,
        rows: [
          { number: 1, hidden: false, cells: ['1', '2'], kinds: 'nn' },
          { number: 5, hidden: true, cells: ['', '', '3'], kinds: '  n' },
        ],
        merges: [{ top: 1, left: 0, bottom: 2, right: 1 }],
        hiddenColumns: [1, 2],
      },
      { name: '二', hidden: true, rows: [], merges: [], hiddenColumns: [] },
    ])
  })

  it('reads prefixed elements and the strict namespaces, and passes over foreign ones', async () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    const part = `<x:worksheet xmlns:x="${strict}" xmlns:q="urn:other"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><q:c r="B1"><q:v>9</q:v></q:c></x:row></x:sheetData></x:worksheet>`
    const [sheet] = await readXlsx(await workbook({ sheets: [{ part }] }))
    expect(sheet?.rows[0]?.cells).toEqual(['甲'])
  })

  it('finds parts by relationships and without regard to case', async () => {
    const bytes = await workbook({
      sheets: [{ name: '甲', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }],
      parts: {
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../XL/./Worksheets/Sheet1.xml"/></Relationships>',
      },
    })
    expect((await readXlsx(bytes))[0]?.rows).toHaveLength(1)
  })

  const relationships = (kind: string, more = ''): Record<string, string> => ({
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="urn:r"><Relationship Id="rId1" Type="urn:t/${kind}" Target="worksheets/sheet1.xml"${more}/></Relationships>`,
  })

  it('passes over chart sheets, and follows nothing out of the file', async () => {
    const chart = await workbook({ sheets: [{ part: '<chartsheet/>' }], parts: relationships('chartsheet') })
    expect(await readXlsx(chart)).toEqual([])
    const external = await workbook({ sheets: [{}], parts: relationships('worksheet', ' TargetMode="External"') })
    await expect(readXlsx(external)).rejects.toMatchObject({ code: 'file_damaged' })
  })

  it('reads parts in UTF-16', async () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲𠮷</t></is></c></row></sheetData></worksheet>'
    const [sheet] = await readXlsx(await workbook({ sheets: [{ part: Buffer.from(text, 'utf16le') }] }))
    expect(sheet?.rows[0]?.cells).toEqual(['甲𠮷'])
  })

  it('keeps characters that fall on the border between two pieces', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => '𠮷梧桐里'.repeat(2000 + (index % 7)))
    const data = texts
      .map((text, index) => `<row r="${index + 1}"><c t="inlineStr"><is><t>${text}</t></is></c></row>`)
      .join('')
    const [sheet] = await readXlsx(await workbook({ sheets: [{ data }] }))
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(texts)
  })

  it.each([
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a cell in another row', '<row r="2"><c r="A3"><v>1</v></c></row>'],
    ['a cell written twice', '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'],
    ['a senseless reference', '<row r="2"><c r="2A"><v>1</v></c></row>'],
    ['tags that do not end', '<row r="2"><c r="A2"><v>1</v></c>'],
  ])('refuses %s as damage', async (_, data) => {
    await expect(readXlsx(await workbook({ sheets: [{ data }] }))).rejects.toMatchObject({ code: 'file_damaged' })
  })
})
