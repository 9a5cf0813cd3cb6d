/** The sample files of a street office, through the worker, to the last cell. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { ledgers, type LedgerKey } from '../../../src/contract/ledgers/index.ts'
import { readWorkbook, type ReadSheet, type ReadTable } from '../../../src/core/intake/read-workbook.ts'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'
import { parseField, type ParsedField } from '../../../src/core/values/parse-field.ts'

const sample = (name: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: readFileSync(new URL(`../../fixtures/intake/${name}`, import.meta.url)),
})

type RecognisedTable = ReadTable & { readonly ledger: LedgerKey }

function tableOf(sheets: readonly ReadSheet[], ledger: LedgerKey): RecognisedTable {
  const table = sheets.find((sheet) => sheet.table?.ledger === ledger)?.table
  if (table === undefined || table === null) throw new Error(`no table of ${ledger}`)
  return { ...table, ledger }
}

function column(table: RecognisedTable, field: string): { text: string; parsed: ParsedField }[] {
  const found = table.columns.find((candidate) => candidate.field === field)
  const definition = ledgers[table.ledger].fields.find(({ name }) => name === field)
  if (found === undefined || definition === undefined) throw new Error(`no column for ${field}`)
  return table.rows.map((row) => {
    const text = row.cells[found.index] ?? ''
    return { text, parsed: parseField(definition, text, row.kinds[found.index] ?? ' ') }
  })
}

const texts = (table: RecognisedTable, field: string): string[] => column(table, field).map(({ text }) => text)
const fields = (table: ReadTable): (string | null)[] => table.columns.map(({ field }) => field)
const skipped = (table: ReadTable): string[] => table.skipped.map(({ row, reason }) => `${row}${reason}`)

describe('四张清单-云溪街道.xlsx', () => {
  let sheets: ReadSheet[] = []
  beforeAll(async () => {
    sheets = await readWorkbook(sample('四张清单-云溪街道.xlsx'))
  })

  it('is four lists, and every row of its sheets has a place', () => {
    expect(sheets.map(({ sheet, table }) => [sheet, table?.ledger, table?.rows.length])).toEqual([
      ['岗位责任清单', 'duties', 13],
      ['重点管理事项', 'keyMatters', 9],
      ['协助事项', 'assistMatters', 8],
      ['人员清单', 'people', 237],
    ])
    expect(sheets.map(({ nonEmptyRows }) => nonEmptyRows)).toEqual([17, 13, 11, 241])
    for (const { table, nonEmptyRows } of sheets) {
      expect((table?.rows.length ?? 0) + (table?.skipped.length ?? 0)).toBe(nonEmptyRows)
    }
  })

  it('duties: all columns, the note below kept', () => {
    const table = tableOf(sheets, 'duties')
    expect(fields(table)).toEqual([
      'position',
      'post',
      'category',
      'content',
      'standard',
      'basis',
      'assessment',
      'remarks',
    ])
    expect(skipped(table)).toEqual(['1标题行', '2说明行', '3表头行', '18表下附注'])
    expect(table.notes.at(-1)).toMatch(/^注:本清单经2026年10月联席会议审议通过/)
  })

  it('key matters: six categories filled down, codes as text, the total left out', () => {
    const table = tableOf(sheets, 'keyMatters')
    const categories = texts(table, 'category')
    expect(categories.every((text) => text !== '')).toBe(true)
    expect(new Set(categories).size).toBe(6)
    expect(texts(table, 'code')).toEqual([
      '09006',
      '09005',
      '06010',
      '06011',
      '06001',
      '09010',
      '09012',
      '06027',
      '10002',
    ])
    expect(skipped(table)).toContain('13合计行')
    expect(table.rows[1]?.filled).toEqual([{ column: 0, anchorRow: 4 }])
  })

  it('assistance matters: three categories filled down', () => {
    const table = tableOf(sheets, 'assistMatters')
    const categories = texts(table, 'category')
    expect(categories.every((text) => text !== '')).toBe(true)
    expect(new Set(categories).size).toBe(3)
    expect(table.notes.join()).toContain('“协助”不等于“承担”')
  })

  it('people: the two-row header, the population note', () => {
    const table = tableOf(sheets, 'people')
    expect(table.headerRows).toEqual([3, 4])
    expect(fields(table)).toEqual([
      ...['position', 'name', 'gender', 'employer', 'role', 'politicalStatus', 'communityName'],
      ...['gridName', 'gridCode', 'households', 'postingMode', 'phone', 'startedOn', 'remarks'],
    ])
    expect(table.columns[5]?.title).toBe('网格配备/政治面貌')
    expect(table.notes[0]).toMatch(/^常住人口:梧桐里社区9120人/)
  })

  it('people: every cell is accepted, without a warning', () => {
    const table = tableOf(sheets, 'people')
    for (const field of fields(table)) {
      if (field === null) throw new Error('a column without a field')
      expect(column(table, field).filter(({ parsed }) => !parsed.ok || parsed.warning !== undefined)).toEqual([])
    }
  })

  it('people: dates written in five ways come to four days, codes of 15 digits stay text', () => {
    const table = tableOf(sheets, 'people')
    const dates = new Map(
      column(table, 'startedOn').map(({ text, parsed }) => [text, parsed.ok ? parsed.value : parsed.reason]),
    )
    expect(Object.fromEntries(dates)).toEqual({
      '2026年3月1日': '2026-03-01',
      '2025/12/15': '2025-12-15',
      '2026-01-01': '2026-01-01',
      '2026.3.1': '2026-03-01',
      '20260401': '2026-04-01',
    })
    expect(texts(table, 'gridCode').every((code) => /^9999\d{11}$/.test(code))).toBe(true)
    expect(new Set(column(table, 'households').map(({ parsed }) => parsed.ok && typeof parsed.value))).toEqual(
      new Set(['number']),
    )
    expect(texts(table, 'postingMode').filter((text) => text === '—')).toHaveLength(103)
  })
})

describe('网格员名册-GBK.csv', () => {
  it('is the same 237 people, in the same order', async () => {
    const roster = tableOf(await readWorkbook(sample('网格员名册-GBK.csv')), 'people')
    const ledger = tableOf(await readWorkbook(sample('四张清单-云溪街道.xlsx')), 'people')
    expect(fields(roster)).toEqual(['name', 'phone', 'role', 'communityName', 'gridName', 'gridCode', 'remarks'])
    expect(roster.rows).toHaveLength(237)
    for (const field of ['name', 'phone', 'role', 'communityName', 'gridName', 'gridCode']) {
      expect(texts(roster, field)).toEqual(texts(ledger, field))
    }
  })
})

describe('易错单元格.xlsx', () => {
  it('keeps every cell to the letter', async () => {
    const [sheet] = await readSheets(sample('易错单元格.xlsx'))
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      [
        '编号',
        '证件类号码',
        '座机',
        '成立日期',
        '开会日期',
        '文号',
        '月份',
        '楼门',
        '栋数',
        '批次',
        '比例',
        '时段',
        '金额',
        '全角数字',
        '姓名',
      ],
      [
        '001',
        '330103195604026230',
        '057187654321',
        '2025年3月1日',
        '2025.3.2',
        '云街纪〔2025〕3号',
        '2025-05',
        '3-2',
        '12-5',
        '1E5',
        '1/2',
        '10-11',
        '1200.50',
        '0123',
        '张 三',
      ],
      [
        '007',
        '11010519491231002X',
        '0571-8765432',
        '二〇二五年三月一日',
        '2025-02-30',
        '云街纪〔2026〕11号',
        '2026-11',
        '1-1-101',
        '2/3',
        '2E3',
        '3/4',
        '9-12',
        '0.10',
        '4567',
        '欧阳 娜娜',
      ],
      [
        '1000000000000000001',
        '440524188001010014',
        '02887654321',
        '45717',
        '2025/12/1 14:30',
        '第12号',
        '202605',
        '=1+1',
        '+86',
        '-3',
        '@SUM(A1)',
        '00:30',
        '1,200',
        '89',
        '𠮷田 一',
      ],
    ])
    expect(sheet?.rows.every(({ kinds }) => /^t+$/.test(kinds))).toBe(true)
  })

  it('is none of the lists, and says so', async () => {
    expect(await readWorkbook(sample('易错单元格.xlsx'))).toMatchObject([
      {
        sheet: '易错单元格',
        hidden: false,
        table: { ledger: null },
        reason: '表头不像四张清单中的任何一张',
        nonEmptyRows: 4,
      },
    ])
  })
})
