/** Topics: collected, reviewed, parked, turned down, discussed; and none that gets lost on the way. */
import { beforeEach, describe, expect, it } from 'vitest'
import { draftOf } from '../../../src/core/meetings/translate.ts'
import { aMeeting, openSampleApp, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { firstRow } from '../../support/list-scenarios.ts'
import { approvedTopic, aTopic, createSeries, createTopic } from '../../support/series-scenarios.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp({ actor: '审核员' })
})

const review = async (
  { id, version }: { readonly id: string; readonly version: number },
  decision: '立项' | '暂存' | '不予立项',
  note = '',
) => (await app.client.topics.review({ id, version, decision, note })).topic

describe('a topic', () => {
  it('comes back as it was written, waiting', async () => {
    const { topics, counts } = await (await createTopic(app), app.client.topics.list({}))
    expect(topics).toMatchObject([{ ...aTopic(), state: '待审核', reviewer: '', meeting: null, subjectName: null }])
    expect(counts).toEqual({ 待审核: 1, 已立项: 0, 暂存: 0, 不予立项: 0, 已上会: 0 })
  })

  it('shows a contact by its ends only, and anything but a mobile number not at all', async () => {
    expect((await createTopic(app)).contactMasked).toBe('199****1234')
    expect((await createTopic(app, { contact: '某某微信号' })).contactMasked).toBe('****')
    expect(await createTopic(app, { contact: '' })).toMatchObject({ contact: '', contactMasked: '' })
  })

  it('goes from review to review, and says who decided and why', async () => {
    const parked = await review(await createTopic(app), '暂存', '等街道预算')
    expect(parked).toMatchObject({ state: '暂存', reviewer: '审核员', reviewNote: '等街道预算' })
    const approved = await review(parked, '立项')
    expect(approved).toMatchObject({ state: '已立项', reviewNote: '' })
    const { id, version } = approved
    const { topic: reopened } = await app.client.topics.reopen({ id, version })
    expect(reopened).toMatchObject({ state: '待审核', reviewer: '', reviewNote: '' })
    expect(await review(reopened, '不予立项', '不属本街道职责')).toMatchObject({ state: '不予立项' })
  })

  it('is not turned down without a word to who proposed it', async () => {
    const topic = await createTopic(app)
    expect(await refusalSentence(review(topic, '不予立项', '  '))).toBe(
      '“夜市占道经营整治”不予立项，要给提出人一个说明。请填写审核意见后再保存。',
    )
    expect((await app.client.topics.list({})).topics[0]?.state).toBe('待审核')
  })

  it('is refused where its state does not allow it', async () => {
    const topic = await approvedTopic(app)
    expect(await refusalSentence(review(topic, '暂存'))).toBe(
      '议题“夜市占道经营整治”现在是“已立项”，不能审核。请先退回待审。',
    )
    const declined = await review(await createTopic(app, { title: '别的' }), '不予立项', '重复')
    const { id, version } = declined
    expect(await refusal(app.client.topics.update({ id, version, draft: aTopic() }))).toMatchObject({
      code: 'topic_state',
    })
  })

  it('is not overwritten by who has an older version', async () => {
    const topic = await createTopic(app)
    await review(topic, '暂存')
    expect(await refusal(review(topic, '立项'))).toMatchObject({ code: 'version_conflict' })
  })

  it.each([
    ['no title', { title: ' ' }],
    ['a source that is none', { source: '街坊' }],
    ['a day that is none', { submittedOn: '2026-02-30' }],
    ['a subject of an unknown kind', { subject: { kind: 'meetings', id: '01990000-0000-7000-8000-000000000001' } }],
    ['control characters', { reason: '占道\u0000经营' }],
    ['half a character', { proposal: '划线\udc00' }],
  ])('is refused with %s', async (_, change) => {
    const reply = await app.call('topics.create', { ...aTopic(), ...change })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })

  it('is refused for a series or a record that is not there', async () => {
    const nowhere = '01990000-0000-7000-8000-000000000001'
    for (const change of [{ seriesId: nowhere }, { subject: { kind: 'people' as const, id: nowhere } }])
      expect(await refusal(createTopic(app, change))).toMatchObject({ code: 'not_found' })
  })
})

