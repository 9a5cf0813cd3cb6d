/** The papers of a meeting, made from the meeting as it is stored. */
import { beforeEach, describe, expect, it } from 'vitest'
import { draftOf } from '../../../src/core/meetings/translate.ts'
import { aMeeting, openTestApp, refusal, type TestApp } from '../../support/app.ts'
import { partOf } from '../documents/parts.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await partOf(bytes, 'word/document.xml')).replace(/<w:tab\/>/g, ' ').replace(/<[^>]+>/g, '')
}

async function meeting() {
  const { meeting: stored } = await app.client.meetings.create(
    aMeeting({
      agenda: [
        { title: '夜市占道', presenter: '丙', discussion: '甲某：先划线再执法。\n会上没有异议。', plannedMinutes: 20 },
        { title: '飞线充电', presenter: '', discussion: '' },
      ],
      attendance: [
        {
          status: '出席',
          unit: '云溪街道办事处',
          name: '甲某',
          duty: '主任',
          movements: [
            { at: '14:25', kind: 'in' },
            { at: '15:40', kind: 'out' },
          ],
        },
        { status: '代会', unit: '派出所', name: '乙某', standsInFor: '所长', movements: [{ at: '14:31', kind: 'in' }] },
        { status: '请假', unit: '自然资源所', name: '丁某' },
      ],
      resolutions: [
        {
          content: '夜市划线',
          responsibleUnit: '执法中队',
          deadline: '2026-12-01',
          item: 0,
          supportingUnits: ['社区'],
        },
      ],
      votes: [
        {
          item: 0,
          question: '试行',
          method: '举手',
          present: 2,
          inFavour: 1,
          against: 0,
          abstained: 1,
          invalid: 0,
          notVoting: 0,
        },
      ],
    }),
  )
  return stored
}

