/** Meetings and their minutes: whole edits that keep their parts, numbers without gaps, bytes that never change. */
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  meetingDraft,
  resolution,
  type Meeting,
  type MeetingDraft,
  type MeetingDraftInput,
} from '../../../src/contract/meetings.ts'
import {
  aMeeting,
  district,
  openTestApp,
  otherStreet,
  refusal,
  refusalSentence,
  type TestApp,
} from '../../support/app.ts'
import { databaseHash, queryDatabase } from '../../support/database-dump.ts'

/** Leaves out what only a stored meeting has. */
const pickDraft = z.object(meetingDraft.shape).extend({ resolutions: z.array(z.object(resolution.shape)) })

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function created(changes: Partial<MeetingDraftInput> = {}): Promise<Meeting> {
  return (await app.client.meetings.create(aMeeting(changes))).meeting
}

function draftOf(meeting: Meeting): MeetingDraft {
  return pickDraft.parse(meeting)
}

async function updated(meeting: Meeting, changes: Partial<MeetingDraftInput>): Promise<Meeting> {
  const draft = { ...draftOf(meeting), ...changes }
  return (await app.client.meetings.update({ id: meeting.id, version: meeting.version, draft })).meeting
}

function versionsOf(table: string): [unknown, unknown][] {
  return queryDatabase(app.dataDir, `SELECT id, version FROM ${table} WHERE deleted_at IS NULL ORDER BY position`).map(
    ({ id, version }) => [id, version],
  )
}

const withoutIds = (list: readonly { readonly id?: string | undefined }[]) =>
  list.map((part) => Object.fromEntries(Object.entries(part).filter(([name]) => name !== 'id')))

