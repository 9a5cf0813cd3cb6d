/** What clerks hand over by mistake or in bulk: refused with the place and the reason, or read whole. Never half. */
import { describe, expect, it } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { readWorkbook, type ReadSheet } from '../../../src/core/intake/read-workbook.ts'
import { columnLetters } from '../../../src/core/intake/sheet-model.ts'
import { parseField } from '../../../src/core/values/parse-field.ts'
import { gb18030 } from '../../support/forms/gb18030.ts'
import { escapeXml, textRow, workbook } from '../../support/zip-fixtures.ts'

async function refusal(name: string, bytes: Uint8Array): Promise<AppError> {
  try {
    await readWorkbook({ name, bytes })
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error(`${name} was read`)
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const header = '姓名,角色,所属社区,联系电话\n'
const person = (index: number): string => `王勇${index},网格长,梧桐里社区,1990000${String(index).padStart(4, '0')}\n`

describe('two encodings in one file', () => {
  it.each<[string, Uint8Array[], number, string]>([
    [
      'GBK bytes in a UTF-8 file',
      [utf8(header), utf8(person(1)), gb18030('李静,专职网格员,香樟苑社区,19900000002\n'), utf8(person(3))],
      3,
      'UTF-8',
    ],
    [
      'GBK bytes in a UTF-8 file with its mark',
      [utf8(`\ufeff${header}`), utf8(person(1)), utf8(person(2)), gb18030('李静,网格长\n')],
      4,
      'UTF-8',
    ],
    [
      'one word of GBK in a long UTF-8 file',
      [utf8(header), ...Array.from({ length: 500 }, (_, index) => utf8(person(index))), gb18030('李静\n')],
      502,
      'UTF-8',
    ],
    [
      'a line of UTF-8 in a GBK file',
      [
        gb18030(header),
        ...Array.from({ length: 50 }, (_, index) => gb18030(person(index))),
        utf8('李静怡,专职网格员,香樟苑社区,19900000002\n'),
      ],
      52,
      'GBK',
    ],
  ])('%s', async (_, parts, line, encoding) => {
    const error = await refusal('混合.csv', Buffer.concat(parts))
    expect(error.code).toBe('file_mixed_encoding')
    expect(error.message).toContain('“混合.csv”')
    expect(error.details).toMatchObject({ line, encoding })
  })

  it('a whole GBK file is no such file, whatever its characters', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => person(index)).join('')
    const names = '娜婷妍琪娟莉璐婧嫣媛珊瑶琳玲珍瑜瑛璇'
    const odd = Array.from(names, (sign) => `${sign}${sign}${sign},网格长,${names},19900000001\n`).join('')
    const [sheet] = await readWorkbook({ name: '名册.csv', bytes: gb18030(header + rows + odd) })
    expect(sheet?.table?.rows).toHaveLength(300 + names.length)
    expect(sheet?.table?.rows.at(-1)?.cells[2]).toBe(names)
  })
})

describe('measures', () => {
  it('5,000 columns are refused with the first one that is too many', async () => {
    const cells = Array.from({ length: 5_000 }, (_, column) => `<c r="${columnLetters(column)}1"><v>1</v></c>`)
    const bytes = await workbook({ sheets: [{ name: '宽', data: `<row r="1">${cells.join('')}</row>` }] })
    const wide = await refusal('宽.xlsx', bytes)
    expect(wide.message).toContain('“宽”')
    expect(wide.message).toContain('AMK1')
    expect(wide.message).toContain('超过 1024 列')
    const text = await refusal('宽.csv', utf8(`${Array.from({ length: 5_000 }, (_, at) => `列${at}`).join(',')}\n`))
    expect(text.message).toContain('超过 1024 列')
  })

  it('200 sheets are read, each for itself', async () => {
    const sheets = Array.from({ length: 200 }, (_, index) => ({
      name: `社区${index}`,
      data: textRow(1, ['姓名', '角色', '联系电话']) + textRow(2, [`王勇${index}`, '网格长', '19900001001']),
    }))
    const read = await readWorkbook({ name: '汇总.xlsx', bytes: await workbook({ sheets }) })
    expect(read).toHaveLength(200)
    expect(read.every(({ table }) => table?.ledger === 'people' && table.rows.length === 1)).toBe(true)
  })

  it('a million rows are read whole, and progress is told on the way', async () => {
    const count = 1_000_000
    const lines = [header]
    for (let index = 0; index < count; index += 1) lines.push(person(index))
    const told: number[] = []
    const [sheet] = await readWorkbook(
      { name: '百万.csv', bytes: utf8(lines.join('')) },
      { onProgress: (done, total) => told.push(done / total) },
    )
    expect(sheet?.table?.rows).toHaveLength(count)
    expect(sheet?.table?.rows.at(-1)?.cells[0]).toBe(`王勇${count - 1}`)
    expect(told.length).toBeGreaterThan(50)
    expect(told.length).toBeLessThanOrEqual(101)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  }, 180_000)
})

describe('values', () => {
  const field = (name: string): (typeof ledgers.people.fields)[number] => {
    const found = ledgers.people.fields.find((candidate) => candidate.name === name)
    if (found === undefined) throw new Error(`no field ${name}`)
    return found
  }

  async function readOne(title: string, cell: string): Promise<{ text: string; kind: string }> {
    const data = `${textRow(1, ['姓名', '角色', title])}<row r="2"><c r="A2" t="inlineStr"><is><t>王勇</t></is></c>${cell}</row>`
    const [sheet]: ReadSheet[] = await readWorkbook({
      name: '一格.xlsx',
      bytes: await workbook({ sheets: [{ data }] }),
    })
    const row = sheet?.table?.rows[0]
    return { text: row?.cells[2] ?? '', kind: row?.kinds[2] ?? ' ' }
  }

  /** Why the cell cannot be a value of the field; empty when it can. */
  function refusalOf(name: string, { text, kind }: { text: string; kind: string }): string {
    const parsed = parseField(field(name), text, kind)
    return parsed.ok ? '' : parsed.reason
  }
  const text = (value: string): string => `<c r="C2" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`

  it.each([
    ['2025-02-30', '没有这一天'],
    ['三月', '只有月份'],
    ['3月', '只有月份'],
    ['2025年', '只有年份'],
    ['25.3.1', '年份不足四位'],
  ])('the date %s is refused: %s', async (value, words) => {
    const cell = await readOne('到岗时间', text(value))
    expect(refusalOf('startedOn', cell)).toContain(words)
  })

  it.each(['330103195604026000', '3.30103195604026E+17', '330103195604026230'])(
    'the number %s, which Excel has rounded, is refused with the explanation and never repaired',
    async (raw) => {
      const cell = await readOne('网格编码', `<c r="C2"><v>${raw}</v></c>`)
      const reason = refusalOf('gridCode', cell)
      expect(reason).toContain('只保留 15 位数字')
      expect(reason).toContain('设成文本格式')
    },
  )
})
