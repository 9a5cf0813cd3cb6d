/**
 * Which rows a request means and in which order, against the plainest model: all rows in memory, filtered and sorted by
 * JavaScript. Pages, groups, places and finding must all speak of one and the same sequence.
 */
import fc, { type Arbitrary } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LedgerFieldInfo, MarkedRow } from '../../../src/contract/api/ledgers.ts'
import type { ConditionInput, SortKey } from '../../../src/contract/api/rows-request.ts'
import type { CellValue, RecordValues } from '../../../src/contract/records/define-record.ts'
import { openSampleApp, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'

interface Request {
  readonly find: string
  readonly where: ConditionInput[]
  readonly keep: string[]
  readonly sort: SortKey[]
  readonly groupBy: string | null
}

const communities = ['东社区', '西社区', 'East 社区', '100%_社区', null]
const roles = ['网格长', '其他力量', '网格员（外聘）', null]
const names = ['甲一', '乙二', 'Li Lei', 'li', "O'Neil", '%', 'a\\b']
const ownTexts = ['走访', '走访 100%', 'ABC', null]
const ownNumbers = [0, 3, 12, -5, null]
const ownDates = ['2026-01-31', '2026-02-01', '2025-12-31', null]

let app: TestApp
let fields: readonly LedgerFieldInfo[]
let all: readonly MarkedRow[]
let own: { text: string; number: string; date: string; code: string }

async function addColumn(label: string, type: 'text' | 'integer' | 'date' | 'code', codes: string[] | null = null) {
  return (await app.client.columns.save({ ledger: 'people', label, type, codes })).field.name
}

beforeAll(async () => {
  app = await openTestApp()
  own = {
    text: await addColumn('走访情况', 'text'),
    number: await addColumn('次数', 'integer'),
    date: await addColumn('最近走访', 'date'),
    code: await addColumn('评价', 'code', ['好', '中', '差']),
  }
  const at = <T>(list: readonly T[], index: number, step: number): T | null =>
    list[(index * step) % list.length] ?? null
  const create = Array.from({ length: 90 }, (_, index) => {
    const communityName = at(communities, index, 3)
    const values: RecordValues = {
      position: index % 7 === 0 ? null : (index * 37) % 50,
      name: at(names, index, 1),
      role: at(roles, index, 5),
      ...(communityName === null ? {} : { communityName, gridName: `${index % 3}网格`, households: 300 + (index % 4) }),
      startedOn: at(ownDates, index, 11),
      phone: index % 4 === 0 ? null : `1990000${String(index % 9).padStart(4, '0')}`,
      [own.text]: at(ownTexts, index, 7),
      [own.number]: at(ownNumbers, index, 3),
      [own.date]: at(ownDates, index, 5),
      [own.code]: at(['差', '好', '一般', null], index, 9),
    }
    return { values }
  })
  await app.client.ledgers.write({ ledger: 'people', purpose: 'paste', create })
  fields = await app.client.ledgers.fields({ ledger: 'people' })
  all = (await app.client.ledgers.page({ ledger: 'people', limit: 500 })).rows
})

const textOf = (value: CellValue | undefined): string => String(value ?? '')
/** As SQLite compares in LIKE: only ASCII letters lose their case. */
const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const holds = (text: string, part: string): boolean => folded(text).includes(folded(part))

function fits(row: MarkedRow, condition: ConditionInput): boolean {
  const value = row.values[condition.field] ?? null
  switch (condition.kind) {
    case 'oneOf':
      return condition.values.includes(textOf(value))
    case 'contains':
      return holds(textOf(value), condition.text) !== (condition.not ?? false)
    case 'range':
      return (
        value !== null &&
        (condition.from === null || value >= condition.from) &&
        (condition.to === null || value <= condition.to)
      )
    case 'empty':
      return value === null
    case 'filled':
      return value !== null
  }
}

function matching({ find, where, keep }: Request): MarkedRow[] {
  const words = find.split(' ').filter((word) => word !== '')
  return all.filter((row) => {
    const text = fields.map(({ name }) => textOf(row.values[name])).join('\n')
    const matches = words.every((word) => holds(text, word)) && where.every((condition) => fits(row, condition))
    return matches || keep.includes(row.id)
  })
}

/** Nothing stands after everything. */
function compare(a: CellValue, b: CellValue, direction: 'asc' | 'desc' = 'asc'): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return (a < b ? -1 : 1) * (direction === 'asc' ? 1 : -1)
}

