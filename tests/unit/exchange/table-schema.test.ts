/** What a table says of itself: only what is true of the data that is there, and what it says is held against it. */
import { describe, expect, it } from 'vitest'
import { exchangedKeys, records } from '../../../src/contract/records/index.ts'
import { privacyClasses as contractClasses } from '../../../src/contract/records/define-record.ts'
import { checkReferences } from '../../../src/core/exchange/format/table-references.ts'
import { decodeTable, encodeTable, type PackageTable } from '../../../src/core/exchange/format/table-schema.ts'
import { privacyClasses } from '../../../src/core/exchange/format/v1.ts'
import { toPackageTable } from '../../../src/core/exchange/package-tables.ts'
import { relatedTables } from '../../checks/package/sample-package.ts'

const [communities, residents] = relatedTables
if (communities === undefined || residents === undefined) throw new Error('two sample tables')

function fieldOf(table: PackageTable, name: string, all: readonly PackageTable[] = [table]) {
  return encodeTable(table, all).schema.fields.find((field) => field.name === name)
}

function withCell(table: PackageTable, column: string, value: string | number | null): PackageTable {
  const index = table.fields.findIndex(({ name }) => name === column)
  return { ...table, rows: table.rows.map((row, number) => (number === 0 ? row.with(index, value) : row)) }
}

describe('constraints', () => {
  it('are declared where every value keeps them', () => {
    expect(fieldOf(residents, 'gender')?.constraints).toEqual({ enum: ['男', '女'] })
    expect(fieldOf(communities, 'code')?.constraints).toEqual({ pattern: '[0-9]{12}' })
    expect(fieldOf(communities, 'id')?.constraints).toEqual({ required: true })
  })

  it('are not declared where one value breaks them, and the value travels', () => {
    const free = withCell(residents, 'gender', '不详')
    expect(fieldOf(free, 'gender')).toMatchObject({ type: 'string', sidantong: { codes: ['男', '女'] } })
    expect(fieldOf(free, 'gender')?.constraints).toBeUndefined()
    expect(fieldOf(withCell(communities, 'code', '99990100100１'), 'code')?.constraints).toBeUndefined()
    const { csv, schema } = encodeTable(free, [free])
    expect(decodeTable('x.csv', csv, schema)).toEqual(free.rows)
  })

  it('are held against the data', () => {
    const broken = (column: string, table: PackageTable, value: string) => () =>
      decodeTable('x.csv', encodeTable(withCell(table, column, value), []).csv, encodeTable(table, []).schema)
    expect(broken('gender', residents, '不详')).toThrow('“x.csv”第 2 行的“性别”不在所列之中')
    expect(broken('code', communities, '9999')).toThrow('“x.csv”第 2 行的“社区编码”不是 12 位数字')
  })
})

describe('references', () => {
  const keys = (table: PackageTable) => encodeTable(table, [communities, table]).schema.foreignKeys
  const resolved = [{ fields: ['community_id'], reference: { resource: 'communities', fields: ['id'] } }]

  it('are declared where every value leads to a row of the package', () => {
    expect(keys(residents)).toEqual(resolved)
    expect(keys(withCell(residents, 'community_id', 'c-09'))).toBeUndefined()
    expect(encodeTable(residents, [residents]).schema.foreignKeys).toBeUndefined()
  })

  it('are held against the data', () => {
    const read = ({ name, fields, primaryKey, rows }: PackageTable) => ({ name, columns: fields, primaryKey, rows })
    const check = (table: PackageTable, declared: Parameters<typeof checkReferences>[1]) => () =>
      checkReferences(read(table), declared, [read(communities), read(table)])
    const [reference] = encodeTable(residents, relatedTables).schema.foreignKeys ?? []
    if (reference === undefined) throw new Error('the sample has a reference')
    expect(check(residents, [reference])).not.toThrow()
    expect(check(withCell(residents, 'community_id', 'c-09'), [reference])).toThrow(
      '“data/tables/residents.csv”第 2 行的“community_id”在表“communities”里没有对应的记录',
    )
    const wrong = { ...reference.reference, resource: 'nowhere' }
    expect(check(residents, [{ ...reference, reference: wrong }])).toThrow('引用说明不对')
    expect(check(residents, [{ fields: ['nothing'], reference: reference.reference }])).toThrow('引用说明不对')
  })
})

describe('privacy', () => {
  it('has the classes that the records have', () => {
    expect(privacyClasses).toEqual(contractClasses)
  })

  it('is said of every field of every kind of record', () => {
    const tables = exchangedKeys.map((key) => toPackageTable(records[key], []))
    for (const table of tables) {
      const { fields } = encodeTable(table, tables).schema
      expect(fields.filter(({ sidantong }) => sidantong.privacy === undefined)).toEqual([])
    }
    const people = tables.find(({ name }) => name === 'people')
    expect(people?.fields.find(({ name }) => name === 'phone')?.privacy).toBe('personal')
  })
})
