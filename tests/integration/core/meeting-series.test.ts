/** Meeting series and the meetings begun from them; who is told of a meeting and what they answer. */
import { beforeEach, describe, expect, it } from 'vitest'
import { meetingDraft } from '../../../src/contract/meetings.ts'
import type { MeetingSeries } from '../../../src/contract/meeting-series.ts'
import { draftOf } from '../../../src/core/meetings/translate.ts'
import { aMeeting, district, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { approvedTopic, aSeries, begun, createSeries, createTopic } from '../../support/series-scenarios.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function begin(series: MeetingSeries, heldAt: string, topicIds: string[] = []) {
  return (await app.client.series.begin({ id: series.id, heldAt, topicIds })).meeting
}

describe('a series', () => {
  it('comes back as it was written', async () => {
    const { id, version, ...draft } = await createSeries(app)
    expect(draft).toEqual(aSeries())
    expect(version).toBe(1)
    expect(await app.client.series.get({ id })).toEqual({ id, version, ...draft })
  })

  it('is read at the district and neither listed nor changed there', async () => {
    const { id, version } = await createSeries(app)
    const topic = await createTopic(app, { seriesId: id })
    const { artifact } = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const receiver = await openTestApp({ unit: district })
    const fileId = receiver.stage('数据包.zip', artifact.bytes)
    const { planId } = await receiver.client.exchange.preview({ fileId })
    await receiver.client.exchange.apply({ planId, acceptSender: true })
    const { client } = receiver
    expect(await client.series.list({})).toEqual([])
    expect((await client.series.get({ id })).name).toBe(aSeries().name)
    expect((await client.topics.list({})).topics).toEqual([])
    for (const attempt of [
      client.series.update({ id, version, draft: aSeries({ place: '区里改的' }) }),
      client.series.remove({ id }),
      client.series.begin({ id, heldAt: '2026-12-08T14:30', topicIds: [] }),
      client.topics.review({ id: topic.id, version: topic.version, decision: '立项' }),
      client.topics.remove({ id: topic.id }),
    ])
      expect(await refusal(attempt)).toMatchObject({ code: 'not_editable' })
    // A name that a street uses is free for the district.
    await client.series.create(aSeries())
  })

  it('stands in the list with its last meeting', async () => {
    const series = await createSeries(app)
    await begin(series, '2026-12-08T14:30')
    await begin(series, '2026-11-10T14:30')
    const [summary, ...others] = await app.client.series.list({})
    expect(others).toEqual([])
    expect(summary).toMatchObject({ members: 3, meetings: 2, last: { heldAt: '2026-12-08T14:30' } })
  })

  it('takes a unit name of 300 characters and 500 members', async () => {
    const unit = '单'.repeat(300)
    const members = Array.from({ length: 500 }, (_, index) => ({
      party: '其他' as const,
      unit,
      name: `第${index}人`,
      duty: '',
      status: '出席' as const,
    }))
    const series = await createSeries(app, { members, copyTo: [unit] })
    expect(series.members[499]).toEqual(members[499])
    const meeting = await begin(series, '2026-11-10T14:30')
    expect(meeting.attendance[499]).toMatchObject({ unit, name: '第499人' })
  })

  it('has a name of its own', async () => {
    const { id, version } = await createSeries(app)
    expect(await refusalSentence(app.client.series.create(aSeries()))).toBe(
      '已有名为“城市管理进社区联席会议”的会议系列。请换一个名称。',
    )
    await createSeries(app, { name: '例会' })
    expect(await refusal(app.client.series.update({ id, version, draft: aSeries({ name: '例会' }) }))).toMatchObject({
      code: 'series_name_taken',
    })
    await app.client.series.update({ id, version, draft: aSeries({ frequency: '两月一次' }) })
  })

  it('is not overwritten by who has an older version', async () => {
    const { id, version } = await createSeries(app)
    await app.client.series.update({ id, version, draft: aSeries({ place: '二楼' }) })
    expect(await refusal(app.client.series.update({ id, version, draft: aSeries() }))).toMatchObject({
      code: 'version_conflict',
    })
  })

  it('stays while it has meetings or topics', async () => {
    const { id } = await createSeries(app)
    const topic = await createTopic(app, { seriesId: id })
    expect(await refusalSentence(app.client.series.remove({ id }))).toBe(
      '“城市管理进社区联席会议”下有 0 次会议、1 件议题，不能删除。不再召开时，请在频次中写明停开。',
    )
    await app.client.topics.remove({ id: topic.id })
    await app.client.series.remove({ id })
    expect(await refusal(app.client.series.get({ id }))).toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['a call on the 31st', { callDay: 31 }],
    [
      'a share above the whole',
      {
        rules: { quorum: null, majority: { of: 'present', fraction: { numerator: 3, denominator: 2, strict: true } } },
      },
    ],
    ['a title without the count', { titlePattern: '{单位}{名称}' }],
    ['a member without a name', { members: [{ party: '物业', unit: '', name: '', duty: '', status: '出席' }] }],
    [
      'a member on leave from the start',
      { members: [{ party: '物业', unit: '', name: '甲某', duty: '', status: '请假' }] },
    ],
    ['a number before the first', { firstNumber: 0 }],
    ['control characters', { place: '三楼\u0007会议室' }],
    ['half a character', { name: '会议\ud83d' }],
    ['no name', { name: '   ' }],
  ])('is refused with %s', async (_, change) => {
    const reply = await app.call('series.create', { ...aSeries(), ...change })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(await app.client.series.list({})).toEqual([])
  })
})

