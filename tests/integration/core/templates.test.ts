/** An office's own template: kept when it fits, chosen for a series, and its minutes issued in it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { MinutesText } from '../../../src/contract/minutes-text.ts'
import type { MeetingDraftInput } from '../../../src/contract/meetings.ts'
import { readDocxParts } from '../../../src/core/compliance/reading/docx-parts.ts'
import { readDocument } from '../../../src/core/compliance/reading/read-document.ts'
import { sha256 } from '../../../src/core/db/sha256.ts'
import { readSource } from '../../../src/core/minutes/issued-source.ts'
import { aMeeting, openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { queryDatabase } from '../../support/database-dump.ts'
import { createSeries } from '../../support/series-scenarios.ts'
import { saveTemplate, templateFile } from '../../support/template-scenarios.ts'
import { partOf, xmlFault } from '../documents/parts.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  return readDocument(await readDocxParts({ name: '成文.docx', bytes })).paragraphs.map(({ text }) => text)
}

/** A meeting of a series that has chosen a template of these paragraphs. */
async function withTemplate(texts: readonly string[], changes: Partial<MeetingDraftInput> = {}, on = app) {
  const template = await saveTemplate(on, texts)
  const series = await createSeries(on)
  await on.client.templates.choose({ seriesId: series.id, templateId: template.id })
  const { meeting } = await on.client.meetings.create(aMeeting({ seriesId: series.id, ...changes }))
  return { template, series, meeting }
}

describe('keeping templates', () => {
  it('says which fields a file uses, and stores nothing', async () => {
    const fileId = app.stage('模板.docx', await templateFile(['{标题}', '{#议定事项}{内容}{/议定事项}']))
    expect(await app.client.templates.inspect({ fileId })).toEqual({ fields: ['标题', '议定事项', '内容'], errors: [] })
    expect(await app.client.templates.list({})).toEqual([])
  })

  it('lists what was added and gives the file back as it came', async () => {
    const bytes = await templateFile(['{标题}'])
    const fileId = app.stage('云溪模板.docx', bytes)
    const { template } = await app.client.templates.save({ fileId, name: ' 本街道纪要 ' })
    expect(template).toMatchObject({ name: '本街道纪要', fileName: '云溪模板.docx', size: bytes.length, usedBy: [] })
    expect(await app.client.templates.list({})).toEqual([template])
    const opened = await app.client.templates.open({ id: template.id })
    expect(opened.name).toBe('云溪模板.docx')
    expect(Buffer.compare(opened.bytes, bytes)).toBe(0)
  })

  it('refuses a loop that is not closed, by its place and with the count', async () => {
    const fileId = app.stage('错.docx', await templateFile(['开头', '{#议定事项}{内容}', '{主持}']))
    const { errors } = await app.client.templates.inspect({ fileId })
    expect(errors.map(({ paragraph }) => paragraph).sort()).toEqual([2, 3])
    const sentence = await refusalSentence(app.client.templates.save({ fileId, name: '错' }))
    expect(sentence).toContain('模板“错.docx”有 2 处要改：')
    expect(sentence).toContain(errors[0]?.message)
    expect(await app.client.templates.list({})).toEqual([])
  })

  it('refuses a second one of the same name, and what is no document', async () => {
    await saveTemplate(app)
    expect(await refusal(saveTemplate(app, ['{主持人}']))).toEqual({
      code: 'template_name_taken',
      details: { name: '本街道纪要' },
    })
    const fileId = app.stage('表.docx', '姓名,电话')
    expect((await refusal(app.client.templates.save({ fileId, name: '表' }))).code).toBe('file_not_document')
  })

  it('does not remove one that a series uses, and says which', async () => {
    const { template, series } = await withTemplate(['{标题}'])
    expect(await app.client.templates.list({})).toMatchObject([{ usedBy: [{ id: series.id, name: series.name }] }])
    expect(await refusalSentence(app.client.templates.remove({ id: template.id }))).toBe(
      `模板“本街道纪要”正用于${series.name}，不能移除。请先为这些会议系列改选模板。`,
    )
    await app.client.templates.choose({ seriesId: series.id, templateId: null })
    await app.client.templates.remove({ id: template.id })
    expect(await app.client.templates.list({})).toEqual([])
    const attempt = app.client.templates.choose({ seriesId: series.id, templateId: template.id })
    expect((await refusal(attempt)).code).toBe('not_found')
  })

  it('a series keeps its template when it is edited', async () => {
    const { series, template } = await withTemplate(['{标题}'])
    const { id, version, ...draft } = await app.client.series.get({ id: series.id })
    await app.client.series.update({ id, version, draft: { ...draft, place: '二楼' } })
    expect(await app.client.templates.list({})).toMatchObject([{ id: template.id, usedBy: [{ id }] }])
  })

  it('offers our layout as a template, which fits', async () => {
    const { name, bytes } = await app.client.templates.starter({})
    const fileId = app.stage(name, bytes)
    const { fields, errors } = await app.client.templates.inspect({ fileId })
    expect(errors).toEqual([])
    expect(fields).toEqual(expect.arrayContaining(['纪要标志', '编号', '标题', '正文段落', '段落', '抄送']))
    expect((await app.client.templates.save({ fileId, name: '样稿' })).template.size).toBe(bytes.length)
  })

  it('names every field with an example', async () => {
    const { fields, lists } = await app.client.templates.fields({})
    expect(fields.map(({ tag }) => tag)).toContain('更正说明')
    expect(lists.find(({ tag }) => tag === '议定事项')?.fields.map(({ tag }) => tag)).toContain('完成时限')
  })
})

