/** The counts (第几次) of a series' meetings: no count twice, whoever writes it and when; a gap is told before it is made. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Meeting } from '../../../src/contract/meetings.ts'
import { draftOf } from '../../../src/core/meetings/translate.ts'
import { aMeeting, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { createSeries } from '../../support/series-scenarios.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

interface Place {
  readonly seriesId: string | null
  readonly session: number | null
  readonly heldAt?: string
  readonly title?: string
}

async function created(place: Place): Promise<Meeting> {
  return (await app.client.meetings.create(aMeeting({ ...place }))).meeting
}

async function moved({ id, version, ...meeting }: Meeting, change: Partial<Place>): Promise<Meeting> {
  const draft = { ...draftOf({ id, version, ...meeting }), ...change }
  return (await app.client.meetings.update({ id, version, draft })).meeting
}

describe('a count that a person writes', () => {
  it('is refused where another meeting of the series has it, which is named', async () => {
    const { id: seriesId } = await createSeries(app)
    await created({ seriesId, session: 1, title: '第一次会议', heldAt: '2026-11-10T14:30' })
    const second = await created({ seriesId, session: 2, heldAt: '2026-12-08T14:30' })
    expect(await refusalSentence(created({ seriesId, session: 1, heldAt: '2026-12-20T09:00' }))).toBe(
      '“城市管理进社区联席会议”第 1 次已是“第一次会议”（2026-11-10），一个届次只能用一次。请换一个届次，接下来是第 3 次。',
    )
    expect(await refusal(moved(second, { session: 1 }))).toMatchObject({ code: 'session_taken' })
    expect((await app.client.meetings.get({ id: second.id })).session).toBe(2)
  })

  it('is counted by year where the title names the year, and over the years where it does not', async () => {
    const yearly = await createSeries(app)
    const first = await created({ seriesId: yearly.id, session: 1, heldAt: '2026-11-10T14:30' })
    const next = await created({ seriesId: yearly.id, session: 1, heldAt: '2027-01-12T14:30' })
    expect(await refusal(moved(next, { heldAt: '2026-12-01T14:30' }))).toMatchObject({
      code: 'session_taken',
      details: { meeting: first.title },
    })
    const running = await createSeries(app, { name: '例会', titlePattern: '第{次}次{名称}' })
    await created({ seriesId: running.id, session: 1, heldAt: '2026-11-10T14:30' })
    expect(await refusal(created({ seriesId: running.id, session: 1, heldAt: '2027-01-12T14:30' }))).toMatchObject({
      code: 'session_taken',
    })
  })

  it('is free in another series, outside of one, and after the meeting that had it is deleted', async () => {
    const { id: seriesId } = await createSeries(app)
    const other = await createSeries(app, { name: '例会' })
    const first = await created({ seriesId, session: 1 })
    await created({ seriesId: other.id, session: 1 })
    await created({ seriesId: null, session: 1 })
    await app.client.meetings.remove({ id: first.id })
    await created({ seriesId, session: 1 })
    expect(await app.client.meetings.list({})).toHaveLength(3)
  })

  it('given to two meetings by two clients at once is one meeting’s only', async () => {
    const { id: seriesId } = await createSeries(app)
    const replies = await Promise.allSettled([
      created({ seriesId, session: 1, title: '甲的会议' }),
      created({ seriesId, session: 1, title: '乙的会议' }),
    ])
    expect(replies.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await app.client.meetings.list({})).toHaveLength(1)
    const [a, b] = [await created({ seriesId, session: 2 }), await created({ seriesId, session: 3 })]
    const moves = await Promise.allSettled([moved(a, { session: 4 }), moved(b, { session: 4 })])
    expect(moves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('stays as it is while other things are edited', async () => {
    const { id: seriesId } = await createSeries(app)
    const first = await created({ seriesId, session: 1 })
    expect(await moved(first, { title: '改名的会议' })).toMatchObject({ session: 1, title: '改名的会议' })
  })
})

describe('a count asked about before it is written', () => {
  it('says who has it, what it leaves out, and what comes next', async () => {
    const { id } = await createSeries(app, { firstSession: 5 })
    const ask = (session: number, meetingId: string | null = null) =>
      app.client.series.checkSession({ id, session, heldOn: '2026-12-10', meetingId })
    expect(await ask(5)).toEqual({ taken: null, leftOut: null, next: 5 })
    expect(await ask(6)).toEqual({ taken: null, leftOut: { from: 5, to: 5 }, next: 5 })
    const first = await created({ seriesId: id, session: 5, title: '第五次', heldAt: '2026-11-10T14:30' })
    expect(await ask(5)).toMatchObject({ taken: { id: first.id, title: '第五次', heldOn: '2026-11-10' } })
    expect(await ask(5, first.id)).toMatchObject({ taken: null })
    expect(await ask(6)).toEqual({ taken: null, leftOut: null, next: 6 })
    expect(await ask(9)).toEqual({ taken: null, leftOut: { from: 6, to: 8 }, next: 6 })
    await created({ seriesId: id, session: 9, heldAt: '2026-12-01T14:30' })
    expect(await ask(8)).toEqual({ taken: null, leftOut: { from: 6, to: 7 }, next: 10 })
  })

  it('is refused for a series that is not there', async () => {
    const { id } = await created({ seriesId: null, session: null })
    expect(await refusal(app.client.series.checkSession({ id, session: 1, heldOn: '2026-12-10' }))).toMatchObject({
      code: 'not_found',
    })
  })
})