describe('the next meeting of a series', () => {
  it('has all that the series knows', async () => {
    const series = await createSeries(app)
    const meeting = await begin(series, '2026-11-10T14:30')
    expect(meeting).toMatchObject({
      title: '云溪街道2026年第1次城市管理进社区联席会议',
      kind: '联席会议',
      heldAt: '2026-11-10T14:30',
      place: '街道三楼会议室',
      chair: '主任甲',
      stage: '筹备',
      session: 1,
      seriesId: series.id,
      rules: series.rules,
      agenda: [{ title: '通报上次议定事项', presenter: '街道执法队', plannedMinutes: 10, topicId: null }],
      attendance: [
        { party: '城管', unit: '街道执法队', name: '甲某', duty: '队长', status: '出席' },
        { party: '物业', name: '乙某' },
        { party: '部门', name: '丙某', status: '列席' },
      ],
      resolutions: [],
    })
    expect((await app.client.meetings.list({}))[0]).toMatchObject({ seriesId: series.id, stage: '筹备' })
  })

  it('leaves the open items of the meeting before where they are', async () => {
    const series = await createSeries(app)
    const first = await begin(series, '2026-11-10T14:30')
    const { resolutions } = aMeeting()
    await app.client.meetings.update({
      id: first.id,
      version: first.version,
      draft: { ...draftOf(first), resolutions },
    })
    expect((await begin(series, '2026-12-08T14:30')).resolutions).toEqual([])
  })

  it('takes what the caller says of place, chair and title', async () => {
    const { id } = await createSeries(app)
    const say = { place: '社区广场', chair: '书记乙', title: '特别会议' }
    const { meeting } = await app.client.series.begin({ id, heldAt: '2026-11-10T14:30', ...say })
    expect(meeting).toMatchObject({ ...say, session: 1 })
  })

  it('puts approved topics on the agenda in the order given, with what they are about', async () => {
    const series = await createSeries(app)
    const { id: gridId } = await withGrid()
    const first = await approvedTopic(app, { seriesId: series.id, subject: { kind: 'grids', id: gridId } })
    const second = await approvedTopic(app, { title: '飞线充电治理', proposerUnit: '单'.repeat(300) })
    const meeting = await begin(series, '2026-11-10T14:30', [second.id, first.id])
    expect(meeting.agenda.slice(1)).toMatchObject([
      { title: '飞线充电治理', presenter: '', topicId: second.id, subject: null },
      { title: '夜市占道经营整治', presenter: '梧桐社区', topicId: first.id, subject: { kind: 'grids', id: gridId } },
    ])
    const { topics } = await app.client.topics.list({ state: '已上会' })
    expect(topics.map(({ id, meeting: on, seriesId }) => [id, on?.id, seriesId]).toSorted()).toEqual(
      [first, second].map(({ id }) => [id, meeting.id, series.id]).toSorted(),
    )
  })

  async function withGrid() {
    await app.client.organisation.saveCommunity({ name: '梧桐社区', code: '999901001001', population: null })
    const communityId = (await app.client.organisation.board({})).communities[0]?.id ?? ''
    const grid = { communityId, name: '第一网格', code: '', households: null, partyGroup: '' }
    await app.client.organisation.saveGrid(grid)
    const id = (await app.client.organisation.board({})).communities[0]?.grids[0]?.id ?? ''
    return { id }
  }

  it('goes back as one step, topics and all', async () => {
    const series = await createSeries(app)
    const topic = await approvedTopic(app)
    await begin(series, '2026-11-10T14:30', [topic.id])
    await app.client.history.undo({})
    expect(await app.client.meetings.list({})).toEqual([])
    const { topics } = await app.client.topics.list({})
    expect(topics).toMatchObject([{ state: '已立项', seriesId: null, meeting: null }])
  })

  it('is refused with a topic that is not approved, is of another series, or comes twice, and nothing is written', async () => {
    const series = await createSeries(app)
    const other = await createSeries(app, { name: '例会' })
    const waiting = await createTopic(app)
    const approved = await approvedTopic(app, { title: '飞线充电治理' })
    const elsewhere = await approvedTopic(app, { title: '楼道堆物', seriesId: other.id })
    const attempt = (...topicIds: string[]) => begin(series, '2026-11-10T14:30', topicIds)
    expect(await refusalSentence(attempt(approved.id, waiting.id))).toBe(
      '议题“夜市占道经营整治”现在是“待审核”，不能上会。请先审核立项。',
    )
    expect(await refusalSentence(attempt(elsewhere.id))).toBe(
      '议题“楼道堆物”是别的会议系列的，不能列入“城市管理进社区联席会议”。请先修改它的会议系列。',
    )
    expect(await refusal(attempt(approved.id, approved.id))).toMatchObject({ code: 'invalid_input' })
    expect(await refusal(attempt(series.id))).toMatchObject({ code: 'not_found' })
    expect(await refusal(begin(series, '2026-02-30T14:30'))).toMatchObject({ code: 'value_invalid' })
    expect(await app.client.meetings.list({})).toEqual([])
    expect((await app.client.topics.list({})).counts).toMatchObject({ 已立项: 2, 待审核: 1, 已上会: 0 })
  })

  it('is refused where the pattern makes too long a title of it', async () => {
    const { id } = await createSeries(app, { name: '会'.repeat(60), titlePattern: '{名称}{名称}{名称}{名称}{次}' })
    expect(await refusal(app.client.series.begin({ id, heldAt: '2026-11-10T14:30' }))).toMatchObject({
      code: 'value_invalid',
      details: { field: '会议名称' },
    })
  })
})