describe('a meeting', () => {
  it('comes back as it was written', async () => {
    const draft = aMeeting()
    const meeting = await created()
    const { agenda, attendance, resolutions, ...head } = draftOf(meeting)
    expect({
      ...head,
      agenda: withoutIds(agenda),
      attendance: withoutIds(attendance),
      resolutions: withoutIds(resolutions),
    }).toEqual(draft)
    expect(await app.client.meetings.get({ id: meeting.id })).toEqual(meeting)
    const [summary] = await app.client.meetings.list({})
    expect(summary).toMatchObject({
      id: meeting.id,
      title: draft.title,
      attending: 2,
      resolutions: 1,
      lastIssued: null,
    })
  })

  it('edited as a whole keeps the parts that stayed, with their ids and versions', async () => {
    const meeting = await created()
    const [first, second] = meeting.agenda
    if (first === undefined || second === undefined) throw new Error('two items were written')
    const next = await updated(meeting, {
      place: '二楼会议室',
      agenda: [first, { ...second, presenter: '新汇报人' }, { title: '第三项', presenter: '', discussion: '' }],
      attendance: meeting.attendance.slice(0, 2),
    })
    expect(next.version).toBe(meeting.version + 1)
    expect(next.agenda.map(({ id }) => id).slice(0, 2)).toEqual([first.id, second.id])
    expect(versionsOf('agenda_items')).toEqual([
      [first.id, 1],
      [second.id, 2],
      [next.agenda[2]?.id, 1],
    ])
    expect(versionsOf('attendances').map(([, version]) => version)).toEqual([1, 1])
    expect(versionsOf('resolutions')).toEqual([[meeting.resolutions[0]?.id, 1]])
  })

  it('an edit of a part alone is an edit of the meeting', async () => {
    const meeting = await created()
    const [item] = draftOf(meeting).resolutions
    if (item === undefined) throw new Error('one resolution was written')
    const next = await updated(meeting, { resolutions: [{ ...item, deadline: '2026-12-31' }] })
    expect(next.version).toBe(meeting.version + 1)
    const late = app.client.meetings.update({ id: meeting.id, version: meeting.version, draft: aMeeting() })
    expect(await refusal(late)).toMatchObject({ code: 'version_conflict' })
  })

  it('saved without a change stays as it is', async () => {
    const meeting = await created()
    expect(await updated(meeting, {})).toEqual(meeting)
    expect((await app.client.system.status({})).undo?.label).toBe(`新建会议：${meeting.title}`)
  })

  it('a part named twice, or under another kind, is refused and nothing is lost', async () => {
    const meeting = await created()
    const [item] = meeting.agenda
    const [person] = meeting.attendance
    if (item === undefined || person === undefined) throw new Error('parts were written')
    const before = databaseHash(app.dataDir)
    const twice = updated(meeting, { agenda: [item, { ...item, title: '同一项' }] })
    expect(await refusal(twice)).toMatchObject({ code: 'invalid_input', details: { place: 'agenda.1.id' } })
    const strange = updated(meeting, { attendance: [{ ...person, id: item.id }] })
    expect(await refusal(strange)).toMatchObject({ code: 'invalid_input', details: { place: 'attendance.0.id' } })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('at a time that does not exist is refused', async () => {
    for (const heldAt of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-11-05T24:30', '2026-11-05T10:60']) {
      expect(await refusal(created({ heldAt }))).toMatchObject({ code: 'value_invalid', details: { field: '时间' } })
    }
    expect(await app.client.meetings.list({})).toEqual([])
  })

  it('is removed with its parts', async () => {
    const meeting = await created()
    await app.client.meetings.remove({ id: meeting.id })
    expect(await app.client.meetings.list({})).toEqual([])
    for (const table of ['agenda_items', 'attendances', 'resolutions']) expect(versionsOf(table)).toEqual([])
    expect(await refusal(app.client.meetings.get({ id: meeting.id }))).toMatchObject({ code: 'not_found' })
  })
})

describe('issuing minutes', () => {
  it('asks for what is missing, by name', async () => {
    const { id } = await created({
      place: ' ',
      chair: '',
      attendance: [],
      resolutions: [
        { content: '第一条', responsibleUnit: '', deadline: null },
        { content: '第二条', responsibleUnit: '执法中队', deadline: '2026-12-01' },
      ],
    })
    const missing = ['地点', '主持人', '出席人员', '议定事项第1条的责任单位']
    expect(await refusalSentence(app.client.minutes.issue({ id }))).toBe(
      `会议还不能发文：${missing.join('、')}。请补充后再发文。`,
    )
    expect((await app.client.minutes.preview({ id })).missing).toEqual(missing)
    expect((await app.client.meetings.get({ id })).documents).toEqual([])
  })

  it('numbers the meetings of a unit without gaps, a refused attempt costs none', async () => {
    const numbers = []
    for (let round = 1; round <= 3; round += 1) {
      const { id } = await created({ title: `第${round}次联席会议` })
      await refusal(app.client.minutes.issue({ id: (await created({ place: '' })).id }))
      numbers.push((await app.client.minutes.issue({ id })).document.number)
    }
    expect(numbers).toEqual([1, 2, 3])
    await app.reopen()
    expect((await app.client.minutes.issue({ id: (await created()).id })).document.number).toBe(4)
  })

  it('a second issue needs a reason, keeps the number and makes revision 2', async () => {
    const { id, title } = await created()
    const first = await app.client.minutes.issue({ id })
    expect(first.document).toMatchObject({ number: 1, revision: 1, reason: null, issuedOn: '2026-11-05' })
    expect(await refusal(app.client.minutes.issue({ id }))).toMatchObject({ code: 'meeting_issued' })
    expect(await refusal(app.client.minutes.issue({ id, reason: '  ' }))).toMatchObject({ code: 'meeting_issued' })
    const second = await app.client.minutes.issue({ id, reason: '责任单位写错' })
    expect(second.document).toMatchObject({ number: 1, revision: 2, reason: '责任单位写错' })
    expect((await app.client.meetings.get({ id })).documents.map(({ revision }) => revision)).toEqual([2, 1])
    expect((await app.client.meetings.list({}))[0]?.lastIssued?.revision).toBe(2)
    expect(new Set([first.artifact.name, second.artifact.name]).size).toBe(2)
    expect(first.artifact.name).toContain(title.slice(0, 4))
    expect((await app.client.minutes.issue({ id: (await created()).id })).document.number).toBe(2)
  })

  it('what was issued is handed out byte by byte, whatever becomes of the meeting', async () => {
    const meeting = await created()
    const { document, artifact } = await app.client.minutes.issue({ id: meeting.id })
    await updated(meeting, { title: '改了的标题', resolutions: [] })
    await app.reopen()
    const opened = await app.client.minutes.open({ documentId: document.id })
    expect(opened).toEqual(artifact)
    const stored = queryDatabase(app.dataDir, 'SELECT hash FROM blobs')
    expect(stored).toEqual([{ hash: document.contentHash }])
  })

  it('the same meeting at the same time gives the same bytes', async () => {
    const bytes = []
    for (let round = 0; round < 2; round += 1) {
      const other = await openTestApp()
      const { meeting } = await other.client.meetings.create(aMeeting())
      bytes.push((await other.client.minutes.issue({ id: meeting.id })).artifact.bytes)
    }
    expect(bytes[0]).toEqual(bytes[1])
  })

  it('an issued meeting is not removed, and undo does not take it away', async () => {
    const { id, title } = await created()
    await app.client.minutes.issue({ id })
    expect(await refusal(app.client.meetings.remove({ id }))).toMatchObject({ code: 'meeting_issued' })
    expect((await app.client.system.status({})).undo?.label).toBe(`新建会议：${title}`)
    expect(await refusal(app.client.history.undo({}))).toMatchObject({ code: 'meeting_issued' })
    expect((await app.client.meetings.get({ id })).documents).toHaveLength(1)
  })

  it('gives a file name that any system takes', async () => {
    const { id } = await created({ title: 'a/b\\c:d*e?f"g<h>i|j\nk\tl' })
    const { artifact } = await app.client.minutes.issue({ id })
    // eslint-disable-next-line no-control-regex -- exactly these must not occur
    expect(artifact.name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]/)
  })
})

describe("another unit's meeting", () => {
  it('is read under its own name and not changed', async () => {
    const { meeting } = await app.client.meetings.create(aMeeting())
    const { document, artifact } = await app.client.minutes.issue({ id: meeting.id })
    const sent = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const other = await openTestApp({ unit: district })
    const { planId } = await other.client.exchange.preview({ fileId: other.stage('包.zip', sent.artifact.bytes) })
    await other.client.exchange.apply({ planId, acceptSender: true })
    expect(await other.client.meetings.get({ id: meeting.id })).toEqual(
      await app.client.meetings.get({ id: meeting.id }),
    )
    expect(await other.client.minutes.open({ documentId: document.id })).toEqual(artifact)
    const { html } = await other.client.minutes.preview({ id: meeting.id })
    expect(html).toContain('云溪街道办事处联席会议纪要')
    expect(html).not.toContain(district.unitName)
    const before = databaseHash(other.dataDir)
    const attempts = [
      other.client.meetings.update({ id: meeting.id, version: meeting.version, draft: aMeeting() }),
      other.client.meetings.remove({ id: meeting.id }),
      other.client.minutes.issue({ id: meeting.id, reason: '更正' }),
    ]
    for (const attempt of attempts) expect(await refusal(attempt)).toMatchObject({ code: 'not_editable' })
    expect(databaseHash(other.dataDir)).toBe(before)
  })

  it('does not count in the numbers of this one', async () => {
    const other = await openTestApp({ unit: otherStreet })
    const { meeting } = await other.client.meetings.create(aMeeting())
    await other.client.minutes.issue({ id: meeting.id })
    const sent = await other.client.exchange.create({ period: '2026-11', recipient: '999901001', protection: 'none' })
    const { planId } = await app.client.exchange.preview({ fileId: app.stage('包.zip', sent.artifact.bytes) })
    await app.client.exchange.apply({ planId, acceptSender: true })
    expect((await app.client.minutes.issue({ id: (await created()).id })).document.number).toBe(1)
  })
})