describe('issuing in a template', () => {
  const texts = [
    '{纪要标志}',
    '{编号} {发文机关} {发文日期}',
    '{会议名称}，{时间}，{地点}，{主持人}',
    '出席：{出席名单}',
    '{#议定事项}{序号}.{内容}责任单位：{责任单位}，完成时限：{完成时限}{/议定事项}',
    '抄送：{抄送}',
  ]

  it('says so before, and puts the facts of the meeting where the template names them', async () => {
    const { meeting, template } = await withTemplate(texts)
    expect((await app.client.minutes.preview({ id: meeting.id })).template).toEqual({ name: template.name })
    const { artifact, document } = await app.client.minutes.issue({ id: meeting.id })
    expect(await textsOf(artifact.bytes)).toEqual([
      '云溪街道联席会议纪要',
      '第1期 云溪街道办事处 2026年11月5日',
      '云溪街道2026年第十一次城市管理进社区联席会议，2026年11月5日14时30分，街道三楼会议室，主任甲',
      '出席：云溪街道办事处 甲某',
      '1.夜市摊位划线入市。责任单位：街道执法中队，完成时限：2026年12月1日',
      '抄送：区城市管理局，各社区。',
    ])
    expect(document.contentHash).toBe(sha256(artifact.bytes))
    const [row] = queryDatabase(app.dataDir, 'SELECT source FROM documents')
    expect(readSource(String(row?.['source'])).template).toEqual({
      name: template.name,
      contentHash: sha256(await templateFile(texts)),
    })
  })

  it('a meeting outside of the series is issued in our layout', async () => {
    await withTemplate(texts)
    const { meeting } = await app.client.meetings.create(aMeeting())
    expect((await app.client.minutes.preview({ id: meeting.id })).template).toBeNull()
    const { artifact } = await app.client.minutes.issue({ id: meeting.id })
    expect((await textsOf(artifact.bytes)).join()).toContain('云溪街道办事处联席会议纪要')
  })

  it('gives the same bytes for the same clock', async () => {
    const issue = async () => {
      const one = await openTestApp()
      const { meeting } = await withTemplate(texts, {}, one)
      return (await one.client.minutes.issue({ id: meeting.id })).artifact.bytes
    }
    expect(Buffer.compare(await issue(), await issue())).toBe(0)
  })

  it('a document stays as it was issued when the template changes, and its correction says why', async () => {
    const { meeting, series } = await withTemplate(['{标题}{更正说明}'])
    const first = await app.client.minutes.issue({ id: meeting.id })
    await app.client.templates.choose({ seriesId: series.id, templateId: null })
    const opened = await app.client.minutes.open({ documentId: first.document.id })
    expect(Buffer.compare(opened.bytes, first.artifact.bytes)).toBe(0)
    const [template] = await app.client.templates.list({})
    await app.client.templates.choose({ seriesId: series.id, templateId: template?.id ?? null })
    const second = await app.client.minutes.issue({ id: meeting.id, reason: '责任单位有误。' })
    expect((await textsOf(second.artifact.bytes)).join()).toContain('纪要（更正版，原因：责任单位有误）')
    expect(second.document).toMatchObject({ number: first.document.number, revision: 2 })
  })

  it('personal data that only the template prints holds it back until it is confirmed', async () => {
    const agenda = [{ title: '停车治理', presenter: '', discussion: '请联系19900001234。' }]
    const { meeting, series } = await withTemplate(['{#议题}{议题名称}：{讨论情况}{/议题}'], { agenda })
    const { id, version } = meeting
    await app.client.minutes.saveText({ id, version, text: [{ kind: 'paragraph', text: '会议议定划线。' }] })
    const attempt = await refusal(app.client.minutes.issue({ id }))
    expect(attempt).toMatchObject({ code: 'minutes_personal_data', details: { count: 1 } })
    expect(String(attempt.details['places'])).toContain('议题第1条')
    const { findings } = await app.client.minutes.preview({ id })
    const personal = findings.filter(({ kind }) => kind === 'personal')
    expect(personal.map(({ place }) => place.label)).toEqual(['议题第1条'])
    const confirmedFindings = personal.map(({ key }) => key)
    const { artifact } = await app.client.minutes.issue({ id, confirmedFindings })
    expect((await textsOf(artifact.bytes)).join()).toContain('19900001234')
    await app.client.templates.choose({ seriesId: series.id, templateId: null })
    expect((await app.client.minutes.preview({ id })).findings.filter(({ kind }) => kind === 'personal')).toEqual([])
  })

  it('our layout as a template gives each heading its own style', async () => {
    const { name, bytes } = await app.client.templates.starter({})
    const { template } = await app.client.templates.save({ fileId: app.stage(name, bytes), name: '样稿' })
    const series = await createSeries(app)
    await app.client.templates.choose({ seriesId: series.id, templateId: template.id })
    const { meeting } = await app.client.meetings.create(aMeeting({ seriesId: series.id }))
    const { id, version } = meeting
    const text: MinutesText = [
      { kind: 'heading', level: 1, text: '停车' },
      { kind: 'heading', level: 2, text: '现状' },
      { kind: 'heading', level: 3, text: '车位' },
      { kind: 'paragraph', text: '会议查看了现场。' },
    ]
    await app.client.minutes.saveText({ id, version, text })
    const { artifact } = await app.client.minutes.issue({ id })
    const xml = await partOf(artifact.bytes, 'word/document.xml')
    const styleOf = (words: string): string | undefined =>
      xml
        .split('</w:p>')
        .find((paragraph) => paragraph.replace(/<[^>]+>/g, '').endsWith(words))
        ?.match(/<w:pStyle w:val="(\w+)"/)?.[1]
    expect(['一、停车', '（一）现状', '1.车位', '会议查看了现场。'].map(styleOf)).toEqual([
      'MinutesHeading1',
      'MinutesHeading2',
      'MinutesHeading3',
      'MinutesBody',
    ])
    const { findings } = await app.client.compliance.check({ fileId: app.stage('成文.docx', artifact.bytes) })
    expect(findings.filter(({ rule }) => rule.startsWith('heading'))).toEqual([])
  })

  it('characters that XML does not hold do no harm, nor do braces', async () => {
    const text = 'A<w:p/>&{主持人}甲'
    const { meeting } = await withTemplate(['{#正文段落}{段落}{/正文段落}'])
    const { id, version } = meeting
    await app.client.minutes.saveText({ id, version, text: [{ kind: 'paragraph', text }] })
    const { artifact } = await app.client.minutes.issue({ id })
    expect(xmlFault(await partOf(artifact.bytes, 'word/document.xml'))).toBeNull()
    expect(await textsOf(artifact.bytes)).toEqual([text])
  })
})
