/** Closing and reopening through the core, on real files: receipts, chains of a series, and what is refused. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { closingWays } from '../../../src/contract/closing.ts'
import { aMeeting, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { closeAll, meetingWithTasks } from '../../support/task-scenarios.ts'

const seriesId = '01990000-0000-7000-8000-0000000000aa'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

const inSeries = (month: number, contents: readonly string[]) =>
  meetingWithTasks(app, {
    title: `第${month}次联席会议`,
    seriesId,
    heldAt: `2026-${String(month).padStart(2, '0')}-02T09:00`,
    resolutions: contents.map((content) => ({ content, responsibleUnit: '街道执法中队', deadline: '2026-11-01' })),
  })

describe('closing', () => {
  it('gives each open item its way and leaves a receipt', async () => {
    const { meeting, ids } = await meetingWithTasks(app)
    const meetingId = meeting.id
    const before = await app.client.closing.preview({ meetingId })
    expect(before.items.map(({ proposed, overdue }) => [proposed, overdue])).toEqual([
      ['转督办', true],
      ['结转', false],
      ['结转', false],
    ])
    expect(before.problems).toHaveLength(3)
    const fileIds = [app.stage('照片.jpg', 'photo')]
    const decisions = [
      { id: ids[0] ?? '', way: '转督办' as const, reason: '逾期未办' },
      { id: ids[1] ?? '', way: '办结' as const, fileIds },
      { id: ids[2] ?? '', way: '结转' as const, reason: '长期工作' },
    ]
    const counts = { taken: 3, 办结: 1, 结转: 1, 转督办: 1, 撤销: 0 }
    expect(await app.client.closing.preview({ meetingId, decisions })).toMatchObject({ problems: [], counts })
    const { receipt } = await app.client.closing.close({ meetingId, decisions })
    expect(receipt).toMatchObject({ number: 1, closedOn: '2026-11-05', counts, reopened: null, writtenBy: '测试员' })
    expect(receipt.lines.map(({ stateBefore, stateAfter }) => [stateBefore, stateAfter])).toEqual([
      ['待办', '转督办'],
      ['待办', '已办结'],
      ['待办', '待办'],
    ])
    expect((await app.client.meetings.get({ id: meetingId })).stage).toBe('已结转')
    const { task, events } = await app.client.tasks.get({ id: ids[2] ?? '' })
    expect(task.carried).toBe(1)
    expect(events).toMatchObject([{ kind: '结转', note: '长期工作', closing: { number: 1, meetingId } }])
    expect((await app.client.tasks.get({ id: ids[1] ?? '' })).events[0]?.attachments).toHaveLength(1)
  })

  it('is refused while an item has no way or no reason, and names it', async () => {
    const { meeting, ids } = await meetingWithTasks(app)
    const meetingId = meeting.id
    expect(await refusalSentence(app.client.closing.close({ meetingId, decisions: [] }))).toBe(
      '“夜市摊位划线入市”没有定去向，还不能结转。请逐项定好去向、写明原因再结转。',
    )
    const decisions = ids.map((id) => ({ id, way: '结转' as const, reason: id === ids[1] ? '' : '未到时限' }))
    expect(await refusalSentence(app.client.closing.close({ meetingId, decisions }))).toContain(
      '“新建充电口一百个”定为结转，没有写明原因',
    )
    expect((await app.client.meetings.get({ id: meetingId })).stage).toBe('会后')
  })

  it('is refused when the items are not the ones that were decided on', async () => {
    const { meeting, ids } = await meetingWithTasks(app)
    const decisions = ids.map((id) => ({ id, way: '结转' as const, reason: '未到时限' }))
    await app.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '办结', note: '刚刚办完' } })
    expect(await refusal(app.client.closing.close({ meetingId: meeting.id, decisions }))).toMatchObject({
      code: 'closing_changed',
    })
  })

  it('is refused before the meeting, and twice', async () => {
    const { meeting } = await meetingWithTasks(app, { heldAt: '2026-11-06T09:00', resolutions: [] })
    expect(await refusal(closeAll(app, meeting.id))).toMatchObject({ code: 'closing_early' })
    app.clock.set('2026-11-07T02:00:00.000Z')
    await closeAll(app, meeting.id)
    expect(await refusal(closeAll(app, meeting.id))).toMatchObject({ code: 'meeting_closed' })
  })

  it('fixes the meeting: no edit, no removal', async () => {
    const { meeting } = await meetingWithTasks(app)
    await closeAll(app, meeting.id)
    const { id, version } = await app.client.meetings.get({ id: meeting.id })
    expect(await refusalSentence(app.client.meetings.update({ id, version, draft: aMeeting() }))).toBe(
      `“${meeting.title}”已经结转，不能再改动。确需改动的，请先重开会议并写明原因。`,
    )
    expect(await refusal(app.client.meetings.remove({ id }))).toMatchObject({ code: 'meeting_closed' })
    await app.client.closing.reopen({ meetingId: id, reason: '漏记' })
    expect(await refusal(app.client.meetings.remove({ id }))).toMatchObject({ code: 'meeting_carried' })
  })

  it('keeps what was reported on: such an item cannot be cut from its meeting', async () => {
    const { meeting, ids } = await meetingWithTasks(app)
    await app.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '进展', note: '已开工' } })
    const { id, version } = meeting
    const update = (draft: ReturnType<typeof aMeeting>) => app.client.meetings.update({ id, version, draft })
    expect(await refusal(update(aMeeting({ resolutions: [] })))).toMatchObject({ code: 'task_has_history' })
    expect(await refusal(app.client.meetings.remove({ id }))).toMatchObject({ code: 'task_has_history' })
    const kept = [{ id: ids[0] ?? '', content: '夜市摊位划线入市', responsibleUnit: '街道执法中队', deadline: null }]
    expect((await update(aMeeting({ resolutions: kept }))).meeting.resolutions).toMatchObject([{ state: '办理中' }])
  })
})

describe('a series', () => {
  it('hands its open items on, with numbers without gaps', async () => {
    const first = await inSeries(9, ['甲事', '乙事'])
    const second = await inSeries(10, ['丙事'])
    const other = await meetingWithTasks(app)
    expect(await refusal(closeAll(app, second.meeting.id))).toMatchObject({ code: 'closing_order' })
    expect((await closeAll(app, first.meeting.id)).receipt.number).toBe(1)
    const { items } = await app.client.closing.preview({ meetingId: second.meeting.id })
    expect(items.map(({ content, carriedFrom }) => [content, carriedFrom])).toEqual([
      ['甲事', '第9次联席会议'],
      ['乙事', '第9次联席会议'],
      ['丙事', null],
    ])
    expect((await closeAll(app, second.meeting.id)).receipt).toMatchObject({ number: 2, counts: { taken: 3, 结转: 3 } })
    expect((await closeAll(app, other.meeting.id)).receipt.number).toBe(1)
    const { task, events } = await app.client.tasks.get({ id: first.ids[0] ?? '' })
    expect(task.carried).toBe(2)
    expect((await app.client.tasks.list({ carried: true })).rows).toHaveLength(6)
    expect((await app.client.tasks.list({ seriesId })).carried).toBe(3)
    expect(events.map(({ closing }) => closing?.meetingTitle)).toEqual(['第9次联席会议', '第10次联席会议'])
  })

  it('gives an undone closing’s number to the next', async () => {
    const { meeting } = await inSeries(9, ['甲事'])
    await closeAll(app, meeting.id)
    await app.client.history.undo({})
    expect((await app.client.meetings.get({ id: meeting.id })).stage).toBe('会后')
    expect(await app.client.closing.receipt({ meetingId: meeting.id })).toEqual([])
    expect((await closeAll(app, meeting.id)).receipt.number).toBe(1)
  })
})

describe('reopening', () => {
  it('gives every state back, marks the receipt and keeps it', async () => {
    const { meeting, ids } = await inSeries(10, ['甲事', '乙事', '丙事', '丁事'])
    await app.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '进展', note: '已开工' } })
    const meetingId = meeting.id
    const states = async () => (await app.client.meetings.get({ id: meetingId })).resolutions.map(({ state }) => state)
    const before = await states()
    const decisions = ids.map((id, index) => ({ id, way: closingWays[index] ?? '结转', reason: '会上议定' }))
    await app.client.closing.close({ meetingId, decisions })
    expect(await states()).toEqual(['已办结', '待办', '转督办', '已撤销'])
    const { receipt } = await app.client.closing.reopen({ meetingId, reason: '漏记一项' })
    expect(receipt.reopened).toEqual({ on: '2026-11-05', reason: '漏记一项' })
    expect(await states()).toEqual(before)
    expect((await app.client.tasks.get({ id: ids[3] ?? '' })).events.map(({ kind }) => kind)).toEqual(['撤销', '重开'])
    expect((await closeAll(app, meetingId)).receipt.number).toBe(2)
    expect(
      (await app.client.closing.receipt({ meetingId })).map(({ number, reopened }) => [number, reopened !== null]),
    ).toEqual([
      [2, false],
      [1, true],
    ])
    expect((await app.client.tasks.get({ id: ids[1] ?? '' })).task.carried).toBe(1)
  })

  it('is for the newest only, needs a reason, and a closed meeting', async () => {
    const first = await inSeries(9, ['甲事'])
    const second = await inSeries(10, [])
    await closeAll(app, first.meeting.id)
    expect(await refusal(app.client.closing.reopen({ meetingId: second.meeting.id, reason: '漏记' }))).toMatchObject({
      code: 'closing_not_closed',
    })
    await closeAll(app, second.meeting.id)
    expect(await refusalSentence(app.client.closing.reopen({ meetingId: first.meeting.id, reason: '漏记' }))).toBe(
      '只能重开最近一次结转的会议。请先重开第 2 号结转单的“第10次联席会议”。',
    )
    expect((await app.client.closing.preview({ meetingId: first.meeting.id })).canReopen).toBe(false)
    expect((await app.client.closing.preview({ meetingId: second.meeting.id })).canReopen).toBe(true)
    expect(await refusal(app.client.closing.reopen({ meetingId: second.meeting.id, reason: ' ' }))).toMatchObject({
      code: 'closing_reason',
    })
  })

  it('gives way to a later change of what the closing changed', async () => {
    const { meeting, ids } = await inSeries(10, ['甲事'])
    await closeAll(app, meeting.id, '办结')
    await app.client.tasks.report({ ids, report: { kind: '重开', note: '验收没有通过' } })
    expect(await refusal(app.client.closing.reopen({ meetingId: meeting.id, reason: '漏记' }))).toMatchObject({
      code: 'closing_reported',
      details: { item: '甲事', kind: '重开' },
    })
  })

  it('keeps later reports that changed nothing of it', async () => {
    const { meeting, ids } = await inSeries(10, ['甲事', '乙事'])
    const decisions = ids.map((id, index) => ({
      id,
      way: index === 0 ? ('办结' as const) : ('结转' as const),
      reason: '议定',
    }))
    await app.client.closing.close({ meetingId: meeting.id, decisions })
    const fileIds = [app.stage('照片.jpg', 'photo')]
    await app.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '佐证', fileIds } })
    await app.client.tasks.report({ ids: ids.slice(1), report: { kind: '进展', note: '已开工' } })
    await app.client.closing.reopen({ meetingId: meeting.id, reason: '漏记' })
    const of = async (id = '') => await app.client.tasks.get({ id })
    expect((await of(ids[0])).task.state).toBe('待办')
    expect((await of(ids[0])).events.map(({ kind }) => kind)).toEqual(['办结', '佐证', '重开'])
    expect((await of(ids[1])).task.state).toBe('办理中')
  })
})

describe('any chain of a series, in a real database', () => {
  it('balances with every closing and leaves nothing without a way', async () => {
    const chains = fc.array(
      fc.record({
        taken: fc.nat(3),
        ways: fc.array(fc.constantFrom(...closingWays), { minLength: 1, maxLength: 3 }),
        reopens: fc.boolean(),
      }),
      { minLength: 2, maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(chains, async (meetings) => {
        app = await openTestApp()
        let open = 0
        for (const [index, { taken, ways, reopens }] of meetings.entries()) {
          const { meeting } = await inSeries(
            index + 1,
            Array.from({ length: taken }, (_, at) => `第${index}次第${at}项`),
          )
          const meetingId = meeting.id
          const close = async () => {
            const { items } = await app.client.closing.preview({ meetingId })
            expect(items).toHaveLength(open + taken)
            const decisions = items.map(({ id }, at) => ({ id, way: ways[at % ways.length] ?? '结转', reason: '议定' }))
            return (await app.client.closing.close({ meetingId, decisions })).receipt
          }
          const first = await close()
          if (reopens) await app.client.closing.reopen({ meetingId, reason: '漏记' })
          const { counts, lines } = reopens ? await close() : first
          expect(lines).toHaveLength(counts.办结 + counts.结转 + counts.转督办 + counts.撤销)
          open = counts.结转 + counts.转督办
          const { states } = await app.client.tasks.list({})
          expect(states.待办 + states.办理中 + states.转督办).toBe(open)
        }
        expect((await app.client.system.verify({})).ok).toBe(true)
        await app.close()
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})
