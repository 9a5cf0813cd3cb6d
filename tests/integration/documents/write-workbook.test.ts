import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { ledgerSheet } from '../../../src/core/documents/ledger-sheets.ts'
import type { SheetSpec } from '../../../src/core/documents/workbook-model.ts'
import { writeWorkbook } from '../../../src/core/documents/write-workbook.ts'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'
import { missingTools, Office } from './office.ts'
import { partOf, partsOf, xmlFault } from './parts.ts'

const missing = missingTools()
if (missing !== null) console.log(`workbooks are not opened in LibreOffice: ${missing}`)

const sample = join(import.meta.dirname, '../../fixtures/documents/易错单元格.xlsx')

/** What clerks' cells hold, and what a spreadsheet program or XML would like to change. */
async function difficultCells(): Promise<string[][]> {
  const workbook = await readXlsx(await readFile(sample))
  const rows = (workbook.sheets[0]?.rows ?? []).map((row) => row.map(String))
  return [
    ...rows,
    ['#N/A', '#REF!', 'TRUE', ' 前后 ', '甲\n乙', "'引号", '_x000D_', '<&">', '１２３', '\t', 'é', '', '', '', ''],
  ]
}

async function difficultSheet(): Promise<SheetSpec> {
  const rows = await difficultCells()
  const [first = []] = rows
  return {
    name: '易错',
    title: '=1+1',
    note: '#REF!',
    columns: first.map((label) => ({ label, width: 12, kind: 'text' })),
    rows,
  }
}

const columns: SheetSpec['columns'] = [
  { label: '类别', width: 10, kind: 'text' },
  { label: '序号', width: 6, kind: 'integer' },
  { label: '性别', width: 6, kind: 'text', codes: ['男', '女'] },
]
const plain: SheetSpec = {
  name: '清单',
  title: '云溪街道清单',
  columns,
  rows: [
    ['市容', 1, '男'],
    ['市容', 2, null],
    ['环卫', '约3', '女'],
  ],
  mergeColumns: [0],
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('writeWorkbook', () => {
  test('keeps every character of cells that look like something else', async () => {
    const sheet = await difficultSheet()
    const bytes = await writeWorkbook([sheet])
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toMatch(/<f[ >]|t="e"|t="b"/)
    const read = (await readXlsx(bytes)).sheets[0]?.rows ?? []
    const cells = read.slice(3, 3 + sheet.rows.length).map((row) => sheet.columns.map((_, index) => row[index] ?? ''))
    expect(cells).toEqual(sheet.rows)
  })

  test('is read back by the import as it was written', async () => {
    const sheet = await difficultSheet()
    const [read] = await readSheets({ name: '易错.xlsx', bytes: await writeWorkbook([sheet]) })
    const rows = (read?.rows ?? []).slice(3).map((row) => sheet.columns.map((_, index) => row.cells[index] ?? ''))
    expect(rows).toEqual(sheet.rows)
    expect(read?.rows.every((row) => /^[t ]*$/.test(row.kinds))).toBe(true)
  })

  test('writes text cells in the text format and numbers as numbers', async () => {
    const bytes = await writeWorkbook([plain])
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    const styles = await partOf(bytes, 'xl/styles.xml')
    const formats = Array.from(
      /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0].matchAll(/<xf [^>]*numFmtId="(\d+)"/g) ?? [],
      (xf) => xf[1],
    )
    const codes = new Map(
      Array.from(styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g), (match) => [match[1], match[2]]),
    )
    const formatOf = (cell: string): string | undefined =>
      codes.get(formats[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1])])
    expect(formatOf('A3')).toBe('@')
    expect(formatOf('B3')).toBe('0')
    expect(formatOf('B5')).toBe('@')
    expect(xml).toMatch(/<c r="B3" s="\d+"><v>1<\/v>/)
    expect(xml).toMatch(/<col min="1" max="1" style="\d+" width="10"/)
  })

  test('dresses the sheet for screen and printer', async () => {
    const paper = { size: 'A3', orientation: 'landscape' } as const
    const foot = { left: '甲&乙街道', right: '2026年11月5日' }
    const bytes = await writeWorkbook([plain, { ...plain, name: '另一张', note: '说明', paper, foot }])
    const other = await partOf(bytes, 'xl/worksheets/sheet2.xml')
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    const workbook = await partOf(bytes, 'xl/workbook.xml')
    expect(xml).toContain('<mergeCell ref="A1:C1"/>')
    expect(xml).toContain('<mergeCell ref="A3:A4"/>')
    expect(xml).toContain('ySplit="2" topLeftCell="A3" state="frozen"')
    expect(xml).toMatch(/<dataValidation type="list" sqref="C3:C205"[^>]*errorStyle="warning"/)
    expect(xml).toContain('<formula1>"男,女"</formula1>')
    expect(xml).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>')
    expect(other).toContain('<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(other).toContain('&amp;L甲&amp;&amp;乙街道&amp;C第 &amp;P 页，共 &amp;N 页&amp;R2026年11月5日')
    expect(xml).toMatch(/<row r="3" ht="20">/)
    expect(xml).not.toContain('customHeight')
    expect(workbook).toContain('localSheetId="0">清单!$2:$2<')
    expect(workbook).toContain('localSheetId="1">另一张!$3:$3<')
  })

  test('is well-formed in every part, also with characters that XML cannot hold', async () => {
    const rows = [
      ['\u0000\u0001\u000b', 1, '\ufffe\uffff\ud800'],
      ['𠮷', 2, ']]>'],
    ]
    const bytes = await writeWorkbook([{ ...plain, rows }])
    for (const [name, { content }] of await partsOf(bytes)) expect(xmlFault(content), name).toBe(null)
  })

  test('gives the same bytes at another time and in another time zone', async () => {
    const first = await writeWorkbook([plain])
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') })
    vi.stubEnv('TZ', 'America/New_York')
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await writeWorkbook([plain])))).toBe(0)
  })

  test('writes the four lists without rows', async () => {
    const sheets = Object.values(ledgers).map((ledger) => ledgerSheet(ledger, [], '云溪街道'))
    const read = await readXlsx(await writeWorkbook(sheets))
    expect(read.sheets.map((sheet) => sheet.name)).toEqual(Object.values(ledgers).map((ledger) => ledger.title))
  })

  test('refuses what Excel could not open', async () => {
    await expect(writeWorkbook([])).rejects.toThrow()
    await expect(writeWorkbook([plain, plain])).rejects.toThrow()
    await expect(writeWorkbook([{ ...plain, name: '一/二' }])).rejects.toThrow()
    await expect(writeWorkbook([{ ...plain, rows: [['字'.repeat(32_768), 1, null]] }])).rejects.toThrow()
  })
})

describe.skipIf(missing !== null)('in LibreOffice', () => {
  const office = new Office()
  afterAll(() => office.close())

  /** Separator, quotes, UTF-8, from the first row, texts as shown, first sheet. */
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1'

  test('every difficult cell reads as it was written', async () => {
    const sheet = await difficultSheet()
    const folder = office.convert('cells.xlsx', await writeWorkbook([sheet]), csv)
    const { data } = Papa.parse<string[]>(readFileSync(join(folder, 'cells-易错.csv'), 'utf8'))
    expect(data[0]?.[0]).toBe('=1+1')
    expect(data[1]?.[0]).toBe('#REF!')
    expect(data.slice(3, 3 + sheet.rows.length)).toEqual(sheet.rows)
  }, 120_000)
})
