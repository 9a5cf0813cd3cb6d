/** Notice boards: what stands on them, what never does, and photos only if they are pictures. */
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'

let app: TestApp
let gridId: string
let leader: string

/** The smallest PNG there is: one transparent point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

beforeEach(async () => {
  app = await openTestApp()
  const values = {
    name: '甲某',
    role: '网格长',
    employer: '东社区党委',
    communityName: '东社区',
    gridName: '第一网格',
    gridCode: '999901001001001',
    phone: '19900001234',
    politicalStatus: '中共党员',
    remarks: '住在三号楼',
  }
  leader = (await app.client.ledgers.create({ ledger: 'people', values })).row.id
  gridId = (await app.client.organisation.board({})).communities[0]?.grids[0]?.id ?? ''
})

const notice = () => app.client.organisation.notice({ gridIds: [gridId] })

describe('a notice board', () => {
  it('shows who is who with work telephones, and nothing personal', async () => {
    await app.client.organisation.saveWorkPhone({ personId: leader, workPhone: '0999-8123456 转 2' })
    await app.client.organisation.saveOffice({ supervisionPhone: '0999-8000000' })
    const { html, lacking, grids } = await notice()
    for (const text of ['第一网格', '999901001001001', '甲某', '网格长', '0999-8123456 转 2', '0999-8000000'])
      expect(html).toContain(text)
    for (const text of ['19900001234', '中共党员', '三号楼']) expect(html).not.toContain(text)
    expect(lacking).toEqual([])
    expect(grids).toMatchObject([{ gridId, members: [{ personId: leader, hasPhoto: false }] }])
    expect(await app.client.organisation.office({})).toEqual({ supervisionPhone: '0999-8000000' })
    const { row } = await app.client.ledgers.get({ ledger: 'people', id: leader })
    expect(row.values).toMatchObject({ phone: '19900001234', workPhone: '0999-8123456 转 2' })
  })

  it('says what it lacks', async () => {
    expect((await notice()).lacking).toEqual(['没有登记监督电话', '第一网格：甲某 没有工作电话'])
  })

  it('takes no text for markup', async () => {
    const { version } = (await app.client.ledgers.get({ ledger: 'people', id: leader })).row
    const values = { name: '<b>甲</b>' }
    await app.client.ledgers.update({ ledger: 'people', id: leader, version, values })
    expect((await notice()).html).toContain('&lt;b&gt;甲&lt;/b&gt;')
  })

  it('is one page per grid, however often a grid is named', async () => {
    const draft = { name: '第二网格', code: '', households: null, partyGroup: '', scope: '东街以北' }
    const communityId = (await app.client.organisation.board({})).communities[0]?.id ?? ''
    const { id } = await app.client.organisation.saveGrid({ ...draft, communityId })
    const { html, grids } = await app.client.organisation.notice({ gridIds: [gridId, id, gridId] })
    expect(grids).toHaveLength(2)
    expect(html.match(/<section/g)).toHaveLength(2)
    expect(html).toContain('东街以北')
  })

  it('is not made for what is not there', async () => {
    expect(await refusal(app.client.organisation.notice({ gridIds: [leader] }))).toMatchObject({ code: 'not_found' })
  })
})

describe('a photo', () => {
  it('is kept, shown, replaced, taken away, and undone', async () => {
    const { savePhoto } = app.client.organisation
    await savePhoto({ personId: leader, fileId: app.stage('照片.jpg', png) })
    expect((await notice()).html).toContain(`data:image/png;base64,${png.toString('base64')}`)
    expect((await notice()).grids[0]?.members[0]?.hasPhoto).toBe(true)
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9])
    await savePhoto({ personId: leader, fileId: app.stage('新.jpg', jpeg) })
    expect((await notice()).html).toContain('data:image/jpeg;base64')
    await savePhoto({ personId: leader, fileId: null })
    expect((await notice()).html).not.toContain('<img')
    expect(await refusal(savePhoto({ personId: leader, fileId: null }))).toMatchObject({ code: 'not_found' })
    await app.client.history.undo({})
    expect((await notice()).html).toContain('data:image/jpeg;base64')
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it.each([
    ['空.png', Buffer.alloc(0), '是空文件'],
    ['照片.png', Buffer.from('<svg onload="alert(1)">'), '不是 JPG 或 PNG 图片'],
    ['半张.png', png.subarray(0, 40), '文件不完整'],
    ['大.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(2 * 1024 * 1024)]), '有 2.0 MB，超过 2 MB'],
  ])('%s is refused', async (name, bytes, reason) => {
    const fileId = app.stage(name, bytes)
    expect(await refusalSentence(app.client.organisation.savePhoto({ personId: leader, fileId }))).toBe(
      `“${name}”不能用作照片：${reason}。请选择 2 MB 以内的 JPG 或 PNG 照片。`,
    )
  })
})

describe('settings and photos', () => {
  it('stay in the office when a package is made', async () => {
    await app.client.organisation.savePhoto({ personId: leader, fileId: app.stage('照片.png', png) })
    await app.client.organisation.saveOffice({ supervisionPhone: '0999-8000000' })
    const { info } = await app.client.exchange.create({ period: '2026-11', recipient: '999901', protection: 'none' })
    expect(JSON.stringify(info)).not.toMatch(/portraits|office_settings|rule_settings/)
  })
})