describe('papers', () => {
  it('of a whole session stand in one file, in the order asked for', async () => {
    const { id } = await meeting()
    const file = await app.client.papers.make({ meetingId: id, kinds: ['notice', 'agenda', 'signIn', 'record'] })
    expect(file.name).toBe('云溪街道2026年第十一次城市管理进社区联席会议会议材料.docx')
    const text = await textOf(file.bytes)
    const places = ['会议的通知', '联席会议议程', '联席会议签到表', '联席会议记录'].map((title) => text.indexOf(title))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place >= 0)).toBe(true)
  })

  it('the notice says what the clerk wrote, and the usual requirements where nothing was written', async () => {
    const { id } = await meeting()
    const notice = {
      purpose: '为推进夜市整治',
      requirements: ['带齐材料'],
      contactName: '戊某',
      contactPhone: '19900000001',
    }
    const own = await textOf((await app.client.papers.make({ meetingId: id, kinds: ['notice'], notice })).bytes)
    expect(own).toContain('为推进夜市整治，定于2026年11月5日召开')
    expect(own).toContain('带齐材料')
    expect(own).toContain('（联系人：戊某；联系电话：19900000001）')
    const usual = await textOf((await app.client.papers.make({ meetingId: id, kinds: ['notice'] })).bytes)
    expect(usual).toContain('请参会人员准时到会')
    expect(usual).not.toContain('联系人')
  })

  it('the record says until when the meeting lasted, once it is known', async () => {
    const { id, version } = await meeting()
    const record = async () => await textOf((await app.client.papers.make({ meetingId: id, kinds: ['record'] })).bytes)
    expect(await record()).toContain('2026年11月5日14时30分')
    expect(await record()).not.toContain('14时30分至')
    app.clock.set('2026-11-05T03:05:00.000Z')
    const begun = (await app.client.meetings.setStage({ id, version, stage: '会中' })).meeting
    app.clock.set('2026-11-05T04:45:00.000Z')
    const { meeting: ended } = await app.client.meetings.setStage({ id, version: begun.version, stage: '会后' })
    const day = begun.heldAt.slice(0, 10)
    expect(ended.endedAt?.slice(0, 10)).toBe(day)
    expect(Date.parse(ended.endedAt ?? '') - Date.parse(ended.heldAt)).toBe(100 * 60_000)
    expect(await record()).toMatch(/2026年11月5日\d+时5分至\d+时45分/)
    const draft = { ...draftOf(ended), endedAt: `${day}T00:01` }
    const early = app.client.meetings.update({ id, version: ended.version, draft })
    expect(await refusal(early)).toMatchObject({ code: 'value_invalid', details: { field: '散会时间' } })
    const byHand = { ...draft, endedAt: `${day}T23:30` }
    await app.client.meetings.update({ id, version: ended.version, draft: byHand })
    expect(await record()).toContain('至23时30分')
  })

  it('the agenda counts the clock on as long as minutes are planned', async () => {
    const { id } = await meeting()
    const text = await textOf((await app.client.papers.make({ meetingId: id, kinds: ['agenda'] })).bytes)
    expect(text).toMatch(/14:30.*夜市占道.*14:50.*飞线充电/s)
  })

  it('the record names who spoke, who came and left, who was represented, and the vote', async () => {
    const { id } = await meeting()
    const text = await textOf((await app.client.papers.make({ meetingId: id, kinds: ['record'] })).bytes)
    expect(text).toContain('应到3人，实到2人')
    expect(text).toContain('代会（代所长）')
    expect(text).toMatch(/14:25.*15:40/s)
    expect(text).toContain('甲某：先划线再执法')
    expect(text).toMatch(/举手表决，.*赞成1票/s)
    expect(text).toContain('夜市划线')
  })

  it('can be looked at before they are made', async () => {
    const { id } = await meeting()
    const { html } = await app.client.papers.preview({ meetingId: id, kinds: ['signIn'] })
    expect(html).toContain('签到表')
    expect(html).not.toMatch(/<script/i)
  })

  it('refuses a paper twice, no paper, and a meeting that is gone', async () => {
    const { id } = await meeting()
    expect(await refusal(app.client.papers.make({ meetingId: id, kinds: ['notice', 'notice'] }))).toMatchObject({
      code: 'invalid_input',
    })
    expect(await refusal(app.client.papers.make({ meetingId: id, kinds: [] }))).toMatchObject({ code: 'invalid_input' })
    await app.client.meetings.remove({ id })
    expect(await refusal(app.client.papers.make({ meetingId: id, kinds: ['agenda'] }))).toMatchObject({
      code: 'not_found',
    })
  })

  it('督办单 of all units stand in one file, or of one unit alone; nothing to supervise is said', async () => {
    const { id } = await meeting()
    const all = await app.client.papers.supervision({})
    expect(await textOf(all.bytes)).toMatch(/执法中队：.*夜市划线.*牵头：执法中队.*协办：社区/s)
    const none = app.client.papers.supervision({ units: ['没有这个单位'] })
    expect(await refusal(none)).toMatchObject({ code: 'nothing_to_supervise' })
    const { items } = await app.client.closing.preview({ meetingId: id })
    const decisions = items.map((item) => ({ id: item.id, way: '结转' as const, reason: '继续办理' }))
    const { receipt } = await app.client.closing.close({ meetingId: id, decisions })
    const paper = await app.client.papers.receipt({ meetingId: id, receiptId: receipt.id })
    expect(await textOf(paper.bytes)).toMatch(/结转单.*夜市划线.*继续办理/s)
    expect(await refusal(app.client.papers.receipt({ meetingId: id, receiptId: id }))).toMatchObject({
      code: 'not_found',
    })
  })

  it('the form for topics is there empty', async () => {
    const form = await app.client.papers.topicForm({ topicId: null })
    expect(form.name).toBe('议题申请单.docx')
    expect(await textOf(form.bytes)).toContain('建议方案')
  })
})
