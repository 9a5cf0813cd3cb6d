/** The bin, warnings of likeness, marks, attachments, saved views, and where else a record is spoken of. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ViewSettings } from '../../../src/contract/api/views.ts'
import { aMeeting, openSampleApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { contentOf, databaseHash } from '../../support/database-dump.ts'

let app: TestApp
beforeEach(async () => {
  app = await openSampleApp()
})

async function rowsOf(ledger: 'people' | 'duties' | 'keyMatters', limit: number, find = '') {
  return (await app.client.ledgers.page({ ledger, find, limit })).rows
}

describe('the bin', () => {
  it('shows what was removed, last first, with the place that went with a person', async () => {
    const rows = await rowsOf('people', 3)
    for (const { id } of rows) await app.client.ledgers.remove({ ledger: 'people', ids: [id] })
    const bin = await app.client.ledgers.bin({ ledger: 'people' })
    expect(bin.total).toBe(3)
    expect(bin.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse())
    expect(bin.rows.map(({ values }) => values)).toEqual(rows.map(({ values }) => values).reverse())
    expect(bin.rows[0]).toMatchObject({ deletedBy: '测试员', deletedAt: bin.rows[0]?.updatedAt })
    const name = String(rows[1]?.values['name'])
    expect((await app.client.ledgers.bin({ ledger: 'people', find: name })).rows.map(({ id }) => id)).toContain(
      rows[1]?.id,
    )
    expect((await app.client.ledgers.bin({ ledger: 'people', offset: 2 })).rows).toHaveLength(1)
    expect((await app.client.ledgers.bin({ ledger: 'duties' })).total).toBe(0)
  })

  it('gives back people with their places, and rows of other lists', async () => {
    const before = contentOf(app.dataDir)
    const people = (await rowsOf('people', 60)).map(({ id }) => id)
    await app.client.ledgers.remove({ ledger: 'people', ids: people })
    await app.client.ledgers.restore({ ledger: 'people', ids: [...people, ...people.slice(0, 3)] })
    const [duty] = await rowsOf('duties', 1)
    await app.client.ledgers.remove({ ledger: 'duties', ids: [duty?.id ?? ''] })
    expect(await app.client.ledgers.restore({ ledger: 'duties', ids: [duty?.id ?? ''] })).toMatchObject({ restored: 1 })
    expect(contentOf(app.dataDir)).toEqual(before)
    expect((await app.client.ledgers.bin({ ledger: 'people' })).total).toBe(0)
    const { history } = await app.client.ledgers.get({ ledger: 'people', id: people[0] ?? '' })
    expect(history.map(({ label }) => label).slice(0, 2)).toEqual([
      '从回收站恢复：人员清单 60 行',
      '删除：人员清单 60 行',
    ])
  })

  it('gives back nothing when one of several is not there', async () => {
    const [person, other] = await rowsOf('people', 2)
    await app.client.ledgers.remove({ ledger: 'people', ids: [person?.id ?? ''] })
    const before = databaseHash(app.dataDir)
    const attempt = app.client.ledgers.restore({ ledger: 'people', ids: [person?.id ?? '', other?.id ?? ''] })
    expect(await refusal(attempt)).toMatchObject({ code: 'not_in_bin' })
    expect(databaseHash(app.dataDir)).toBe(before)
  })
})

describe('cells that look wrong', () => {
  it('are kept and marked with what import would have said', async () => {
    const { row } = await app.client.ledgers.create({
      ledger: 'people',
      values: { name: '甲某', phone: 'abc', gridCode: '99990100100100', role: '站长', startedOn: '2026-03-01' },
    })
    expect(row.values).toMatchObject({ phone: 'abc', gridCode: '99990100100100', role: '站长' })
    expect(row.marks).toEqual({
      phone: '不像手机号码或固定电话，请核对',
      gridCode: '应为 15 位数字，现有 14 位',
      role: '不在常用写法（网格长、专职网格员、兼职网格员、网格指导员、其他力量）之内',
    })
    const found = (await rowsOf('people', 5, '甲某'))[0]
    expect(found?.marks).toEqual(row.marks)
  })
})

describe('a record like another', () => {
  it('is named while it is typed', async () => {
    const [person] = await rowsOf('people', 1)
    const { name = null, phone = null, employer = null } = person?.values ?? {}
    const similar = (values: Record<string, string | number | null>, except: string | null = null) =>
      app.client.ledgers.similar({ ledger: 'people', values, except })
    expect(await similar({ name, phone, employer })).toEqual([{ id: person?.id, name, reason: '姓名和联系电话相同' }])
    expect((await similar({ name, phone: '1', employer }))[0]?.reason).toBe('姓名和工作单位相同')
    expect(await similar({ name, phone, employer }, person?.id ?? null)).toEqual([])
    expect(await similar({ name })).toEqual([])
    // What cannot be read yet is still being typed.
    expect(await similar({ name, phone, startedOn: '2026-' })).toHaveLength(1)
    const [matter] = await rowsOf('keyMatters', 1)
    const values = { code: matter?.values['code'] ?? null }
    expect((await app.client.ledgers.similar({ ledger: 'keyMatters', values }))[0]?.reason).toBe('国标代码相同')
  })

  it('names five at most', async () => {
    const create = Array.from({ length: 8 }, () => ({ values: { name: '同名', employer: '同单位' } }))
    await app.client.ledgers.write({ ledger: 'people', purpose: 'paste', create })
    const values = { name: '同名', employer: '同单位' }
    expect(await app.client.ledgers.similar({ ledger: 'people', values })).toHaveLength(5)
  })
})

describe('attachments', () => {
  it('come back byte by byte, under their name and kind, and are told in the history', async () => {
    const [duty] = await rowsOf('duties', 1)
    const id = duty?.id ?? ''
    const bytes = Buffer.from([0, 255, 1, 254])
    const { attachment } = await app.client.attachments.add({
      ledger: 'duties',
      id,
      fileId: app.stage('协议 第1号.PDF', bytes),
    })
    expect(attachment).toMatchObject({
      name: '协议 第1号.PDF',
      mediaType: 'application/pdf',
      size: 4,
      addedBy: '测试员',
    })
    const opened = await app.client.attachments.open({ id: attachment.id })
    expect([opened.name, Buffer.from(opened.bytes)]).toEqual(['协议 第1号.PDF', bytes])
    expect((await app.client.ledgers.get({ ledger: 'duties', id })).attachments).toEqual([attachment])
    await app.client.attachments.remove({ id: attachment.id })
    const { attachments, history } = await app.client.ledgers.get({ ledger: 'duties', id })
    expect(attachments).toEqual([])
    expect(history.slice(0, 2).map(({ label, changes }) => [label, changes])).toEqual([
      ['删除附件：协议 第1号.PDF', [{ field: '附件', before: '协议 第1号.PDF', after: '' }]],
      [
        `添加附件：${String(duty?.values['post'])} 协议 第1号.PDF`,
        [{ field: '附件', before: '', after: '协议 第1号.PDF' }],
      ],
    ])
    expect(await refusal(app.client.attachments.open({ id: attachment.id }))).toMatchObject({ code: 'not_found' })
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('that are empty, too large, or of a row that is gone are refused', async () => {
    const [duty] = await rowsOf('duties', 1)
    const id = duty?.id ?? ''
    const add = (fileId: string, to = id) => app.client.attachments.add({ ledger: 'duties', id: to, fileId })
    expect(await refusal(add(app.stage('空.txt', '')))).toMatchObject({ code: 'file_empty' })
    const large = app.stage('大.mp4', new Uint8Array(20 * 1024 * 1024 + 1))
    expect(await refusalSentence(add(large))).toBe('“大.mp4”有 20.0 MB，附件上限 20 MB。请压缩后再添加。')
    await add(app.stage('刚好.bin', new Uint8Array(20 * 1024 * 1024)))
    await app.client.ledgers.remove({ ledger: 'duties', ids: [id] })
    expect(await refusal(add(app.stage('晚.txt', 'x')))).toMatchObject({ code: 'not_found' })
    expect(
      await refusal(add('01990000-0000-7000-8000-00000000dead', (await rowsOf('duties', 1))[0]?.id)),
    ).toMatchObject({
      code: 'file_expired',
    })
  })

  it('whose bytes are changed behind the program are found by the full check', async () => {
    const [duty] = await rowsOf('duties', 1)
    const marker = 'attachment-bytes-that-stand-once'
    await app.client.attachments.add({ ledger: 'duties', id: duty?.id ?? '', fileId: app.stage('证.txt', marker) })
    await app.reopen(() => {
      const path = join(app.dataDir, 'sidantong.db')
      const file = readFileSync(path)
      const at = file.indexOf(marker)
      expect(at).toBeGreaterThan(0)
      file.write('A', at)
      writeFileSync(path, file)
    })
    const { ok, checks } = await app.client.system.verify({})
    expect(ok).toBe(false)
    expect(checks.flatMap(({ problems }) => problems)).toEqual(['附件 证.txt：内容被改动'])
  })
})

const settings: ViewSettings = {
  columns: [
    { field: 'name', width: 120, hidden: false },
    { field: 'phone', width: null, hidden: true },
  ],
  frozen: 1,
  find: '桂园',
  where: [{ kind: 'oneOf', field: 'role', values: ['网格长'] }],
  sort: [{ field: 'gridCode', direction: 'desc' }],
  groupBy: 'communityName',
}

describe('a saved view', () => {
  it('comes back as it was saved, is changed and removed', async () => {
    const { id } = await app.client.views.save({ ledger: 'people', name: '桂园网格长', settings })
    expect(await app.client.views.list({ ledger: 'people' })).toEqual([{ id, name: '桂园网格长', settings }])
    expect(await app.client.views.list({ ledger: 'duties' })).toEqual([])
    await app.client.views.save({ id, ledger: 'people', name: '桂园', settings: { ...settings, find: '' } })
    expect((await app.client.views.list({ ledger: 'people' }))[0]).toMatchObject({
      name: '桂园',
      settings: { find: '' },
    })
    const taken = app.client.views.save({ ledger: 'people', name: '桂园', settings })
    expect(await refusalSentence(taken)).toBe('人员清单已有名为“桂园”的视图。请换一个名称。')
    await app.client.views.remove({ id })
    expect(await app.client.views.list({ ledger: 'people' })).toEqual([])
    expect(await refusal(app.client.views.remove({ id }))).toMatchObject({ code: 'not_found' })
  })

  it('forgets an own column that was removed, and knows it again when it comes back', async () => {
    const { field } = await app.client.columns.save({ ledger: 'people', label: '星级', type: 'text' })
    const own: ViewSettings = {
      ...settings,
      columns: [...settings.columns, { field: field.name, width: 80, hidden: false }],
      where: [...settings.where, { kind: 'filled', field: field.name }],
      groupBy: field.name,
    }
    await app.client.views.save({ ledger: 'people', name: '按星级', settings: own })
    await app.client.columns.remove({ id: field.name.slice('own.'.length) })
    expect((await app.client.views.list({ ledger: 'people' }))[0]?.settings).toEqual({ ...settings, groupBy: null })
    await app.client.history.undo({})
    expect((await app.client.views.list({ ledger: 'people' }))[0]?.settings).toEqual(own)
  })

  it('with a column that the list does not have is refused', async () => {
    const wrong = { ...settings, groupBy: 'nothing' }
    expect(await refusal(app.client.views.save({ ledger: 'people', name: '错', settings: wrong }))).toMatchObject({
      code: 'invalid_input',
    })
  })
})

describe('a record', () => {
  it('is linked with the meetings that speak of it', async () => {
    const [person] = await rowsOf('people', 1)
    const name = String(person?.values['name'])
    const { row: matter } = await app.client.ledgers.create({ ledger: 'keyMatters', values: { name: '夜市占道经营' } })
    const { meeting } = await app.client.meetings.create(
      aMeeting({ attendance: [{ status: '列席', unit: '桂园社区', name }], resolutions: [] }),
    )
    const linked = await app.client.ledgers.get({ ledger: 'people', id: person?.id ?? '' })
    const link = { kind: 'meeting', id: meeting.id, title: meeting.title, at: '2026-11-05T14:30' }
    expect(linked.links).toEqual([{ ...link, detail: '列席：桂园社区' }])
    const treated = await app.client.ledgers.get({ ledger: 'keyMatters', id: matter.id })
    expect(treated.links).toEqual([{ ...link, detail: '议题：夜市占道经营整治' }])
    await app.client.meetings.remove({ id: meeting.id })
    expect((await app.client.ledgers.get({ ledger: 'keyMatters', id: matter.id })).links).toEqual([])
  })

  it('of a person knows the places, of others none', async () => {
    const [person] = await rowsOf('people', 1)
    const [duty] = await rowsOf('duties', 1)
    const { postings } = await app.client.ledgers.get({ ledger: 'people', id: person?.id ?? '' })
    const { communityName, gridName, role, startedOn } = person?.values ?? {}
    expect(postings).toEqual([
      { id: postings[0]?.id, community: communityName, grid: gridName, role, startedOn, endedOn: null },
    ])
    expect(await app.client.ledgers.get({ ledger: 'duties', id: duty?.id ?? '' })).toMatchObject({
      postings: [],
      merged: [],
    })
  })
})
