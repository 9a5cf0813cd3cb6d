/** What is written is what is read: every value, every byte, and the same bytes for the same content. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packageInfo } from '../../../src/contract/api/exchange.ts'
import type { CellValue, FieldType } from '../../../src/contract/records/define-record.ts'
import { exchangedKeys, records } from '../../../src/contract/records/index.ts'
import { writeCsv } from '../../../src/core/exchange/format/csv.ts'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import type { PackageTable } from '../../../src/core/exchange/format/table-schema.ts'
import { writePackage, type PackageContent } from '../../../src/core/exchange/format/write-package.ts'
import {
  dutiesTable,
  minimalContent,
  samplePackage,
  sampleSeal,
  signedAt,
} from '../../checks/package/sample-package.ts'

async function roundTrip(content: PackageContent) {
  const written = writePackage(content, sampleSeal, signedAt)
  return { written, read: await readPackage({ name: '包.zip', bytes: written.bytes }) }
}

function tableOf(type: FieldType, rows: CellValue[][]): PackageTable {
  return {
    name: 'samples',
    title: '样例',
    fields: [
      { name: 'id', label: '编号', type: 'identifier' },
      ...(rows[0] ?? []).map((_, index) => ({ name: `c${index}`, label: `列${index}`, type })),
    ],
    primaryKey: ['id'],
    rows: rows.map((row, index) => [`r-${index}`, ...row]),
  }
}

async function valuesBack(type: FieldType, values: readonly CellValue[]): Promise<CellValue[]> {
  const table = tableOf(
    type,
    values.map((value) => [value]),
  )
  const { read } = await roundTrip({ ...minimalContent, tables: [table] })
  return (read.tables[0]?.rows ?? []).map((row) => row[1] ?? null)
}

describe('values that must keep every character', () => {
  const texts = [
    '', null, ' ', '  前后有空格  ', '\t', '\n', '\r', '\r\n', 'a\nb', '"', '""', '"quoted"', ',', 'a,b', "'", '\\N', '\\N1', '\\', 'NULL', 'null',
    '=1+1', '+86 199', '-', '@SUM(A1)', '007', '999901001001001', '110101190001010011', '1e5', '1.0', 'true', '２０２６', 'ＡＢ',
    '👩‍👩‍👧‍👦', '𠮷野家', '㐂', '龘', '𬌗', '䶮', 'é', 'é', '\u0000', '\u001f', '\ufeff', '\u202e', '\u2028', '\u200b', '~!@#$%^&*()',
  ] // prettier-ignore
  it.each<FieldType>(['text', 'longText', 'code', 'identifier', 'phone', 'reference', 'date', 'dateTime'])(
    'as %s',
    async (type) => {
      expect(await valuesBack(type, texts)).toEqual(texts)
    },
  )

  it('tells nothing from an empty text, also in a table of one column', async () => {
    const one = { ...tableOf('text', []), rows: [[''], ['\\N'], ['a']] }
    const { read } = await roundTrip({ ...minimalContent, tables: [one] })
    expect(read.tables[0]?.rows).toEqual(one.rows)
    const other = { ...one, rows: [[null], ['a']] }
    expect((await roundTrip({ ...minimalContent, tables: [other] })).read.tables[0]?.rows).toEqual(other.rows)
  })

  it('writes a lone empty cell in quotes, so that it is no empty line', () => {
    expect(writeCsv([['c'], [''], ['a']])).toBe('c\n""\na\n')
  })

  it('keeps numbers and free text in a date column', async () => {
    const numbers = [0, 1, -1, 237, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, null]
    expect(await valuesBack('integer', numbers)).toEqual(numbers)
    const dates = ['2026-11-30', '2024-02-29', '2026年春', '2026-02-30', null]
    expect(await valuesBack('date', dates)).toEqual(dates)
  })
})

describe('any package', () => {
  const text = fc.string({ unit: 'binary' })
  const cell = fc.oneof(text, fc.constantFrom('', '\\N', '"', ',\n', '0012'), fc.constant(null))
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 }))
    .chain(([width, height]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    )
    .map((rows) => tableOf('text', rows))
  const files = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }).map((contents) =>
    contents.map((bytes, index) => ({ path: `data/documents/第${index + 1}期（纪要）.docx`, bytes })),
  ) // prettier-ignore

  it('comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(table, files, fc.integer({ min: 1, max: 9999 }), async (samples, documents, sequence) => {
        const content = { ...minimalContent, tables: [dutiesTable, samples], files: documents, sequence }
        const { written, read } = await roundTrip(content)
        expect(read.info).toEqual(written.info)
        expect(read.hash).toBe(written.hash)
        expect(read.tables.map(({ rows }) => rows)).toEqual([dutiesTable.rows, samples.rows])
        expect(read.tables[1]?.columns).toEqual(
          samples.fields.map(({ name, label, type }) => ({ name, label, type, privacy: null })),
        )
        expect(read.files.map(({ path, bytes }) => [path, Buffer.from(bytes)])).toEqual(
          documents.map(({ path, bytes }) => [path, Buffer.from(bytes)]),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('is the same bytes for the same content, seal and time, and others for others', () => {
    const bytes = samplePackage()
    expect(Buffer.compare(samplePackage(), bytes)).toBe(0)
    expect(Buffer.compare(samplePackage({ sequence: 2 }), bytes)).not.toBe(0)
  })
})

describe('what a package says of itself', () => {
  it('is the information of the contract', async () => {
    const previousHash = 'a'.repeat(64)
    const { written, read } = await roundTrip({ ...minimalContent, sequence: 2, previousHash })
    expect(packageInfo.parse(read.info)).toEqual(written.info)
    expect(read.info).toMatchObject({
      formatVersion: '1.1',
      unit: '999901001',
      unitName: '云溪街道',
      recipient: '999901',
      sequence: 2,
      previousHash,
    })
    expect(read.info.counts).toEqual({ duties: 2 })
    expect(read.publicKey).toBe(sampleSeal.public)
  })

  it('carries every record definition of the product', async () => {
    const common = [
      { name: 'id', label: '编号', type: 'identifier' as const, required: true },
      { name: 'version', label: '版本', type: 'integer' as const, required: true },
      { name: 'unit', label: '所属单位', type: 'identifier' as const, required: true },
      { name: 'updated_at', label: '修改时间', type: 'dateTime' as const, required: true },
      { name: 'updated_by', label: '修改人', type: 'text' as const },
      { name: 'deleted', label: '已删除', type: 'integer' as const, required: true },
    ]
    const tables = exchangedKeys.map((key): PackageTable => {
      const { table, title, fields } = records[key]
      const values = fields.map(({ type }) => (type === 'integer' ? 1 : type === 'date' ? '2026-11-02' : '值'))
      const head = ['0193a1b2', 3, '999901001', '2026-11-30T09:30:00.000Z', '经办', 0]
      return { name: table, title, fields: [...common, ...fields], primaryKey: ['id'], rows: [[...head, ...values]] }
    })
    const { read } = await roundTrip({ ...minimalContent, tables })
    expect(read.tables.map(({ name, rows }) => ({ name, rows }))).toEqual(
      tables.map(({ name, rows }) => ({ name, rows })),
    )
  })

  it('holds a large table', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`姓名${index}`, '19900000000', '第一网格,东'])
    const { read } = await roundTrip({ ...minimalContent, tables: [tableOf('text', rows)] })
    expect(read.tables[0]?.rows).toHaveLength(20_000)
    expect(read.tables[0]?.rows[19_999]).toEqual(['r-19999', '姓名19999', '19900000000', '第一网格,东'])
  })
})

describe('content that cannot be packed', () => {
  const write = (changes: Partial<PackageContent>) => (): unknown =>
    writePackage({ ...minimalContent, ...changes }, sampleSeal, signedAt)
  const file = (path: string) => ({ files: [{ path, bytes: new Uint8Array() }] })
  it.each([
    '四张清单.xlsx',
    '../x',
    'data/../x',
    'data/a:b',
    'data/datapackage.json',
    'data/tables/x.csv',
    'data/con.txt',
  ])('a file at %s is a bug of the caller', (path) => {
    expect(write(file(path))).toThrow(path)
  })

  it('half a character is named to the clerk', () => {
    const tables = [tableOf('text', [['好\ud800']])]
    expect(write({ tables })).toThrow('“列0”写作“好�”')
  })

  it.each<[string, PackageTable]>([
    ['a row of the wrong length', { ...dutiesTable, rows: [['d-01', 1]] }],
    ['a text in a number column', { ...dutiesTable, rows: [['d-01', '1', 'x', null]] }],
    ['a number in a text column', { ...dutiesTable, rows: [['d-01', 1, 5, null]] }],
    ['a fraction', { ...dutiesTable, rows: [['d-01', 1.5, 'x', null]] }],
    ['a key twice', { ...dutiesTable, rows: [['d-01', 1, 'x', null], ['d-01', 2, 'y', null]] }],
    ['a name that is no identifier', { ...dutiesTable, name: '清单' }],
  ])('%s is a bug of the caller', (_, table) => {
    expect(write({ tables: [table] })).toThrow()
  }) // prettier-ignore

  it.each<Partial<PackageContent>>([
    { unit: { code: '12', name: '云溪街道' } },
    { unit: { code: '999901001', name: '云溪\n街道' } },
    { recipient: '' },
    { period: '2026-13' },
    { previousHash: 'x' },
    { createdAt: '30 Nov 2026' },
    { sequence: 0 },
    { sequence: 1.5 },
    { packageId: 'a b' },
  ])('%j is a bug of the caller', (changes) => {
    expect(write(changes)).toThrow()
  })
})
