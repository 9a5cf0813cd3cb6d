/** Which records go out with a month, kind by kind. */
import { describe, expect, it } from 'vitest'
import type { PackageKind } from '../../../src/contract/api/exchange.ts'
import { exchangedKeys, records, type ExchangedKey } from '../../../src/contract/records/index.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { ownRecords } from '../../../src/core/exchange/own-records.ts'
import { referenceOf } from '../../../src/core/exchange/references.ts'

type Given = Partial<Record<ExchangedKey, readonly StoredRecord[]>>

function record(id: string, values: StoredRecord['values'] = {}): StoredRecord {
  const base = { unit: '999901001', version: 1, updatedAt: '2026-12-09T01:00:00.000Z', updatedBy: '经办' }
  return { id, ...base, deletedAt: null, extra: '{}', origin: null, values }
}

/** The ids that go out with November. */
function november(given: Given, kind: PackageKind = 'submission'): Partial<Record<ExchangedKey, string[]>> {
  const own = ownRecords({ period: '2026-11', kind }, (key) => given[key] ?? [])
  const entries = exchangedKeys.map((key) => [key, own(key).map(({ id }) => id)] as const)
  return Object.fromEntries(entries.filter(([, ids]) => ids.length > 0))
}

const october = record('十月', { heldAt: '2026-10-08T10:00' })

describe('a meeting goes out', () => {
  it('with the month in which it was held, with all its parts', () => {
    expect(
      november({
        meetings: [record('十一月', { heldAt: '2026-11-05T14:30' }), october],
        agendaItems: [record('a', { meetingId: '十一月', topicId: 't' }), record('b', { meetingId: '十月' })],
        resolutions: [record('r', { meetingId: '十一月' }), record('s', { meetingId: '十月' })],
        votes: [record('v', { meetingId: '十一月' })],
        documents: [record('d', { meetingId: '十一月', issuedOn: '2026-12-01' })],
        confirmations: [record('c', { documentId: 'd', confirmedOn: '2026-12-02' })],
        taskEvents: [record('e', { resolutionId: 'r', happenedOn: '2026-12-03' })],
        topics: [record('t', { submittedOn: '2026-09-01' }), record('u', { submittedOn: '2026-10-01' })],
      }),
    ).toEqual({
      meetings: ['十一月'],
      agendaItems: ['a'],
      resolutions: ['r'],
      votes: ['v'],
      documents: ['d'],
      confirmations: ['c'],
      taskEvents: ['e'],
      topics: ['t'],
    })
  })

  it.each<[string, Given]>([
    ['a task of it was reported on', { taskEvents: [record('e', { resolutionId: 'r', happenedOn: '2026-11-30' })] }],
    ['it was closed', { closings: [record('z', { meetingId: '十月', closedOn: '2026-11-01' })] }],
    ['it was opened again', { closings: [record('z', { meetingId: '十月', closedOn: '2026-10-30', reopenedOn: '2026-11-02' })] }],
    ['minutes of it were issued', { documents: [record('d', { meetingId: '十月', issuedOn: '2026-11-02' })] }],
    ['minutes of it were confirmed', { documents: [record('d', { meetingId: '十月', issuedOn: '2026-10-09' })], confirmations: [record('c', { documentId: 'd', confirmedOn: '2026-11-02' })] }],
  ])('again when in this month %s', (_, given) => {
    const meeting = { meetings: [october], resolutions: [record('r', { meetingId: '十月' })] }
    expect(november(meeting)).toEqual({})
    expect(november({ ...meeting, ...given })).toMatchObject({ meetings: ['十月'], resolutions: ['r'] })
  }) // prettier-ignore
})

it('lists, the organisation and the series go out as they stand', () => {
  const given = Object.fromEntries(exchangedKeys.map((key) => [key, [record(key)]]))
  expect(Object.keys(november(given)).sort()).toEqual(
    ['assistMatters', 'communities', 'duties', 'grids', 'keyMatters', 'meetingSeries', 'people', 'postings'].sort(),
  )
})

it('an instruction holds no lists', () => {
  const given = Object.fromEntries(exchangedKeys.map((key) => [key, [record(key)]]))
  expect(november(given, 'instruction')).toEqual({ meetingSeries: ['meetingSeries'] })
})

it('topics of the month go out before they are on any agenda', () => {
  expect(november({ topics: [record('t', { submittedOn: '2026-11-20' })] })).toEqual({ topics: ['t'] })
})

it('every kind stands behind those that it refers to', () => {
  for (const [index, key] of exchangedKeys.entries()) {
    for (const { name, type } of records[key].fields) {
      const reference = referenceOf(records[key], name)
      if (type === 'reference') expect([key, name, reference?.mustBeThere]).toEqual([key, name, true])
      if (reference?.mustBeThere === true)
        expect(exchangedKeys.slice(0, index), `${key}.${name}`).toContain(reference.target)
    }
  }
})