function groupRank(field: LedgerFieldInfo, rows: readonly MarkedRow[], value: CellValue): CellValue {
  if (value === null) return null
  if (field.grouped) {
    const positions = rows
      .filter((row) => row.values[field.name] === value)
      .map((row) => row.values['position'] ?? null)
    return positions.reduce((first, position) => (compare(position, first) < 0 ? position : first), null)
  }
  if (field.codes === null || field.codes.length === 0) return 0
  const at = field.codes.indexOf(String(value))
  return at < 0 ? field.codes.length : at
}

function sorted(rows: readonly MarkedRow[], { sort, groupBy }: Request): MarkedRow[] {
  const group = fields.find(({ name }) => name === groupBy)
  const keys = (row: MarkedRow): [CellValue, 'asc' | 'desc'][] => [
    ...(group === undefined
      ? []
      : [
          [row.values[group.name] === null ? 1 : 0, 'asc'] as [CellValue, 'asc'],
          [groupRank(group, rows, row.values[group.name] ?? null), 'asc'] as [CellValue, 'asc'],
          [row.values[group.name] ?? null, 'asc'] as [CellValue, 'asc'],
        ]),
    ...sort.map(({ field, direction }): [CellValue, 'asc' | 'desc'] => [row.values[field] ?? null, direction]),
    [row.values['position'] ?? null, 'asc'],
    [row.id, 'asc'],
  ]
  return [...rows].sort((a, b) => {
    const [left, right] = [keys(a), keys(b)]
    for (const [index, [value, direction]] of left.entries()) {
      const order = compare(value, right[index]?.[0] ?? null, direction)
      if (order !== 0) return order
    }
    return 0
  })
}

const fieldNames = (): string[] => fields.map(({ name }) => name)
const parts = ['一', 'LI', 'li', '%', '_', '\\', "'", '社区', '100', '-', '走访', '99', '1']

function conditionArbitrary(): Arbitrary<ConditionInput> {
  const field = fc.constantFrom(...fieldNames())
  const values = fc.uniqueArray(
    fc.constantFrom('', ...names, '网格长', '东社区', '走访', 'ABC', '0', '12', '302', '2026-02-01', '好', '没有的值'),
    { minLength: 1, maxLength: 4 },
  )
  const numbers = fc.option(fc.integer({ min: -6, max: 310 }))
  const days = fc.option(fc.constantFrom('2025-12-31', '2026-01-31', '2026-02-01', '2027-01-01'))
  return fc.oneof(
    fc.record({ kind: fc.constant('oneOf' as const), field, values }),
    fc.record({ kind: fc.constant('contains' as const), field, text: fc.constantFrom(...parts), not: fc.boolean() }),
    fc.record({
      kind: fc.constant('range' as const),
      field: fc.constantFrom('position', 'households', own.number),
      from: numbers,
      to: numbers,
    }),
    fc.record({
      kind: fc.constant('range' as const),
      field: fc.constantFrom('startedOn', own.date),
      from: days,
      to: days,
    }),
    fc.record({ kind: fc.constantFrom('empty' as const, 'filled' as const), field }),
  )
}

function requestArbitrary(): Arbitrary<Request> {
  return fc.record({
    find: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
    ),
    where: fc.array(conditionArbitrary(), { maxLength: 2 }),
    keep: fc.array(fc.constantFrom(...all.map(({ id }) => id)), { maxLength: 3 }),
    sort: fc.uniqueArray(
      fc.record({
        field: fc.constantFrom(...fieldNames()),
        direction: fc.constantFrom('asc' as const, 'desc' as const),
      }),
      { maxLength: 2, selector: ({ field }) => field },
    ),
    groupBy: fc.option(fc.constantFrom('role', 'communityName', 'gridName', own.code, own.text)),
  })
}

const idsOf = (rows: readonly MarkedRow[]): string[] => rows.map(({ id }) => id)

