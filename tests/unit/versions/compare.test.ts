/** How two states of a list differ. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import { allFields, compareRows, countChanges, referenceOf, type RowPair } from '../../../src/core/versions/rules.ts'

const { fields } = ledgers.keyMatters
const noReasons = () => []
const compare = (...pairs: RowPair[]) => compareRows(fields, pairs, noReasons)
const row: RecordValues = { category: '市容秩序', position: 1, name: '占道经营', timeLimit: '4小时' }

describe('a row', () => {
  it('that came in shows what it says', () => {
    expect(compare({ id: 'a', before: null, after: row })).toEqual([
      {
        id: 'a',
        kind: 'added',
        name: '占道经营',
        category: '市容秩序',
        reasons: [],
        changes: [
          { field: 'category', label: '类别', before: '', after: '市容秩序' },
          { field: 'name', label: '事项名称', before: '', after: '占道经营' },
          { field: 'timeLimit', label: '处置时限', before: '', after: '4小时' },
        ],
      },
    ])
  })

  it('that changed shows only what changed', () => {
    const [found] = compare({ id: 'a', before: row, after: { ...row, timeLimit: '2小时' } })
    expect(found?.kind).toBe('changed')
    expect(found?.changes).toEqual([{ field: 'timeLimit', label: '处置时限', before: '4小时', after: '2小时' }])
  })

  it('that only moved has not changed', () => {
    expect(compare({ id: 'a', before: row, after: { ...row, position: 7 } })).toEqual([])
  })

  it('with nothing instead of an empty value has not changed', () => {
    expect(compare({ id: 'a', before: row, after: { ...row, remarks: null } })).toEqual([])
  })
})

it('every pair that differs is found once, and counted in one kind', () => {
  const values = fc.record({ name: fc.constantFrom('甲', '乙'), timeLimit: fc.constantFrom('1', '2', null) })
  const state = fc.option(values, { nil: null })
  const pairs = fc
    .array(fc.tuple(state, state))
    .map((list) => list.map(([before, after], index): RowPair => ({ id: String(index), before, after })))
  fc.assert(
    fc.property(pairs, (list) => {
      const found = compareRows(fields, list, noReasons)
      const differing = list.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
      expect(found.map(({ id }) => id)).toEqual(differing.map(({ id }) => id))
      const { added, removed, changed } = countChanges(found)
      expect(added + removed + changed).toBe(found.length)
    }),
  )
})

it('a column that has gone is still compared', () => {
  const gone = {
    ...ledgers.keyMatters.fields[0],
    name: 'own.x',
    label: '道路',
    type: 'text',
    privacy: 'public',
  } as const
  const both = allFields([...fields, { ...gone, synonyms: [], width: 10 }], fields)
  expect(both.at(-1)?.label).toBe('道路')
  const [found] = compareRows(both, [{ id: 'a', before: { ...row, 'own.x': '建设路' }, after: row }], noReasons)
  expect(found?.changes).toEqual([{ field: 'own.x', label: '道路', before: '建设路', after: '' }])
})

it('a number is written as the standard wants it', () => {
  expect(referenceOf(2026, 1)).toBe('〔2026〕1号')
})
