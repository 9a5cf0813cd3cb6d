/** What a record of another unit must be to be kept here, value by value. */
import { describe, expect, it } from 'vitest'
import type { RecordKey } from '../../../src/contract/records/index.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { incomingProblem } from '../../../src/core/exchange/incoming-checks.ts'
import { missingSequences } from '../../../src/core/exchange/merge.ts'

const id = '01990000-0000-7000-8000-000000000001'

function problem(key: RecordKey, values: StoredRecord['values'], changes: Partial<StoredRecord> = {}, there = true) {
  const record: StoredRecord = {
    id,
    unit: '999901001',
    version: 1,
    updatedAt: '2026-11-01T01:00:00.000Z',
    updatedBy: '甲',
    deletedAt: null,
    extra: '{}',
    origin: null,
    values,
    ...changes,
  }
  return incomingProblem(key, record, () => there)
}

const good: readonly [RecordKey, StoredRecord['values']][] = [
  ['duties', { post: '岗位', content: '职责', position: null }],
  ['communities', { name: '东社区', code: null, population: 9120 }],
  ['grids', { communityId: id, name: '一网格', households: 0 }],
  ['people', { name: '甲', phone: '1E5' }],
  ['postings', { personId: id, gridId: null, startedOn: '2026年春' }],
  ['meetings', { title: '会', kind: '联席会议', heldAt: '2026-11-05T14:30', place: null }],
  ['agendaItems', { meetingId: id, position: 1, title: '议题' }],
  ['attendances', { meetingId: id, position: 1, status: '出席', name: '甲', unitName: null }],
  ['resolutions', { meetingId: id, position: 1, content: '事', deadline: null }],
]

describe('a record of another unit', () => {
  it.each(good)('%s: an honest one is kept', (key, values) => {
    const complete = { ...nulls[key], ...values }
    expect(problem(key, complete)).toBeNull()
  })

  it.each<[string, RecordKey, StoredRecord['values'], Partial<StoredRecord>, string]>([
    ['id', 'duties', { post: '岗位', content: '职责' }, { id: '1' }, '记录标识不合格式'],
    ['version 0', 'duties', { post: '岗位', content: '职责' }, { version: 0 }, '版本不是正整数'],
    ['version 1.5', 'duties', { post: '岗位', content: '职责' }, { version: 1.5 }, '版本不是正整数'],
    ['no version', 'duties', { post: '岗位', content: '职责' }, { version: Number.NaN }, '版本不是正整数'],
    ['extra', 'duties', { post: '岗位', content: '职责' }, { extra: 'null' }, '自设栏目不合格式'],
    ['extra text', 'duties', { post: '岗位', content: '职责' }, { extra: '{' }, '自设栏目不合格式'],
    ['a missing name', 'communities', { name: null }, {}, '缺少“社区名称”'],
    ['a text for a number', 'communities', { name: '东', population: '很多' }, {}, '“常住人口”不是整数'],
    ['half a person', 'communities', { name: '东', population: 1.5 }, {}, '“常住人口”不是整数'],
    ['a number for a text', 'communities', { name: 3 }, {}, '“社区名称”不是文字'],
    ['a kind', 'meetings', { title: '会', kind: '', heldAt: '2026-11-05T14:30' }, {}, '“会议类别”不合格式'],
    [
      'a stage',
      'meetings',
      { title: '会', kind: '茶会', heldAt: '2026-11-05T14:30', stage: '散会' },
      {},
      '“阶段”不合格式',
    ],
    ['a time', 'meetings', { title: '会', kind: '联席会议', heldAt: '明天' }, {}, '“时间”不合格式'],
  ])('%s is refused by name', (_, key, values, changes, expected) => {
    expect(problem(key, { ...nulls[key], ...values }, changes)).toBe(expected)
  })

  it('that belongs to nothing here is refused', () => {
    expect(problem('grids', { communityId: id, name: '一网格' }, {}, false)).toBe('所属的“所属社区”不在这里')
    expect(problem('postings', { personId: id, gridId: null }, {}, false)).toBe('所属的“人员”不在这里')
  })
})

/** What the fields hold that an honest sender leaves empty. */
const nulls: Partial<Record<RecordKey, StoredRecord['values']>> = {
  meetings: { place: null, chair: null, recorder: null, discussion: null },
  agendaItems: { presenter: null, discussion: null },
  attendances: { unitName: null },
  resolutions: { responsibleUnit: null, deadline: null },
}

describe('missing sequence numbers', () => {
  it.each<[readonly number[], readonly number[]]>([
    [[], []],
    [[1], []],
    [[1, 2, 3], []],
    [[3, 1, 3], [2]],
    [[4], [1, 2, 3]],
    [
      [2, 5],
      [1, 3, 4],
    ],
  ])('of %j are %j', (received, missing) => {
    expect(missingSequences(received)).toEqual(missing)
  })

  it('are at most a hundred, at once', () => {
    expect(missingSequences([Number.MAX_SAFE_INTEGER, 50])).toHaveLength(100)
  })
})
