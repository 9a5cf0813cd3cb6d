/** The whole record of a meeting travels, every kind of it, and the pages of the office above show it. */
import { beforeAll, expect, it } from 'vitest'
import { exchangedKeys, records } from '../../../src/contract/records/index.ts'
import { district, openTestApp, type TestApp } from '../../support/app.ts'
import { queryDatabase } from '../../support/database-dump.ts'
import { approvedTopic, createSeries } from '../../support/series-scenarios.ts'
import { closeAll, meetingWithTasks } from '../../support/task-scenarios.ts'

const ofMeetings = exchangedKeys.slice(exchangedKeys.indexOf('meetingSeries'))
let street: TestApp
let bureau: TestApp
let meetingId: string
let seriesId: string

beforeAll(async () => {
  street = await openTestApp()
  bureau = await openTestApp({ unit: district })
  seriesId = (await createSeries(street)).id
  const topic = await approvedTopic(street, { seriesId })
  const { meeting, ids } = await meetingWithTasks(street, {
    seriesId,
    agenda: [{ title: topic.title, presenter: '', discussion: '', topicId: topic.id }],
    resolutions: [{ content: '夜市摊位划线入市', responsibleUnit: '街道执法中队', deadline: '2026-11-30', item: 0 }],
    votes: [{ item: 0, question: '是否划线入市', method: '举手', present: 9, inFavour: 8, against: 1, abstained: 0, invalid: 0, notVoting: 0 }],
  }) // prettier-ignore
  meetingId = meeting.id
  const { document } = await street.client.minutes.issue({ id: meetingId })
  await street.client.minutes.confirm({ documentId: document.id, unit: '环卫公司', name: '丙某', confirmedOn: '2026-11-06', opinion: '确认' }) // prettier-ignore
  await street.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '进展', note: '已开工' } })
  await closeAll(street, meetingId)
  await send('2026-11')
}, 120_000)

async function send(period: string) {
  const { artifact } = await street.client.exchange.create({ period, recipient: district.unitCode, protection: 'none' })
  const { planId } = await bureau.client.exchange.preview({ fileId: bureau.stage('包.zip', artifact.bytes) })
  return (await bureau.client.exchange.apply({ planId, acceptSender: true })).counts
}

function rowsOf(app: TestApp, key: (typeof exchangedKeys)[number]): unknown[] {
  return queryDatabase(app.dataDir, `SELECT * FROM ${records[key].table} ORDER BY id`).map((row) => ({
    ...row,
    origin: null,
  }))
}

it.each(ofMeetings)('%s arrive as they were sent', (key) => {
  expect(rowsOf(street, key).length).toBeGreaterThan(0)
  expect(rowsOf(bureau, key)).toEqual(rowsOf(street, key))
})

it('the pages of the office above show them', async () => {
  const { client } = bureau
  const sent = await street.client.meetings.get({ id: meetingId })
  expect(await client.meetings.get({ id: meetingId })).toEqual(sent)
  expect((await client.series.get({ id: seriesId })).name).toBe('城市管理进社区联席会议')
  // Read with the meeting, and not among the topics that the bureau itself has to review.
  expect((await client.meetings.get({ id: meetingId })).agenda.some(({ topicId }) => topicId !== null)).toBe(true)
  expect((await client.topics.list({})).topics).toEqual([])
  const [document] = sent.documents
  expect((await client.minutes.confirmations({ documentId: document?.id ?? '' })).counts.confirmed).toBe(1)
  expect((await client.closing.receipt({ meetingId })).map(({ number }) => number)).toEqual([1])
  const { events } = await client.tasks.get({ id: sent.resolutions[0]?.id ?? '' })
  expect(events.map(({ kind, closing }) => [kind, closing?.number ?? null])).toEqual([
    ['进展', null],
    ['结转', 1],
  ])
  expect((await client.system.verify({})).ok).toBe(true)
})

it('the same package again changes nothing', async () => {
  const counts = await send('2026-11')
  expect(Object.values(counts).every(({ new: added, changed, rejected }) => added + changed + rejected === 0)).toBe(
    true,
  )
})

it('a month in which nothing came of it holds no meeting', async () => {
  const { info } = await street.client.exchange.create({
    period: '2026-10',
    recipient: district.unitCode,
    protection: 'none',
  })
  expect(info.counts).toMatchObject({ meetings: 0, task_events: 0, meeting_series: 1 })
})