describe('the count of the meetings', () => {
  const sessions = async () =>
    (await app.client.meetings.list({})).map(({ title }) => /第(\d+)次/.exec(title)?.[1]).toReversed()

  it('runs without gaps, begins anew with the year where the title names it, and goes on with an older one', async () => {
    const series = await createSeries(app, { firstSession: 11 })
    for (const day of ['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09']) await begin(series, `${day}T14:30`)
    expect(await sessions()).toEqual(['11', '12', '1', '2'])
  })

  it('runs over the years where the title does not name them', async () => {
    const series = await createSeries(app, { titlePattern: '第{次}次{名称}' })
    for (const day of ['2026-12-08', '2027-01-12']) await begin(series, `${day}T14:30`)
    expect(await sessions()).toEqual(['1', '2'])
  })

  it('gives a count again that a deleted meeting had, but none that issued minutes bear', async () => {
    const series = await createSeries(app)
    const first = await begin(series, '2026-11-10T14:30')
    const second = await begin(series, '2026-11-17T14:30')
    await app.client.meetings.remove({ id: second.id })
    expect(await begin(series, '2026-11-24T14:30')).toMatchObject({ session: 2 })
    const { resolutions } = aMeeting()
    const draft = meetingDraft.parse({ ...draftOf(first), resolutions })
    await app.client.meetings.update({ id: first.id, version: first.version, draft })
    await app.client.minutes.issue({ id: first.id })
    expect(await refusal(app.client.meetings.remove({ id: first.id }))).toMatchObject({ code: 'meeting_issued' })
    expect(await app.client.series.next({ id: series.id, heldOn: '2026-12-08' })).toMatchObject({ session: 3 })
  })

  it('is told beforehand, with the number of the minutes', async () => {
    const { id } = await createSeries(app, { numbering: 'yearly', firstNumber: 38, firstSession: 11 })
    expect(await app.client.series.next({ id, heldOn: '2026-11-10' })).toEqual({
      session: 11,
      title: '云溪街道2026年第11次城市管理进社区联席会议',
      number: '〔2026〕38号',
    })
  })
})