describe('the list of topics', () => {
  it('is filtered by state, series and text, and counts every state', async () => {
    const { id: seriesId } = await createSeries(app)
    await createTopic(app, { seriesId })
    await approvedTopic(app, { seriesId, title: '飞线充电治理', proposer: '', proposerUnit: '物业科' })
    await approvedTopic(app, { title: '楼道堆物清理', reason: '楼上楼下都有意见' })
    const titles = async (filter: Parameters<typeof app.client.topics.list>[0]) => {
      const { topics, counts } = await app.client.topics.list(filter)
      return [topics.map(({ title }) => title), counts.待审核, counts.已立项]
    }
    expect(await titles({ seriesId })).toEqual([['飞线充电治理', '夜市占道经营整治'], 1, 1])
    expect(await titles({ seriesId, state: '已立项' })).toEqual([['飞线充电治理'], 1, 1])
    for (const text of ['飞线', 'fxcd', 'feixian', 'wyk'])
      expect(await titles({ text })).toEqual([['飞线充电治理'], 0, 1])
    expect(await titles({ text: '都有意见' })).toEqual([['楼道堆物清理'], 0, 1])
    expect(await titles({ text: '没有这样的' })).toEqual([[], 0, 0])
  })
})

describe('what a topic is about', () => {
  it('is named, and the topic stays when the record goes', async () => {
    app = await openSampleApp()
    const row = await firstRow(app, 'people')
    const subject = { kind: 'people' as const, id: row.id }
    const name = String(row.values['name'])
    const topic = await createTopic(app, { subject })
    expect(topic.subjectName).toBe(name)
    await app.client.ledgers.remove({ ledger: 'people', ids: [row.id] })
    expect((await app.client.topics.list({})).topics).toMatchObject([{ subject, subjectName: null }])
    const { id, version } = topic
    await app.client.topics.update({ id, version, draft: aTopic({ subject, title: '改过的' }) })
    expect(await refusal(createTopic(app, { subject }))).toMatchObject({ code: 'not_found' })
  })

  it('may be a version of a list', async () => {
    app = await openSampleApp()
    const basis = { basis: '会议通过', effectiveOn: '2026-12-01' }
    const { version } = await app.client.versions.publish({ ledger: 'duties', ...basis })
    const topic = await createTopic(app, { subject: { kind: 'listVersions', id: version.id } })
    expect(topic.subjectName).toBe('岗位责任清单第1版')
  })
})

describe('a topic on an agenda', () => {
  async function onAgenda() {
    const series = await createSeries(app)
    const topic = await approvedTopic(app)
    const { meeting } = await app.client.series.begin({
      id: series.id,
      heldAt: '2026-11-10T14:30',
      topicIds: [topic.id],
    })
    return { series, meeting, topicId: topic.id }
  }
  const now = async () => (await app.client.topics.list({})).topics[0]

  it('is the meeting’s and not touched', async () => {
    const { meeting, topicId } = await onAgenda()
    const topic = await now()
    expect(topic).toMatchObject({ state: '已上会', meeting: { id: meeting.id, title: meeting.title }, actions: [] })
    expect(await refusalSentence(app.client.topics.remove({ id: topicId }))).toBe(
      '议题“夜市占道经营整治”现在是“已上会”，不能删除。请先把它移出会议议程。',
    )
  })

  it.each(['taken off it', 'put off', 'deleted with the meeting'])(
    'waits for the next meeting when %s',
    async (what) => {
      const { series, meeting, topicId } = await onAgenda()
      const { id, version } = meeting
      const draft = draftOf(meeting)
      const [standing, ...topics] = draft.agenda
      if (standing === undefined) throw new Error('no standing item')
      const agenda =
        what === 'taken off it'
          ? [standing]
          : [standing, ...topics.map((item) => ({ ...item, state: '缓议' as const }))]
      if (what === 'deleted with the meeting') await app.client.meetings.remove({ id })
      else await app.client.meetings.update({ id, version, draft: { ...draft, agenda } })
      expect(await now()).toMatchObject({ state: '已立项', meeting: null })
      const next = await app.client.series.begin({ id: series.id, heldAt: '2026-12-08T14:30', topicIds: [topicId] })
      expect(await now()).toMatchObject({ state: '已上会', meeting: { id: next.meeting.id } })
    },
  )
})

