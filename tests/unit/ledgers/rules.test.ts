/** The pure rules behind the lists: reading cells, marks, own values, likeness, own columns, what a merge takes back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { ownColumnId, ownFieldName } from '../../../src/contract/ledgers/own-columns.ts'
import type { CellValue } from '../../../src/contract/records/define-record.ts'
import { convertValues, labelIsTaken } from '../../../src/core/columns/rules.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { mediaTypeOf } from '../../../src/core/attachments/rules.ts'
import { toField } from '../../../src/core/ledgers/ledger-fields.ts'
import { marksOf } from '../../../src/core/ledgers/marks.ts'
import { ownValue, readExtra, splitOwn, withOwn } from '../../../src/core/ledgers/own-values.ts'
import { changedCells, readCells, readNewRow } from '../../../src/core/ledgers/read-cells.ts'
import { similarQuestions } from '../../../src/core/ledgers/similar-rules.ts'
import { differenceOf, isSamePlace, takenBack } from '../../../src/core/people/merge-rules.ts'

const { fields } = ledgers.people
const column = '01990000-0000-7000-8000-000000000001'
const cell: fc.Arbitrary<CellValue> = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
const columnIds = fc.constantFrom(
  column,
  '01990000-0000-7000-8000-000000000002',
  '01990000-0000-7000-8000-000000000003',
)
const ownCells = fc.dictionary(columnIds, cell)

describe('a field name', () => {
  it('names an own column by its id and nothing else', () => {
    expect(ownColumnId(ownFieldName(column))).toBe(column)
    const others = ['name', 'own.', 'own.x', column, `own.${column} `, `own.${column}"`, `own.${column.toUpperCase()}Z`]
    for (const name of others) expect([name, ownColumnId(name)]).toEqual([name, null])
  })
})

describe('own values', () => {
  it('are read as they were put, whatever was there before', () => {
    fc.assert(
      fc.property(ownCells, ownCells, (before, change) => {
        const extra = withOwn(withOwn('{}', before), change)
        const merged = { ...before, ...change }
        for (const [id, value] of Object.entries(merged)) expect(ownValue(readExtra(extra), id)).toBe(value)
        expect(Object.values(readExtra(extra))).not.toContain(null)
      }),
    )
  })

  it('are one text however they came together, so that equal contents have equal hashes', () => {
    fc.assert(
      fc.property(ownCells, (values) => {
        const entries = Object.entries(values)
        const oneByOne = entries.reverse().reduce((extra, [id, value]) => withOwn(extra, { [id]: value }), '{}')
        expect(oneByOne).toBe(withOwn('{}', values))
      }),
    )
  })

  it('leave what another program put there', () => {
    expect(withOwn('{"other":{"a":1}}', { [column]: 'x' })).toBe(`{"${column}":"x","other":{"a":1}}`)
    expect(withOwn('{ "kept": 1 }', {})).toBe('{ "kept": 1 }')
    expect(ownValue(readExtra(`{"${column}":{"a":1}}`), column)).toBeNull()
  })

  it('are told apart from the fields of the list', () => {
    expect(splitOwn({ name: '甲', [ownFieldName(column)]: 3 })).toEqual({
      fields: { name: '甲' },
      own: { [column]: 3 },
    })
  })
})

describe('cells', () => {
  it('are read all, and every problem is told', () => {
    const { values, problems } = readCells(fields, {
      name: ' 甲 ',
      startedOn: '2025-02-30',
      households: '多',
      role: '',
    })
    expect(values).toEqual({ name: '甲', role: null })
    expect(problems.map(({ field }) => field)).toEqual(['到岗时间', '户数'])
  })

  it('of a new row fill what is required', () => {
    expect(readNewRow(fields, { phone: '1' }).problems).toEqual([{ field: '姓名', value: '', reason: '不能为空' }])
    expect(readNewRow(fields, { name: ' ' }).problems).toHaveLength(1)
    expect(readNewRow(fields, { name: '甲' }).problems).toEqual([])
  })

  it('that say what the row says already are no change', () => {
    expect(changedCells({ name: '甲', phone: null, role: '网格长' }, { name: '甲', role: null })).toEqual({
      role: '网格长',
    })
  })
})

describe('marks', () => {
  it.each([
    ['phone', 'abc', /不像手机/],
    ['phone', '19900001234', null],
    ['gridCode', '99990100100100', /15 位/],
    ['gridCode', '999901001001001', null],
    ['role', '站长', /常用写法/],
    ['role', '网格长', null],
    ['name', '甲\u200b', /看不见/],
    ['name', null, null],
  ])('of %s %j', (name, value, message) => {
    const marks = marksOf(fields, { [name]: value })
    if (message === null) expect(marks).toEqual([])
    else expect(marks).toEqual([[name, expect.stringMatching(message)]])
  })
})

describe('a question for likeness', () => {
  it('is asked only when all its fields are filled', () => {
    expect(similarQuestions('people', { name: '甲', phone: '1', employer: null })).toEqual([
      {
        reason: '姓名和联系电话相同',
        equal: [
          ['name', '甲'],
          ['phone', '1'],
        ],
      },
    ])
    expect(similarQuestions('people', { phone: '1' })).toEqual([])
    expect(similarQuestions('keyMatters', { code: '09006', name: '夜市' })).toHaveLength(1)
  })

  it('speaks of fields that the list has', () => {
    for (const definition of Object.values(ledgers)) {
      const values = Object.fromEntries(definition.fields.map(({ name }) => [name, 'x']))
      const asked = similarQuestions(definition.key, values)
      expect(asked.length).toBeGreaterThan(0)
      for (const { equal } of asked)
        for (const [field] of equal) expect(definition.fields.map(({ name }) => name)).toContain(field)
    }
  })
})

describe('own columns', () => {
  it('may not be called like another column, however it is written', () => {
    const columns = [{ label: '联系电话', synonyms: ['手机号'] }, { label: 'Ａ级' }]
    for (const label of ['联系电话', '联 系 电 话', '手机号', 'A级', 'a级'])
      expect([label, labelIsTaken(label, columns)]).toEqual([label, true])
    expect(labelIsTaken('电话', columns)).toBe(false)
  })

  it('give every value its new reading or the reason why not', () => {
    const field = toField({ id: column, label: '次数', type: 'integer', codes: null, width: 8, position: 0 })
    const cells = ['12', '1,200', '十', '3.5'].map((value, index) => ({ recordId: String(index), value }))
    const { changed, unfit } = convertValues(field, cells)
    expect(changed).toEqual([
      { recordId: '0', value: 12 },
      { recordId: '1', value: 1200 },
    ])
    expect(unfit.map(({ value }) => value)).toEqual(['十', '3.5'])
    expect(convertValues({ ...field, type: 'text' }, [{ recordId: '0', value: 12 }]).changed).toEqual([
      { recordId: '0', value: '12' },
    ])
  })
})

function person(values: StoredRecord['values'], extra = '{}', changes: Partial<StoredRecord> = {}): StoredRecord {
  const base = {
    id: column,
    unit: '999901001',
    version: 1,
    updatedAt: '',
    updatedBy: '',
    deletedAt: null,
    origin: null,
  }
  return { ...base, values, extra, ...changes }
}

describe('what a merge set', () => {
  const record = fc.record({ a: cell, b: cell, c: cell })

  it('goes back where it still stands, and only there', () => {
    fc.assert(
      fc.property(record, record, record, (before, merged, now) => {
        const difference = differenceOf('people', person(before), person(merged))
        if (difference === null) {
          expect(before).toEqual(merged)
          return
        }
        const { values } = takenBack(difference, person(now))
        for (const name of ['a', 'b', 'c'] as const) {
          const goesBack = before[name] !== merged[name] && now[name] === merged[name]
          expect(name in values).toBe(goesBack)
          if (goesBack) expect(values[name]).toBe(before[name])
        }
      }),
    )
  })

  it('includes own columns', () => {
    const set = differenceOf('people', person({}, `{"${column}":"前"}`), person({}, `{"${column}":"后"}`))
    if (set === null) throw new Error('an own value is another one')
    expect(takenBack(set, person({}, `{"${column}":"后"}`)).own).toEqual({ [column]: '前' })
    expect(takenBack(set, person({}, `{"${column}":"再改"}`)).own).toEqual({})
  })

  it('seats nobody twice: same grid, same role, both current', () => {
    const seat = person({ gridId: 'g', role: '网格长' })
    expect(isSamePlace(seat, person({ gridId: 'g', role: '网格长', startedOn: '2026-01-01' }))).toBe(true)
    expect(isSamePlace(seat, person({ gridId: 'g', role: '其他力量' }))).toBe(false)
    expect(isSamePlace(seat, person({ gridId: 'g', role: '网格长', endedOn: '2026-01-01' }))).toBe(false)
    expect(isSamePlace(seat, person({ gridId: 'g', role: '网格长' }, '{}', { deletedAt: 'x' }))).toBe(false)
  })
})

describe('the kind of a file', () => {
  it.each([
    ['a.PDF', 'application/pdf'],
    ['照片.jpeg', 'image/jpeg'],
    ['没有后缀', 'application/octet-stream'],
    ['x.constructor', 'application/octet-stream'],
    ['表.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('of %s is %s', (name, type) => {
    expect(mediaTypeOf(name)).toBe(type)
  })
})