describe('the people to be told of a meeting', () => {
  const on = '2026-11-06'

  it('are marked with how and when, and the meeting shows that it has changed', async () => {
    const { id: meetingId, version, attendance } = await begun(app)
    const ids = attendance.slice(0, 2).map(({ id = '' }) => id)
    const list = await app.client.invitations.inform({ meetingId, ids, by: '电话', on })
    expect(list).toMatchObject({ informed: 2, coming: 0 })
    expect(list.people.map(({ informed }) => informed)).toEqual([{ on, by: '电话' }, { on, by: '电话' }, null])
    const meeting = await app.client.meetings.get({ id: meetingId })
    expect(meeting.attendance[0]?.informed).toBe('2026-11-06 电话通知')
    expect(meeting.version).toBeGreaterThan(version)
    expect(meeting.stage).toBe('筹备')
  })

  it('answer, change their answer, and stay who they are', async () => {
    const { id: meetingId, attendance } = await begun(app)
    const id = attendance[0]?.id ?? ''
    const reply = async (answer: '参加' | '请假' | '代会', deputy = '') =>
      (await app.client.invitations.reply({ meetingId, id, answer, on, deputy })).people[0]
    expect(await reply('代会', '戊某')).toMatchObject({ status: '代会', name: '戊某', standsInFor: '甲某' })
    expect(await reply('代会', '己某')).toMatchObject({ status: '代会', name: '己某', standsInFor: '甲某' })
    expect(await reply('请假')).toMatchObject({ status: '请假', name: '甲某', standsInFor: '' })
    expect(await reply('参加')).toMatchObject({ status: '出席', name: '甲某', reply: { on, answer: '参加' } })
  })

  it('that only sit in never become members with a vote by answering', async () => {
    const { id: meetingId, attendance } = await begun(app)
    const id = attendance[2]?.id ?? ''
    const reply = async (answer: '请假' | '代会') =>
      (await app.client.invitations.reply({ meetingId, id, answer, on, deputy: '戊某' })).people[2]
    expect(await reply('请假')).toMatchObject({ status: '列席', name: '丙某', reply: { on, answer: '请假' } })
    expect(await reply('代会')).toMatchObject({ status: '列席', name: '戊某', standsInFor: '' })
  })

  it('are refused where it makes no sense', async () => {
    const { id: meetingId, attendance } = await begun(app)
    const id = attendance[0]?.id ?? ''
    const deputy = app.client.invitations.reply({ meetingId, id, answer: '代会', on })
    expect(await refusalSentence(deputy)).toBe('“甲某”由谁代会还没有写明。请填写代会人的姓名。')
    const stranger = app.client.invitations.inform({ meetingId, ids: [meetingId], by: '电话', on })
    expect(await refusal(stranger)).toMatchObject({ code: 'not_found' })
    const { meeting } = await app.client.meetings.create(aMeeting({ title: '已开的会', heldAt: '2020-01-06T14:30' }))
    const late = { meetingId: meeting.id, id: meeting.attendance[0]?.id ?? '', on }
    expect(await refusalSentence(app.client.invitations.reply({ ...late, answer: '参加' }))).toBe(
      '“已开的会”已经开会，不再登记回复。请在会议记录中登记到会情况。',
    )
    await expect(app.client.invitations.inform({ meetingId, ids: [id], by: '电话；短信', on })).rejects.toThrow()
  })

  it('keep what was written about them before', async () => {
    const meeting = await begun(app)
    const [first, ...others] = draftOf(meeting).attendance
    if (first === undefined) throw new Error('nobody is invited')
    const draft = { ...draftOf(meeting), attendance: [{ ...first, informed: '须坐轮椅' }, ...others] }
    await app.client.meetings.update({ id: meeting.id, version: meeting.version, draft })
    const ids = [first.id ?? '']
    const { people } = await app.client.invitations.inform({ meetingId: meeting.id, ids, by: '当面', on })
    expect(people[0]).toMatchObject({ informed: { on, by: '当面' }, remarks: '须坐轮椅' })
  })
})
