/** The 纪要: edited text, numbers, personal data, corrections, what can never change, confirmations. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Meeting, MeetingDraftInput } from '../../../src/contract/meetings.ts'
import type { MinutesText } from '../../../src/contract/minutes-text.ts'
import { sha256 } from '../../../src/core/db/sha256.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { readSource } from '../../../src/core/minutes/issued-source.ts'
import { aMeeting, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { aSeries, createSeries } from '../../support/series-scenarios.ts'
import { queryDatabase } from '../../support/database-dump.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function created(changes: Partial<MeetingDraftInput> = {}): Promise<Meeting> {
  return (await app.client.meetings.create(aMeeting(changes))).meeting
}

async function withText(text: MinutesText): Promise<Meeting> {
  const meeting = await created()
  await app.client.minutes.saveText({ id: meeting.id, version: meeting.version, text })
  return app.client.meetings.get({ id: meeting.id })
}

const own: MinutesText = [
  { kind: 'heading', level: 1, text: '停车治理' },
  { kind: 'paragraph', text: '会议听取了汇报。' },
  { kind: 'decision', text: '设置限时停车位12个。' },
]

const phone = '19900001234'

describe('the text of the minutes', () => {
  it('is the draft until it is edited, and then what was written', async () => {
    const { id, version } = await created()
    const drafted = await app.client.minutes.text({ id })
    expect(drafted).toMatchObject({ version, origin: 'draft', behind: false })
    expect(JSON.stringify(drafted.text)).toContain('夜市摊位划线入市')
    const { state } = await app.client.minutes.saveText({ id, version, text: own })
    expect(state).toEqual({ version: version + 1, text: own, origin: 'stored', behind: false })
    const { html } = await app.client.minutes.preview({ id })
    expect(html).toContain('一、停车治理')
    expect(html).not.toContain('夜市摊位划线入市')
  })

  it('is saved on top of the version that was seen only', async () => {
    const { id, version } = await created()
    await app.client.minutes.saveText({ id, version, text: own })
    expect(await refusal(app.client.minutes.saveText({ id, version, text: own }))).toMatchObject({
      code: 'version_conflict',
    })
  })

  it('an edit of the meeting keeps it, says that it is behind, and shows what a fresh draft would be', async () => {
    const meeting = await withText(own)
    const { version, id } = meeting
    await app.client.meetings.update({ id, version, draft: aMeeting({ place: '二楼会议室' }) })
    const behind = await app.client.minutes.text({ id })
    expect(behind).toMatchObject({ text: own, behind: true })
    const fresh = await app.client.minutes.redraft({ id })
    expect(JSON.stringify(fresh.text)).toContain('二楼会议室')
    expect(fresh.lines.some(({ kind }) => kind !== 'same')).toBe(true)
    const { state } = await app.client.minutes.saveText({ id, version: behind.version, text: own, seen: true })
    expect(state.behind).toBe(false)
    const given = await app.client.minutes.saveText({ id, version: state.version, text: null })
    expect(given.state).toMatchObject({ origin: 'draft', text: fresh.text })
  })

  it('is shown live without being saved', async () => {
    const { id } = await created()
    const { html } = await app.client.minutes.preview({ id, text: own })
    expect(html).toContain('设置限时停车位12个')
    expect((await app.client.minutes.text({ id })).origin).toBe('draft')
  })

  it('with control characters or halves of characters is refused, and nothing is stored', async () => {
    const { id, version } = await created()
    for (const bad of ['前\u0001后', '前\ud83d后', '前\u{fffe}后']) {
      const text: MinutesText = [{ kind: 'paragraph', text: bad }]
      expect(await refusal(app.client.minutes.saveText({ id, version, text }))).toMatchObject({ code: 'invalid_input' })
      expect(await refusal(app.client.minutes.preview({ id, text }))).toMatchObject({ code: 'invalid_input' })
    }
    expect((await app.client.minutes.text({ id })).origin).toBe('draft')
  })

  it('takes characters outside of the basic plane as they are', async () => {
    const text: MinutesText = [{ kind: 'paragraph', text: '负责人𠮷某到场。' }]
    const { id } = await withText(text)
    await app.client.minutes.issue({ id })
    expect((await app.client.minutes.text({ id })).text).toEqual(text)
  })
})

describe('findings', () => {
  it('name what is missing, personal data masked, and mistakes, each with its place', async () => {
    const { id } = await created({ place: '' })
    const { findings, missing } = await app.client.minutes.preview({
      id,
      text: [
        { kind: 'paragraph', text: `联系电话${phone}，请转告。` },
        { kind: 'table', columns: ['姓名', '电话'], rows: [['甲某', phone]] },
        { kind: 'decision', text: '要求,各单位落实。' },
      ],
    })
    expect(missing).toEqual(['地点'])
    expect(findings).toMatchObject([
      { kind: 'missing', message: '还没有填写地点' },
      { kind: 'personal', place: { block: 0, start: 4, end: 15 } },
      { kind: 'personal', place: { block: 1, label: '正文第2段（表格）' } },
      { kind: 'text', place: { block: 2, start: 2, end: 3 } },
    ])
    expect(JSON.stringify(findings)).not.toContain(phone)
    expect(new Set(findings.map(({ key }) => key)).size).toBe(4)
  })
})

describe('personal data', () => {
  it('goes out only when each place has been confirmed, and the trail says so without the number', async () => {
    const text: MinutesText = [...own, { kind: 'paragraph', text: `联系${phone}，或${phone}。` }]
    const { id } = await withText(text)
    const sentence = await refusalSentence(app.client.minutes.issue({ id }))
    expect(sentence).toContain('有 2 处个人信息还没有确认')
    expect(sentence).not.toContain(phone)
    const { findings } = await app.client.minutes.preview({ id })
    const keys = findings.filter(({ kind }) => kind === 'personal').map(({ key }) => key)
    const one = await refusal(app.client.minutes.issue({ id, confirmedFindings: keys.slice(0, 1) }))
    expect(one).toMatchObject({ code: 'minutes_personal_data', details: { count: 1 } })
    expect((await app.client.meetings.get({ id })).documents).toEqual([])
    await app.client.minutes.issue({ id, confirmedFindings: keys })
    const [step] = await app.client.history.list({ limit: 1 })
    expect(step?.label).toContain('确认公开')
    expect(step?.label).not.toContain(phone)
  })

  it('that was removed stops nothing', async () => {
    const { id, version } = await withText([...own, { kind: 'paragraph', text: `联系${phone}。` }])
    await app.client.minutes.saveText({ id, version, text: own })
    expect((await app.client.minutes.issue({ id })).document.number).toBe(1)
  })
})

describe('numbers', () => {
  it('the first may go on from an old numbering; used and skipped ones are refused by name', async () => {
    const first = await created()
    expect(await app.client.minutes.numberAhead({ id: first.id })).toMatchObject({ name: '第1期', mayChoose: true })
    expect((await app.client.minutes.issue({ id: first.id, number: 37 })).document.number).toBe(37)
    const second = await created({ title: '第二次会议' })
    expect(await app.client.minutes.numberAhead({ id: second.id })).toMatchObject({ name: '第38期', mayChoose: false })
    expect(await refusal(app.client.minutes.issue({ id: second.id, number: 37 }))).toEqual({
      code: 'number_taken',
      details: { number: '第37期', document: `${first.title}纪要` },
    })
    expect(await refusal(app.client.minutes.issue({ id: second.id, number: 40 }))).toMatchObject({ code: 'number_gap' })
    expect((await app.client.minutes.issue({ id: second.id })).document.number).toBe(38)
  })
})

describe('an issued document', () => {
  it('can be made again to the byte from what it keeps', async () => {
    const { id } = await withText(own)
    const { document } = await app.client.minutes.issue({ id })
    const [row] = queryDatabase(app.dataDir, 'SELECT source, updated_at FROM documents')
    const { paper } = readSource(String(row?.['source']))
    expect(paper.text).toEqual(own)
    const bytes = await renderDocx(layoutMinutes(paper), {
      title: paper.title,
      createdAt: new Date(String(row?.['updated_at'])),
    })
    expect(sha256(bytes)).toBe(document.contentHash)
  })

  it('carries the mark of its series, and keeps it when the series takes another', async () => {
    const { id: seriesId, version } = await createSeries(app, { mark: '云溪街道民情议事会纪要' })
    const { id } = await created({ seriesId })
    expect((await app.client.minutes.preview({ id })).html).toContain('云溪街道民情议事会纪要')
    const { document } = await app.client.minutes.issue({ id })
    await app.client.series.update({ id: seriesId, version, draft: aSeries({ mark: '云溪街道联席会纪要' }) })
    const { lines } = await app.client.minutes.compare({ documentId: document.id })
    expect(lines.filter(({ kind }) => kind !== 'same')).toMatchObject([
      { label: '标志', before: { text: '云溪街道民情议事会纪要' }, after: { text: '云溪街道联席会纪要' } },
    ])
  })

  it('with a yearly number is called by it, in the search as well', async () => {
    const { id: seriesId } = await createSeries(app, { numbering: 'yearly' })
    const { id } = await created({ seriesId })
    const { document, artifact } = await app.client.minutes.issue({ id })
    const name = `〔${String(document.year)}〕1号`
    expect(artifact.name).toContain(`（${name}）`)
    const { groups } = await app.client.search.find({ text: name })
    expect(groups).toMatchObject([{ kind: 'documents', hits: [{ recordId: document.id }] }])
  })

  it('refuses every change, whoever asks the database', async () => {
    const { id } = await created()
    await app.client.minutes.issue({ id })
    await app.close()
    const raw = new Database(join(app.dataDir, 'sidantong.db'))
    try {
      for (const change of ['number = 9', 'year = 2026', 'revision = 2', `content_hash = 'x'`, `source = '{}'`])
        expect(() => raw.prepare(`UPDATE documents SET ${change}`).run(), change).toThrow(/never changes/)
    } finally {
      raw.close()
    }
  })

  it('is corrected by a new version with a reason, and the two are compared', async () => {
    const { id, version } = await withText(own)
    const first = await app.client.minutes.issue({ id })
    const text: MinutesText = own.with(2, { kind: 'decision', text: '设置限时停车位20个。' })
    await app.client.minutes.saveText({ id, version, text })
    const now = await app.client.minutes.compare({ documentId: first.document.id })
    expect(now).toMatchObject({ before: '第1期', after: '现在的正文' })
    expect(now.lines.filter(({ kind }) => kind !== 'same')).toMatchObject([
      { kind: 'changed', label: '议定事项', after: { text: '设置限时停车位20个。' } },
    ])
    expect(await refusal(app.client.minutes.issue({ id }))).toMatchObject({ code: 'meeting_issued' })
    const second = await app.client.minutes.issue({ id, reason: '数量有误' })
    expect(second.document).toMatchObject({ number: 1, revision: 2, reason: '数量有误' })
    const either = await app.client.minutes.compare({ documentId: second.document.id, other: first.document.id })
    expect(either).toMatchObject({ before: '第1期', after: '第1期（第2版）' })
    expect(either.html).toContain('<ins>')
  })

  it('that names a unit of 300 characters is laid out, issued and compared', async () => {
    const unitName = '云溪街道城市管理综合协调'.repeat(25)
    expect(unitName).toHaveLength(300)
    const { id } = await created({
      attendance: [{ status: '出席', unit: unitName, name: '甲某' }],
      resolutions: [{ content: '划线入市', responsibleUnit: unitName, deadline: null }],
    })
    const { document, artifact } = await app.client.minutes.issue({ id })
    expect(Buffer.from(artifact.name).length).toBeLessThan(255)
    expect(
      (await app.client.minutes.compare({ documentId: document.id })).lines.every(({ kind }) => kind === 'same'),
    ).toBe(true)
  })
})

describe('confirmations', () => {
  it('are counted, replaced and taken back; whoever asked to be excused is not waited for', async () => {
    const { id } = await created()
    const documentId = (await app.client.minutes.issue({ id })).document.id
    const before = await app.client.minutes.confirmations({ documentId })
    expect(before.missing.map(({ name }) => name)).toEqual(['甲某', '丙某'])
    const said = { documentId, unit: '环卫公司', name: '丙某', confirmedOn: '2026-11-06' }
    await app.client.minutes.confirm({ ...said, opinion: '有异议', note: '数量不对' })
    const confirmed = await app.client.minutes.confirm({ ...said, opinion: '确认' })
    const after = await app.client.minutes.confirmations({ documentId })
    expect(after.entries).toEqual([
      { id: confirmed.id, unit: '环卫公司', name: '丙某', confirmedOn: '2026-11-06', opinion: '确认', note: '' },
    ])
    expect(after.counts).toEqual({ present: 2, confirmed: 1, objected: 0, missing: 1 })
    await app.client.minutes.withdrawConfirmation({ id: confirmed.id })
    expect((await app.client.minutes.confirmations({ documentId })).counts.missing).toBe(2)
    expect(await refusal(app.client.minutes.withdrawConfirmation({ id: confirmed.id }))).toMatchObject({
      code: 'not_found',
    })
  })
})
