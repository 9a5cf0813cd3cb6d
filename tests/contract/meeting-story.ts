/** What is done with a meeting, its series, its tasks and its templates, for the test that calls every method as it should be. */
import { expect } from 'vitest'
import type { ApiClient } from '../../src/contract/api.ts'
import { aMeeting, street, type TestApp } from '../support/app.ts'
import { aSeries, aTopic } from '../support/series-scenarios.ts'

export async function meetingStory(client: ApiClient, app: TestApp): Promise<void> {
  await client.system.initialize({ mode: 'blank', ...street })
  const { meeting } = await client.meetings.create(aMeeting())
  const { id, version } = meeting
  await client.meetings.update({ id, version, draft: aMeeting({ place: '二楼' }) })
  expect((await client.meetings.get({ id })).place).toBe('二楼')
  const { version: updated } = await client.meetings.get({ id })
  const { meeting: begun } = await client.meetings.setStage({ id, version: updated, stage: '会中' })
  expect(begun.stage).toBe('会中')
  expect((await client.desk.facts({})).units).toContain('街道执法中队')
  const words = [{ item: null, text: '会上又说到停车。' }]
  expect((await client.desk.write({ id, version: begun.version, words })).version).toBe(begun.version + 1)
  const spare = await client.meetings.create(aMeeting({ title: '多余的会' }))
  await client.meetings.remove({ id: spare.meeting.id })
  await taskStory(client, app)
  await seriesStory(client)
  await templateStory(client, app)
  expect(await client.meetings.list({})).toHaveLength(1)
  expect((await client.minutes.preview({ id })).missing).toEqual([])
  const { text, version: seen } = await client.minutes.text({ id })
  await client.minutes.saveText({ id, version: seen, text })
  expect((await client.minutes.redraft({ id })).lines.every(({ kind }) => kind === 'same')).toBe(true)
  expect((await client.minutes.numberAhead({ id })).name).toBe('第1期')
  const issued = await client.minutes.issue({ id })
  const documentId = issued.document.id
  expect((await client.minutes.compare({ documentId })).lines.length).toBeGreaterThan(text.length)
  const said = { documentId, unit: '环卫公司', name: '丙某', confirmedOn: '2026-11-06', opinion: '确认' as const }
  const confirmation = await client.minutes.confirm(said)
  await client.minutes.withdrawConfirmation({ id: confirmation.id })
  expect((await client.minutes.confirmations({ documentId })).counts.missing).toBe(2)
  expect(await client.subjects.find({ text: '无此名称' })).toEqual([])
  const subject = { kind: 'people' as const, id }
  expect(await client.subjects.describe({ subjects: [subject] })).toEqual([])
  expect(await client.subjects.meetings({ subject })).toEqual([])
  expect(await client.subjects.passedVersions({ meetingId: id })).toEqual([])
  expect((await client.minutes.open({ documentId })).bytes).toEqual(issued.artifact.bytes)
  const papers = { meetingId: id, kinds: ['notice' as const] }
  expect((await client.papers.preview(papers)).html).toContain('会议的通知')
  expect((await client.papers.make(papers)).name).toMatch(/会议通知\.docx$/)
  const checked = await client.compliance.check({ fileId: app.stage('纪要.docx', issued.artifact.bytes) })
  expect(checked.counts.errors).toBe(0)
}

