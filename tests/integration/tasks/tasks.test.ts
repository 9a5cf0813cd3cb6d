/** Tasks over all meetings through the core: listed, reported on, explained, handed out; and what is refused. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { describeError } from '../../../src/contract/errors.ts'
import type { taskReport } from '../../../src/contract/tasks.ts'
import { aMeeting, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { meetingWithTasks, ownYear } from '../../support/task-scenarios.ts'

type TaskReportInput = z.input<typeof taskReport>

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function one(content = '夜市') {
  const { rows } = await app.client.tasks.list({ find: content })
  const [row] = rows
  if (row === undefined) throw new Error(`no task says ${content}`)
  return row
}

describe('the list', () => {
  it('holds the tasks of all meetings, the most pressing first, and counts them', async () => {
    await meetingWithTasks(app)
    await app.client.meetings.create(
      aMeeting({
        heldAt: '2026-11-04T09:00',
        resolutions: [
          {
            content: '清理飞线',
            responsibleUnit: '物业服务企业',
            deadline: '2026-11-09',
            person: '甲某',
            supportingUnits: ['街道执法中队'],
          },
        ],
      }),
    )
    const all = await app.client.tasks.list({})
    expect(all.rows.map(({ content, urgency }) => [content, urgency])).toEqual([
      ['夜市摊位划线入市', '已逾期'],
      ['清理飞线', '临期'],
      ['新建充电口一百个', '正常'],
      ['每周巡查一次', '正常'],
    ])
    expect(all).toMatchObject({
      total: 4,
      states: { 待办: 4, 已办结: 0 },
      urgencies: { 已逾期: 1, 临期: 1, 正常: 2 },
      units: ['街道执法中队', '物业服务企业'],
      people: ['甲某'],
    })
  })

  it('is filtered by state, unit, person, meeting and words, pinyin too', async () => {
    const { meeting, ids } = await meetingWithTasks(app)
    await app.client.tasks.report({ ids: ids.slice(1, 2), report: { kind: '办结', note: '已建成' } })
    const found = async (filter: object) => (await app.client.tasks.list(filter)).rows.map(({ id }) => id)
    expect(await found({ states: ['已办结'] })).toEqual([ids[1]])
    expect(await found({ unit: '街道执法中队' })).toEqual([ids[0]])
    expect(await found({ person: '甲某' })).toEqual([])
    expect(await found({ meetingId: meeting.id, urgencies: ['正常'] })).toEqual([ids[2]])
    expect(await found({ find: 'ys 划线' })).toEqual([ids[0]])
    expect(await found({ offset: 1, limit: 1 })).toEqual([ids[2]])
    expect((await app.client.tasks.list({ states: ['已办结'] })).states).toMatchObject({ 待办: 2, 已办结: 1 })
  })

  it('takes a unit with a name of 300 characters', async () => {
    const unit = '某某'.repeat(150)
    await meetingWithTasks(app, { resolutions: [{ content: '挂牌', responsibleUnit: unit, deadline: null }] })
    expect((await app.client.tasks.list({ unit })).rows).toHaveLength(1)
    expect((await app.client.tasks.supervision({ units: [unit] })).units).toMatchObject([{ unit }])
  })
})

describe('a report', () => {
  it('writes an event, moves the state, and stays in the history', async () => {
    await meetingWithTasks(app)
    const { id } = await one()
    await app.client.tasks.report({
      ids: [id],
      report: { kind: '进展', note: '已划线' },
      on: '2026-11-04',
      person: '甲某',
    })
    await app.client.tasks.report({ ids: [id], report: { kind: '逾期说明', note: '雨天停工' } })
    const fileIds = [app.stage('照片.jpg', 'photo')]
    await app.client.tasks.report({ ids: [id], report: { kind: '办结', fileIds } })
    const { task, events, moves } = await app.client.tasks.get({ id })
    expect(task).toMatchObject({ state: '已办结', urgency: '已办结', lastEvent: { kind: '办结', on: '2026-11-05' } })
    expect(events.map(({ kind, stateBefore, stateAfter, note }) => [kind, stateBefore, stateAfter, note])).toEqual([
      ['进展', '待办', '办理中', '已划线'],
      ['逾期说明', '办理中', '办理中', '雨天停工'],
      ['办结', '办理中', '已办结', ''],
    ])
    expect(events[0]).toMatchObject({ on: '2026-11-04', person: '甲某', writtenBy: '测试员' })
    const proof = events[2]?.attachments[0]
    expect(proof).toMatchObject({ name: '照片.jpg', size: 5 })
    expect(Buffer.from((await app.client.attachments.open({ id: proof?.id ?? '' })).bytes).toString()).toBe('photo')
    expect(await refusal(app.client.attachments.remove({ id: proof?.id ?? '' }))).toMatchObject({ code: 'proof_fixed' })
    expect(moves).toEqual(['佐证', '重开'])
  })

  it('finishes many at once, or none', async () => {
    const { ids } = await meetingWithTasks(app)
    await app.client.tasks.report({ ids: ids.slice(0, 1), report: { kind: '办结', note: '已完成' } })
    expect(await refusalSentence(app.client.tasks.report({ ids, report: { kind: '办结', note: '都好了' } }))).toBe(
      '“夜市摊位划线入市”的办理状态是已办结，不能登记办结：这项已不再办理。请核对后再登记。',
    )
    expect((await app.client.tasks.list({})).states).toMatchObject({ 已办结: 1, 待办: 2 })
    expect(
      await app.client.tasks.report({ ids: ids.slice(1), report: { kind: '办结', note: '都好了' } }),
    ).toMatchObject({
      reported: 2,
    })
  })

  it('is refused where it lacks something', async () => {
    await meetingWithTasks(app)
    const { id } = await one()
    const report = (what: TaskReportInput) => refusalSentence(app.client.tasks.report({ ids: [id], report: what }))
    expect(await report({ kind: '办结' })).toBe(
      '“夜市摊位划线入市”登记办结还缺内容：没有写明办理结果，也没有附上佐证文件。请补充后再保存。',
    )
    expect(await report({ kind: '佐证', note: '有照片' })).toContain('没有附上佐证文件')
    expect(await report({ kind: '撤销', note: ' ' })).toContain('没有写明情况')
    expect(await report({ kind: '重开', note: '再办' })).toContain('这项还没有办结或撤销')
    expect(await report({ kind: '调整时限', note: '雨天', deadlineText: '尽快' })).toContain('没有确定的日期')
    expect((await app.client.tasks.get({ id })).events).toEqual([])
  })

  it('is refused for a day to come, and for what is not there', async () => {
    await meetingWithTasks(app)
    const { id } = await one()
    const progress = { kind: '进展', note: '已开工' } as const
    expect(await refusal(app.client.tasks.report({ ids: [id], report: progress, on: '2026-11-06' }))).toMatchObject({
      code: 'value_invalid',
    })
    const nobody = '01990000-0000-7000-8000-00000000dead'
    expect(await refusal(app.client.tasks.report({ ids: [id, nobody], report: progress }))).toMatchObject({
      code: 'not_found',
    })
  })

  it('is taken back by undo, its proof with it', async () => {
    await meetingWithTasks(app)
    const { id } = await one()
    const before = await app.client.tasks.get({ id })
    await app.client.tasks.report({ ids: [id], report: { kind: '办结', fileIds: [app.stage('照片.jpg', 'photo')] } })
    await app.client.history.undo({})
    expect(await app.client.tasks.get({ id })).toEqual(before)
  })
})

describe('a deadline', () => {
  it('says why it is the day it is', async () => {
    await meetingWithTasks(app, {
      heldAt: '2026-09-28T09:00',
      resolutions: [
        { content: '夜市', responsibleUnit: '', deadline: '2026-10-10', deadlineText: '5个工作日' },
        { content: '假日里的一天', responsibleUnit: '', deadline: '2026-10-03' },
      ],
    })
    const counted = (await app.client.tasks.get({ id: (await one()).id })).explanation
    expect(counted?.reasons.join()).toContain('第 5 个工作日是2026年10月10日')
    expect(counted?.reasons.join()).toContain('10月10日（周六）调休上班，计入')
    const { explanation } = await app.client.tasks.get({ id: (await one('假日')).id })
    expect(explanation?.reasons.join()).toContain('10月3日（周六）在国庆节假期内')
    expect(explanation?.nextWorkday).toBe('2026-10-08')
  })

  it('is adjusted in words, keeps the old day in the history, and is not written over by an open page', async () => {
    const { meeting } = await meetingWithTasks(app)
    const { id } = await one()
    const report = { kind: '调整时限', note: '雨天停工', deadlineText: '5个工作日' } as const
    await app.client.tasks.report({ ids: [id], report })
    const { task, events, explanation } = await app.client.tasks.get({ id })
    expect(task).toMatchObject({ deadline: '2026-11-12', deadlineText: '5个工作日', urgency: '正常' })
    expect(events[0]).toMatchObject({ deadlineBefore: '2026-11-03', deadlineAfter: '2026-11-12' })
    expect(explanation?.reasons.at(-1)).toBe('2026-11-05 由2026-11-03调整：雨天停工')
    const { version } = meeting
    expect(await refusal(app.client.meetings.update({ id: meeting.id, version, draft: aMeeting() }))).toMatchObject({
      code: 'version_conflict',
    })
  })

  it('follows the office’s own calendar as soon as it is there', async () => {
    const explain = () => app.client.calendar.explain({ text: '5个工作日', from: '2026-09-28' })
    expect(await explain()).toMatchObject({ explanation: { date: '2026-10-10' } })
    const fileId = app.stage('2026.json', JSON.stringify(ownYear))
    expect(await app.client.calendar.put({ fileId })).toMatchObject({ year: 2026 })
    // 中秋节 is not in the own file, and 10 月 8 日 is off.
    expect(await explain()).toMatchObject({ explanation: { date: '2026-10-12' } })
    expect(
      (await app.client.calendar.list({})).map(({ file, origin, replacesBundled }) => [
        file.year,
        origin,
        replacesBundled,
      ]),
    ).toEqual([
      [2026, 'own', true],
      [2025, 'bundled', false],
    ])
    await app.client.calendar.remove({ year: 2026 })
    expect(await explain()).toMatchObject({ explanation: { date: '2026-10-10' } })
    expect(await refusal(app.client.calendar.remove({ year: 2026 }))).toMatchObject({ code: 'calendar_missing' })
  })

  it('takes no calendar that contradicts itself, and says where', async () => {
    const wrong = { ...ownYear, workdays: ['2026-10-09'] }
    const failure = await refusal(app.client.calendar.put({ fileId: app.stage('2026.json', JSON.stringify(wrong)) }))
    expect(describeError(failure)).toContain('2026-10-09 是周五，本来就上班')
    expect(await refusal(app.client.calendar.put({ fileId: app.stage('a.json', '不是') }))).toMatchObject({
      code: 'calendar_invalid',
    })
  })
})

describe('where tasks are looked at elsewhere', () => {
  it('puts the open items of each unit on its 督办单', async () => {
    const { ids } = await meetingWithTasks(app)
    await app.client.tasks.report({ ids: ids.slice(1, 2), report: { kind: '办结', note: '已建成' } })
    const { on, units } = await app.client.tasks.supervision({})
    expect(on).toBe('2026-11-05')
    expect(units.map(({ unit, items }) => [unit, items.length])).toEqual([
      ['街道执法中队', 1],
      ['', 1],
    ])
    expect((await app.client.tasks.supervision({ urgencies: ['已逾期'] })).units).toHaveLength(1)
  })

  it('finds as overdue only what is still open', async () => {
    await meetingWithTasks(app)
    const overdue = async () => (await app.client.search.find({ text: 'is:逾期' })).groups.flatMap(({ hits }) => hits)
    expect(await overdue()).toHaveLength(1)
    await app.client.tasks.report({ ids: [(await one()).id], report: { kind: '撤销', note: '不再需要' } })
    expect(await overdue()).toEqual([])
  })

  it('hands over only what is still open, by unit and by person', async () => {
    const { row } = await app.client.ledgers.create({
      ledger: 'people',
      values: { name: '甲某', employer: '街道执法中队' },
    })
    await meetingWithTasks(app, {
      resolutions: [
        { content: '由中队牵头', responsibleUnit: '街道执法中队', deadline: null },
        { content: '由中队协办', responsibleUnit: '社区', supportingUnits: ['街道执法中队'], deadline: null },
        { content: '由本人负责', responsibleUnit: '社区', person: '甲某', deadline: null },
      ],
    })
    const items = async () =>
      (await app.client.organisation.handover({ personId: row.id })).items.map(({ title, because }) => [title, because])
    expect(await items()).toEqual([
      ['由中队牵头', '责任单位“街道执法中队”即工作单位'],
      ['由中队协办', '协办单位“街道执法中队”即工作单位'],
      ['由本人负责', '责任人即本人'],
    ])
    await app.client.tasks.report({ ids: [(await one('本人')).id], report: { kind: '办结', note: '已完成' } })
    expect(await items()).toHaveLength(2)
  })
})
