/** One box over everything, asked as a clerk asks: characters, sounds, numbers, conditions. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchAnswer, SearchKind } from '../../../src/contract/api/search.ts'
import { aMeeting, openSampleApp, openTestApp, type TestApp } from '../../support/app.ts'

async function find(app: TestApp, text: string, kind: SearchKind | null = null): Promise<SearchAnswer> {
  return await app.client.search.find({ text, kind, limit: 100 })
}

/** Titles of a group's hits, best first. */
async function titles(app: TestApp, text: string, kind: SearchKind): Promise<string[]> {
  const { groups } = await find(app, text)
  return groups.find((group) => group.kind === kind)?.hits.map(({ title }) => title.text) ?? []
}

async function addPerson(app: TestApp, name: string, values: Record<string, string> = {}): Promise<string> {
  const { row } = await app.client.ledgers.create({ ledger: 'people', values: { name, ...values } })
  return row.id
}

describe('people', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
    const grid = { communityName: '桂园社区', gridName: '桂园第一网格', gridCode: '999901001001001' }
    await addPerson(app, '张三', { phone: '19900001234', role: '网格长', ...grid })
    await addPerson(app, '张三丰', { employer: '武当山管理处' })
    await addPerson(app, '小张三')
    await addPerson(app, '单雄信', { phone: '19900005678' })
    await addPerson(app, '曾乐行')
    await addPerson(app, '欧阳修', { remarks: '原在张家湾工作' })
  })

  it.each([
    ['张', ['张三丰', '张三', '小张三', '欧阳修']],
    ['张三', ['张三', '张三丰', '小张三']],
    ['三', ['小张三', '张三丰', '张三']],
    ['zs', ['张三', '小张三', '张三丰']],
    ['zhangsan', ['张三', '小张三', '张三丰']],
    ['zhangs', ['张三', '小张三', '张三丰']],
    ['zsan', ['张三', '小张三', '张三丰']],
    ['zhs', ['张三', '小张三', '张三丰']],
    ['张s', ['张三', '小张三', '张三丰']],
    ['ZHANGSF', ['张三丰']],
    ['sxx', ['单雄信']],
    ['dxx', ['单雄信']],
    ['shanxiong', ['单雄信']],
    ['zlx', ['曾乐行']],
    ['cengyuehang', ['曾乐行']],
    ['oy', ['欧阳修']],
    ['1234', ['张三']],
    ['9000056', ['单雄信']],
    ['5678', ['单雄信']],
    ['张家湾', ['欧阳修']],
    ['武当山', ['张三丰']],
    ['桂园 网格长', ['张三']],
    ['gy zs', ['张三']],
    ['社区:桂园', ['张三']],
    ['社区：gy', ['张三']],
    ['sq:桂园 类:人员', ['张三']],
    ['角色:网格长', ['张三']],
    ['网格:第一', ['张三']],
    ['单位:武当', ['张三丰']],
    ['社区:没有的', []],
    ['张三 武当', ['张三丰']],
    ['没有这个人', []],
  ])('%s → %j', async (text, expected) => {
    expect(await titles(app, text, 'people')).toEqual(expected)
  })

  it('marks what matched and says where it stands', async () => {
    const { groups } = await find(app, '张家湾', 'people')
    expect(groups[0]?.hits[0]?.place).toEqual({
      label: '备注',
      excerpt: { text: '原在张家湾工作', ranges: [{ start: 2, end: 5 }] },
    })
    const zs = await find(app, 'zs', 'people')
    expect(zs.groups[0]?.hits[1]?.title).toEqual({ text: '小张三', ranges: [{ start: 1, end: 3 }] })
  })

  it('leads to the row in its list', async () => {
    const { groups } = await find(app, '单雄信')
    expect(groups[0]?.hits[0]?.target).toMatchObject({ page: 'ledger', ledger: 'people' })
  })

  it('takes an unknown condition as text and says so', async () => {
    const answer = await find(app, '颜色:张三')
    expect(answer.notes).toEqual(['没有“颜色:”这种条件，已按文字查找'])
    expect((await find(app, '类:张三')).notes).toEqual(['没有“张三”这一类，已按文字查找'])
  })

  it('counts the group and shows no more than asked', async () => {
    const { groups } = await app.client.search.find({ text: '张', limit: 1 })
    expect(groups[0]).toMatchObject({ kind: 'people', count: 4, more: false })
    expect(groups[0]?.hits).toHaveLength(1)
  })
})

describe('everything else', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openSampleApp()
    await app.client.meetings.create(aMeeting())
  })

  it.each<[string, SearchKind, string]>([
    ['联席', 'meetings', '云溪街道2026年第十一次城市管理进社区联席会议'],
    ['yxjd', 'meetings', '云溪街道2026年第十一次城市管理进社区联席会议'],
    ['飞线', 'agendaItems', '飞线充电治理'],
    ['摊位 执法', 'resolutions', '夜市摊位划线入市'],
  ])('%s finds in %s', async (text, kind, title) => {
    expect(await titles(app, text, kind)).toContain(title)
  })

  it('finds a list by its code and by its category', async () => {
    const { rows } = await app.client.ledgers.page({ ledger: 'keyMatters', limit: 500 })
    const coded = rows.find(({ values }) => typeof values['code'] === 'string')
    const code = String(coded?.values['code'])
    expect(await titles(app, code.slice(1, 4), 'keyMatters')).toContain(String(coded?.values['name']))
  })

  it('finds grids with an empty seat, and only them', async () => {
    const board = await app.client.organisation.board({})
    const grids = board.communities.flatMap((community) => community.grids)
    const vacant = grids.filter(({ seats }) => Object.values(seats).some((seat) => seat.length === 0))
    expect(vacant.length).toBeGreaterThan(0)
    expect(vacant.length).toBeLessThan(grids.length)
    expect((await titles(app, 'is:空缺', 'grids')).sort()).toEqual(vacant.map(({ name }) => name).sort())
  })

  it('leads from a resolution to its task', async () => {
    const { groups } = await find(app, '类:议定 摊位')
    const { rows } = await app.client.tasks.list({ find: '摊位' })
    expect(groups[0]?.hits[0]?.target).toEqual({ page: 'task', recordId: rows[0]?.id })
  })

  it('finds what is overdue by the day of today', async () => {
    expect(await titles(app, 'is:过期', 'resolutions')).toEqual([])
    app.clock.set('2026-12-02T02:00:00.000Z')
    expect(await titles(app, 'is:过期', 'resolutions')).toEqual(['夜市摊位划线入市'])
  })

  it('asks for one kind', async () => {
    const { groups } = await find(app, '类:网格')
    expect(groups.map(({ kind }) => kind)).toEqual(['grids'])
  })

  it('reads the characters of names for lists that the window holds', async () => {
    const readings = await app.client.search.readings({ names: ['单 A'] })
    expect(Object.keys(readings)).toEqual(['单'])
    expect(readings['单']).toEqual(expect.arrayContaining(['shan', 'dan']))
  })
})