async function seriesStory(client: ApiClient): Promise<void> {
  const { series } = await client.series.create(aSeries())
  const { id } = series
  await client.series.update({ id, version: series.version, draft: aSeries({ place: '二楼' }) })
  expect((await client.series.get({ id })).place).toBe('二楼')
  const { topic } = await client.topics.create(aTopic({ seriesId: id }))
  const changed = await client.topics.update({
    id: topic.id,
    version: 1,
    draft: aTopic({ seriesId: id, title: '改过' }),
  })
  const reviewed = await client.topics.review({ id: topic.id, version: changed.topic.version, decision: '暂存' })
  await client.topics.reopen({ id: topic.id, version: reviewed.topic.version })
  expect((await client.topics.list({})).counts.待审核).toBe(1)
  expect(await client.topics.calls({})).toMatchObject([{ seriesId: id, waiting: 1 }])
  expect((await client.papers.topicForm({ topicId: topic.id })).name).toBe('议题申请单：改过.docx')
  const [waiting] = (await client.topics.list({})).topics
  const approved = await client.topics.review({ id: topic.id, version: waiting?.version ?? 0, decision: '立项' })
  const heldAt = '2026-12-10T14:30'
  expect((await client.series.next({ id, heldOn: '2026-12-10' })).title).toContain('第1次')
  const { meeting } = await client.series.begin({ id, heldAt, topicIds: [] })
  const meetingId = meeting.id
  const asked = { id, session: 3, heldOn: '2026-12-10' }
  expect((await client.series.checkSession(asked)).leftOut).toEqual({ from: 2, to: 2 })
  await client.topics.place({ id: topic.id, version: approved.topic.version, meetingId })
  expect((await client.meetings.get({ id: meetingId })).agenda.at(-1)?.topicId).toBe(topic.id)
  const [member] = (await client.invitations.list({ meetingId })).people
  const ids = [member?.id ?? '']
  expect((await client.invitations.inform({ meetingId, ids, by: '电话', on: '2026-12-01' })).informed).toBe(1)
  const reply = { meetingId, id: member?.id ?? '', answer: '参加' as const, on: '2026-12-02' }
  expect((await client.invitations.reply(reply)).coming).toBe(1)
  await client.meetings.remove({ id: meetingId })
  await client.topics.remove({ id: topic.id })
  await client.series.remove({ id })
  expect(await client.series.list({})).toEqual([])
}

async function taskStory(client: ApiClient, app: TestApp): Promise<void> {
  const { meeting } = await client.meetings.create(aMeeting({ title: '要督办的会', heldAt: '2026-11-01T09:00' }))
  const { rows } = await client.tasks.list({ meetingId: meeting.id })
  const ids = rows.map(({ id }) => id)
  await client.tasks.report({ ids, report: { kind: '进展', note: '已开工' } })
  expect((await client.tasks.get({ id: ids[0] ?? '' })).events).toHaveLength(1)
  expect((await client.tasks.supervision({})).units).not.toEqual([])
  expect((await client.papers.supervision({})).name).toMatch(/^督办单/)
  const meetingId = meeting.id
  const decisions = ids.map((id) => ({ id, way: '结转' as const, reason: '未到时限' }))
  expect((await client.closing.preview({ meetingId, decisions })).problems).toEqual([])
  await client.closing.close({ meetingId, decisions })
  await client.closing.reopen({ meetingId, reason: '漏记' })
  const [receipt, ...others] = await client.closing.receipt({ meetingId })
  if (receipt === undefined || others.length > 0) throw new Error('the meeting was closed once')
  expect((await client.papers.receipt({ meetingId, receiptId: receipt.id })).name).toMatch(/结转单\.docx$/)
  expect((await client.calendar.explain({ text: '5个工作日', from: '2026-11-02' })).ok).toBe(true)
  const year = { year: 2030, source: '测试', holidays: [], workdays: [] }
  await client.calendar.put({ fileId: app.stage('2030.json', JSON.stringify(year)) })
  expect((await client.calendar.list({}))[0]?.file).toEqual(year)
  await client.calendar.remove({ year: 2030 })
  for (let steps = 0; steps < 6; steps += 1) await client.history.undo({})
}

async function templateStory(client: ApiClient, app: TestApp): Promise<void> {
  const { series } = await client.series.create(aSeries())
  const { name, bytes } = await client.templates.starter({})
  const fileId = app.stage(name, bytes)
  expect((await client.templates.inspect({ fileId })).errors).toEqual([])
  const { template } = await client.templates.save({ fileId, name: '本街道纪要' })
  await client.templates.choose({ seriesId: series.id, templateId: template.id })
  expect((await client.templates.list({}))[0]?.usedBy).toEqual([{ id: series.id, name: series.name }])
  expect((await client.templates.open({ id: template.id })).bytes).toEqual(bytes)
  expect((await client.templates.fields({})).lists).not.toEqual([])
  await client.templates.choose({ seriesId: series.id, templateId: null })
  await client.templates.remove({ id: template.id })
}