describe('the call for topics', () => {
  it('says of each series what is due, from the day after the last call on', async () => {
    const { id: seriesId } = await createSeries(app)
    await createSeries(app, { name: '协调会', callDay: null })
    const { id: otherId } = await createSeries(app, { name: '例会', callDay: 10 })
    await createTopic(app, { seriesId, submittedOn: '2026-10-25' })
    await createTopic(app, { seriesId, submittedOn: '2026-10-26' })
    await review(await createTopic(app, { seriesId, submittedOn: '2026-11-05' }), '立项')
    expect(await app.client.topics.calls({})).toEqual([
      {
        seriesId: otherId,
        name: '例会',
        dueOn: '2026-11-10',
        received: 0,
        waiting: 0,
        sentence: '11月10日前征集议题，还没有收到',
      },
      {
        seriesId,
        name: '城市管理进社区联席会议',
        dueOn: '2026-11-25',
        received: 2,
        waiting: 2,
        sentence: '11月25日前征集议题，已收 2 件，待审核 2 件',
      },
    ])
  })
})

describe('a topic put onto a meeting that is there', () => {
  async function aMeetingOf(seriesId: string) {
    return (await app.client.series.begin({ id: seriesId, heldAt: '2026-12-10T14:30' })).meeting
  }

  it('is its last item, with what it is about, and both belong together', async () => {
    const { id: seriesId } = await createSeries(app)
    const meeting = await aMeetingOf(seriesId)
    const { id, version } = await approvedTopic(app)
    const { topic } = await app.client.topics.place({ id, version, meetingId: meeting.id })
    expect(topic).toMatchObject({ state: '已上会', seriesId, meeting: { id: meeting.id }, actions: [] })
    const placed = await app.client.meetings.get({ id: meeting.id })
    expect(placed.agenda).toHaveLength(meeting.agenda.length + 1)
    expect(placed.agenda.at(-1)).toMatchObject({ title: topic.title, presenter: '梧桐社区', topicId: id })
    expect(placed.version).toBeGreaterThan(meeting.version)
    await app.client.history.undo({})
    expect(await app.client.meetings.get({ id: meeting.id })).toMatchObject({ agenda: meeting.agenda })
    expect((await app.client.topics.list({})).topics).toMatchObject([
      { state: '已立项', seriesId: null, meeting: null },
    ])
  })

  it('by two clients at once is on one agenda only', async () => {
    const { id: seriesId } = await createSeries(app)
    const [one, other] = [await aMeetingOf(seriesId), await aMeetingOf(seriesId)]
    const { id, version } = await approvedTopic(app)
    const replies = await Promise.allSettled(
      [one, other].map(({ id: meetingId }) => app.client.topics.place({ id, version, meetingId })),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is refused where it is not approved, is of another series, is old, or the meeting is closed', async () => {
    const { id: seriesId } = await createSeries(app)
    const meeting = await aMeetingOf(seriesId)
    const place = ({ id, version }: { readonly id: string; readonly version: number }, meetingId = meeting.id) =>
      app.client.topics.place({ id, version, meetingId })
    expect(await refusal(place(await createTopic(app)))).toMatchObject({ code: 'topic_state' })
    const elsewhere = await createSeries(app, { name: '例会' })
    const ofOther = await approvedTopic(app, { seriesId: elsewhere.id })
    expect(await refusal(place(ofOther))).toMatchObject({ code: 'topic_other_series' })
    const approved = await approvedTopic(app)
    expect(await refusal(place({ ...approved, version: 1 }))).toMatchObject({ code: 'version_conflict' })
    expect(await refusal(place(approved, approved.id))).toMatchObject({ code: 'not_found' })
    const past = await app.client.meetings.create(aMeeting({ resolutions: [], heldAt: '2020-01-06T14:30' }))
    await app.client.closing.close({ meetingId: past.meeting.id, decisions: [] })
    expect(await refusal(place(approved, past.meeting.id))).toMatchObject({ code: 'meeting_closed' })
  })
})