describe('any request', () => {
  it('gives the rows that fit, in the wanted order, in windows that join', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(requestArbitrary(), fc.nat(90), async (request, offset) => {
        const expected = sorted(matching(request), request)
        const whole = await app.client.ledgers.page({ ledger: 'people', ...request, limit: 500 })
        expect(idsOf(whole.rows)).toEqual(idsOf(expected))
        expect(whole.total).toBe(expected.length)
        const part = await app.client.ledgers.page({ ledger: 'people', ...request, offset, limit: 7 })
        expect(part).toEqual({ rows: whole.rows.slice(offset, offset + 7), total: whole.total })
      }),
      { numRuns: 300 },
    )
  })

  it('has groups that are the runs of its rows', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(requestArbitrary(), async ({ groupBy, ...request }) => {
        const by = groupBy ?? 'role'
        const { rows } = await app.client.ledgers.page({ ledger: 'people', ...request, groupBy: by, limit: 500 })
        const runs: { value: string | null; count: number }[] = []
        for (const row of rows) {
          const value = row.values[by] ?? null
          const last = runs.at(-1)
          if (last?.value === value) last.count += 1
          else runs.push({ value: value === null ? null : String(value), count: 1 })
        }
        expect(await app.client.ledgers.groups({ ledger: 'people', ...request, by })).toEqual(runs)
      }),
      { numRuns: 100 },
    )
  })

  it('knows the place of each of its rows, and finds texts from there on', { timeout: 60_000 }, async () => {
    const placeArbitrary = fc.record({
      text: fc.constantFrom(...parts, '没有这个'),
      from: fc.integer({ min: -1, max: 95 }),
      direction: fc.constantFrom('next' as const, 'previous' as const),
    })
    await fc.assert(
      fc.asyncProperty(
        requestArbitrary(),
        placeArbitrary,
        fc.nat(),
        async (request, { text, from, direction }, pick) => {
          const expected = sorted(matching(request), request)
          const row = all[pick % all.length]
          if (row === undefined) throw new Error('there are rows')
          const { offset } = await app.client.ledgers.offsetOf({ ledger: 'people', ...request, id: row.id })
          expect(offset).toBe(idsOf(expected).includes(row.id) ? idsOf(expected).indexOf(row.id) : null)

          const hits = expected.flatMap(({ values, id }, place) => {
            const field = fields.find(({ name }) => holds(textOf(values[name]), text))
            return field === undefined ? [] : [{ offset: place, id, field: field.name }]
          })
          const wanted =
            direction === 'next'
              ? (hits.find((hit) => hit.offset > from) ?? hits[0])
              : (hits.findLast((hit) => hit.offset < from) ?? hits.at(-1))
          expect(await app.client.ledgers.locate({ ledger: 'people', ...request, text, from, direction })).toEqual(
            wanted ?? { offset: null },
          )
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a request that does not fit the list', () => {
  it('is refused by the field', async () => {
    const page = (request: Partial<Request>) => app.client.ledgers.page({ ledger: 'people', ...request })
    const unknown = [
      page({ where: [{ kind: 'empty', field: 'nothing' }] }),
      page({ sort: [{ field: 'own.01990000-0000-7000-8000-00000000dead', direction: 'asc' }] }),
      page({ groupBy: `own.x' OR 1=1` }),
      page({ where: [{ kind: 'range', field: 'name', from: 'a', to: null }] }),
      app.client.ledgers.groups({ ledger: 'duties', by: 'communityName' }),
    ]
    for (const attempt of unknown) expect(await refusal(attempt)).toMatchObject({ code: 'invalid_input' })
    const badDay = page({ where: [{ kind: 'range', field: 'startedOn', from: '2025-02-30', to: null }] })
    expect(await refusalSentence(badDay)).toBe('“到岗时间”写作“2025-02-30”，没有这一天。请改正。')
  })
})

describe('groups of the sample street', () => {
  it('stand in the order of the list: categories by their first row, roles in the order of the office', async () => {
    const sample = await openSampleApp()
    const { rows } = await sample.client.ledgers.page({ ledger: 'keyMatters', limit: 500 })
    const categories = [...new Set(rows.map(({ values }) => values['category']))]
    const groups = await sample.client.ledgers.groups({ ledger: 'keyMatters', by: 'category' })
    expect(groups.map(({ value }) => value)).toEqual(categories)
    const byRole = await sample.client.ledgers.groups({ ledger: 'people', by: 'role' })
    expect(byRole.map(({ value }) => value)).toEqual(['网格长', '专职网格员', '兼职网格员', '网格指导员', '其他力量'])
    expect(byRole.reduce((sum, { count }) => sum + count, 0)).toBe(237)
  })
})
