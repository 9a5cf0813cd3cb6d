/** The lists as a clerk uses them: find, filter, sort, edit, remove, follow a record's history, export. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PageRequest } from '../../../src/contract/api/ledgers.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import {
  district,
  openSampleApp,
  openTestApp,
  refusal,
  refusalSentence,
  sampleWorkbook,
  type TestApp,
} from '../../support/app.ts'
import { contentOf, databaseHash } from '../../support/database-dump.ts'

type Request = Partial<Pick<PageRequest, 'find' | 'where' | 'sort' | 'offset' | 'limit'>>

const oneOf = (field: string, ...values: string[]) => ({ kind: 'oneOf' as const, field, values })

function pageOf(app: TestApp, ledger: 'duties' | 'people' | 'keyMatters', request: Request = {}) {
  return app.client.ledgers.page({ ledger, ...request })
}

async function names(app: TestApp, request: Request): Promise<unknown[]> {
  return (await pageOf(app, 'people', request)).rows.map((row) => row.values['name'])
}

async function personNamed(app: TestApp, name: string) {
  const { rows } = await pageOf(app, 'people', { find: name })
  const row = rows.find(({ values }) => values['name'] === name)
  if (row === undefined) throw new Error(`${name} is not in the list`)
  return row
}

async function change(app: TestApp, name: string, values: RecordValues) {
  const { id, version } = await personNamed(app, name)
  return (await app.client.ledgers.update({ ledger: 'people', id, version, values })).row.values
}

describe('a page of a list', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openSampleApp()
  })

  it('comes in the order of the list, in windows that join without gap or repeat', async () => {
    const whole = await pageOf(app, 'people', { limit: 500 })
    expect(whole.rows.map(({ values }) => values['position'])).toEqual(Array.from({ length: 237 }, (_, at) => at + 1))
    const windows = []
    for (let offset = 0; offset < 237; offset += 100)
      windows.push(...(await pageOf(app, 'people', { offset, limit: 100 })).rows)
    expect(windows).toEqual(whole.rows)
    expect(whole.total).toBe(237)
    expect((await pageOf(app, 'people', { offset: 10_000 })).rows).toEqual([])
  })

  it('filters by texts and by numbers, several values of a field and several fields', async () => {
    const leaders = await pageOf(app, 'people', { where: [oneOf('role', '网格长')], limit: 500 })
    expect(leaders.total).toBe(38)
    const both = await pageOf(app, 'people', { where: [oneOf('role', '网格长', '专职网格员')], limit: 500 })
    expect(new Set(both.rows.map(({ values }) => values['role']))).toEqual(new Set(['网格长', '专职网格员']))
    const inOne = await pageOf(app, 'people', { where: [oneOf('role', '网格长'), oneOf('communityName', '桂园社区')] })
    expect(inOne.rows.every(({ values }) => values['communityName'] === '桂园社区')).toBe(true)
    expect(inOne.total).toBe(5)
    const sized = await pageOf(app, 'people', { where: [oneOf('households', '523')], limit: 500 })
    expect(sized.total).toBeGreaterThan(0)
    expect(sized.rows.every(({ values }) => values['households'] === 523)).toBe(true)
    const blank = await pageOf(app, 'people', { where: [oneOf('postingMode', '')], limit: 500 })
    expect(blank.rows.every(({ values }) => values['postingMode'] === null)).toBe(true)
    expect(blank.total).toBe(103)
  })

  it('refuses a filter or an order by a field that the list does not have', async () => {
    expect(await refusal(pageOf(app, 'people', { where: [oneOf('nothing', 'x')] }))).toMatchObject({
      code: 'invalid_input',
      details: { place: 'nothing' },
    })
    expect(await refusal(pageOf(app, 'people', { sort: [{ field: 'nothing', direction: 'asc' }] }))).toMatchObject({
      code: 'invalid_input',
    })
  })

  it('sorts by one field and then another, empty cells last either way', async () => {
    const sort: Request['sort'] = [
      { field: 'communityName', direction: 'desc' },
      { field: 'households', direction: 'asc' },
    ]
    const { rows } = await pageOf(app, 'people', { sort, limit: 500 })
    const keys = rows.map(({ values }) => [String(values['communityName']), Number(values['households'])] as const)
    const sorted = [...keys].sort(([a, x], [b, y]) => (a === b ? x - y : a < b ? 1 : -1))
    expect(keys).toEqual(sorted)
    for (const direction of ['asc', 'desc'] as const) {
      const modes = (await pageOf(app, 'people', { sort: [{ field: 'postingMode', direction }], limit: 500 })).rows.map(
        ({ values }) => values['postingMode'],
      )
      expect(modes.slice(-103).every((mode) => mode === null)).toBe(true)
      expect(modes.slice(0, -103).every((mode) => mode !== null)).toBe(true)
    }
  })

  it('finds by words that all occur somewhere in the row', async () => {
    expect(await names(app, { find: '19900001003' })).toEqual(['胡红'])
    expect(await names(app, { find: '  胡红   梧桐里第一网格 ' })).toEqual(['胡红'])
    expect(await names(app, { find: '胡红 桂园社区' })).toEqual([])
    expect((await pageOf(app, 'people', { find: '' })).total).toBe(237)
  })

  it('counts the values of a field, most frequent first', async () => {
    const roles = await app.client.ledgers.values({ ledger: 'people', field: 'role' })
    expect(roles.map(({ value }) => value)).toContain('网格长')
    expect(roles.reduce((sum, { count }) => sum + count, 0)).toBe(237)
    expect(roles.map(({ count }) => count)).toEqual(roles.map(({ count }) => count).sort((a, b) => b - a))
    const codes = await app.client.ledgers.values({ ledger: 'people', field: 'households' })
    expect(codes.every(({ value }) => /^\d+$/.test(value))).toBe(true)
    expect(await refusal(app.client.ledgers.values({ ledger: 'people', field: 'id' }))).toMatchObject({
      code: 'invalid_input',
    })
  })
})

describe('signs that mean something elsewhere', () => {
  const texts = [
    '100%',
    '100_',
    'a\\b',
    "O'Neil",
    '"引号"',
    '%',
    '_',
    "'; DROP TABLE duties; --",
    '1 OR 1=1',
    '*',
    '?1',
    ':name',
    '$1',
    'NULL',
    '[a-z]',
    '𠮷',
  ]
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
    for (const content of texts)
      await app.client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content } })
  })

  it.each(texts)('%s is found as what it is', async (text) => {
    const found = (await pageOf(app, 'duties', { find: text })).rows.map(({ values }) => String(values['content']))
    const words = text.split(' ')
    expect(found.sort()).toEqual(texts.filter((content) => words.every((word) => content.includes(word))).sort())
    const filtered = await pageOf(app, 'duties', { where: [oneOf('content', text)] })
    expect(filtered.rows.map(({ values }) => values['content'])).toEqual([text])
  })

  it('and a field name cannot carry SQL', async () => {
    const before = databaseHash(app.dataDir)
    for (const field of ['content; DROP TABLE duties', 'content" --', "id'", '1']) {
      expect(await refusal(pageOf(app, 'duties', { where: [oneOf(field, 'x')] }))).toMatchObject({
        code: 'invalid_input',
      })
      expect(
        await refusal(
          app.client.ledgers.create({ ledger: 'duties', values: { post: 'x', content: 'x', [field]: 'x' } }),
        ),
      ).toMatchObject({ code: 'invalid_input' })
    }
    expect(databaseHash(app.dataDir)).toBe(before)
    expect((await pageOf(app, 'duties')).total).toBe(texts.length)
  })
})

describe('an edit', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await openSampleApp()
  })

  it('made on an old version is refused and changes nothing', async () => {
    const { id, version } = await personNamed(app, '胡红')
    await change(app, '胡红', { phone: '19900008888' })
    const before = databaseHash(app.dataDir)
    expect(
      await refusal(app.client.ledgers.update({ ledger: 'people', id, version, values: { phone: '19900009999' } })),
    ).toMatchObject({ code: 'version_conflict' })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('of a day that does not exist is refused, naming the column and the reason', async () => {
    const { id, version } = await personNamed(app, '胡红')
    const attempt = app.client.ledgers.update({
      ledger: 'people',
      id,
      version,
      values: { startedOn: '2025-02-30' },
    })
    expect(await refusalSentence(attempt)).toBe('“到岗时间”写作“2025-02-30”，没有这一天。请改正。')
  })

  it('reads dates as people write them, and empties a cell', async () => {
    expect((await change(app, '胡红', { startedOn: '2026.3.1' }))['startedOn']).toBe('2026-03-01')
    expect((await change(app, '胡红', { startedOn: '二〇二六年四月五日' }))['startedOn']).toBe('2026-04-05')
    expect((await change(app, '胡红', { startedOn: '' }))['startedOn']).toBeNull()
    expect((await change(app, '胡红', { politicalStatus: null }))['politicalStatus']).toBeNull()
  })

  it('does not empty what must be there', async () => {
    const { id, version } = await personNamed(app, '胡红')
    for (const name of ['', null, '   '])
      expect(
        await refusal(app.client.ledgers.update({ ledger: 'people', id, version, values: { name } })),
      ).toMatchObject({ code: 'value_invalid', details: { field: '姓名' } })
    expect(await refusal(app.client.ledgers.create({ ledger: 'duties', values: { post: '岗位' } }))).toMatchObject({
      code: 'value_invalid',
      details: { field: '职责内容' },
    })
  })

  it('keeps every character of names and codes', async () => {
    for (const name of ['张　三', '𠮷田', '欧阳·娜娜', '＝1'])
      expect((await change(app, '胡红', { remarks: name }))['remarks']).toBe(name)
    const { row } = await app.client.ledgers.create({
      ledger: 'keyMatters',
      values: { name: '事项', code: '０９００６' },
    })
    expect(row.values['code']).toBe('09006')
  })

  it('moves a person to a grid named by its code, known or new', async () => {
    expect(await change(app, '胡红', { gridCode: '999901001002003' })).toMatchObject({
      communityName: '桂园社区',
      gridName: '桂园第三网格',
      gridCode: '999901001002003',
      households: 286,
    })
    expect(await change(app, '胡红', { gridCode: '999901001002088' })).toMatchObject({
      communityName: '桂园社区',
      gridCode: '999901001002088',
      households: null,
    })
    const { communities } = await app.client.organisation.board({})
    expect(communities.map(({ grids }) => grids.length)).toEqual([5, 7, 4, 5, 5, 4, 7, 4])
  })

  it('moves a person to a grid named by its name, within the community or to another', async () => {
    expect(await change(app, '胡红', { gridName: '梧桐里第二网格' })).toMatchObject({
      communityName: '梧桐里社区',
      gridCode: '999901001001002',
      households: 367,
    })
    expect(await change(app, '胡红', { communityName: '桂园社区', gridName: '桂园第一网格' })).toMatchObject({
      gridCode: '999901001002001',
    })
    const { communities } = await app.client.organisation.board({})
    expect(communities.map(({ grids }) => grids.length)).toEqual([5, 6, 4, 5, 5, 4, 7, 4])
  })

  it('takes a person out of the grid, without inventing a community', async () => {
    expect(await change(app, '胡红', { gridCode: null })).toMatchObject({ gridName: null, communityName: null })
    expect(await change(app, '卢丽', { gridName: null })).toMatchObject({ gridCode: null, communityName: null })
    expect(await change(app, '王春嘉', { communityName: null })).toMatchObject({ gridCode: null, gridName: null })
    expect((await app.client.organisation.board({})).totals).toMatchObject({ communities: 8, grids: 40 })
  })

  it('of the households is an edit of the grid, seen by everyone in it', async () => {
    await change(app, '胡红', { households: '1,234' })
    expect((await personNamed(app, '卢丽')).values['households']).toBe(1234)
    expect((await change(app, '胡红', { households: null }))['households']).toBeNull()
    expect((await personNamed(app, '卢丽')).values['households']).toBeNull()
  })

  it('that would be lost is refused', async () => {
    await change(app, '胡红', { gridCode: null })
    const { id, version } = await personNamed(app, '胡红')
    for (const values of [{ households: 400 }, { communityName: '桂园社区' }]) {
      expect(await refusal(app.client.ledgers.update({ ledger: 'people', id, version, values }))).toMatchObject({
        code: 'value_invalid',
      })
    }
    expect(
      await refusal(app.client.ledgers.create({ ledger: 'people', values: { name: '甲', communityName: '桂园社区' } })),
    ).toMatchObject({ code: 'value_invalid' })
  })

  it('of a row in the bin or of no row at all is refused', async () => {
    const { id, version } = await personNamed(app, '胡红')
    expect(await app.client.ledgers.remove({ ledger: 'people', ids: [id, id] })).toMatchObject({ removed: 1 })
    expect((await pageOf(app, 'people')).total).toBe(236)
    const attempts = [
      app.client.ledgers.update({ ledger: 'people', id, version, values: { name: '别人' } }),
      app.client.ledgers.remove({ ledger: 'people', ids: [id] }),
      app.client.ledgers.get({ ledger: 'people', id }),
      app.client.ledgers.get({ ledger: 'duties', id: '01990000-0000-7000-8000-00000000dead' }),
    ]
    for (const attempt of attempts) expect(await refusal(attempt)).toMatchObject({ code: 'not_found' })
  })

  it('one of several that cannot be removed keeps them all', async () => {
    const { id } = await personNamed(app, '胡红')
    const before = contentOf(app.dataDir)
    const ids = [id, '01990000-0000-7000-8000-00000000dead']
    expect(await refusal(app.client.ledgers.remove({ ledger: 'people', ids }))).toMatchObject({ code: 'not_found' })
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it('is told in the history of the record, with the values before and after', async () => {
    await change(app, '胡红', { phone: '19900008888' })
    await change(app, '胡红', { role: '专职网格员' })
    await change(app, '胡红', { gridCode: '999901001002003' })
    const { id } = await personNamed(app, '胡红')
    const { history } = await app.client.ledgers.get({ ledger: 'people', id })
    expect(history.map(({ actor, changes }) => [actor, changes])).toEqual([
      ['测试员', [{ field: '网格', before: '梧桐里社区 梧桐里第一网格', after: '桂园社区 桂园第三网格' }]],
      ['测试员', [{ field: '角色', before: '兼职网格员', after: '专职网格员' }]],
      ['测试员', [{ field: '联系电话', before: '19900001003', after: '19900008888' }]],
      ['测试员', []],
    ])
    expect(history.at(-1)?.label).toBe(`导入 ${sampleWorkbook}：267 行`)
  })
})

describe('records of other units', () => {
  it('are seen by the district and changed by nobody there', async () => {
    const sender = await openSampleApp()
    const { artifact } = await sender.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const app = await openTestApp({ unit: district })
    const { planId } = await app.client.exchange.preview({ fileId: app.stage('数据包.zip', artifact.bytes) })
    await app.client.exchange.apply({ planId, acceptSender: true })
    const { id, version } = await personNamed(app, '胡红')
    const { communities } = await app.client.organisation.board({})
    const [community] = communities
    const grid = community?.grids[0]
    if (community === undefined || grid === undefined) throw new Error('the package brought no grid')
    const before = databaseHash(app.dataDir)
    const attempts = [
      app.client.ledgers.update({ ledger: 'people', id, version, values: { phone: '1' } }),
      app.client.ledgers.remove({ ledger: 'people', ids: [id] }),
      app.client.organisation.saveCommunity({ id: community.id, name: '改名', code: '', population: null }),
      app.client.organisation.saveGrid({ ...bareGrid, id: grid.id, communityId: community.id }),
      app.client.organisation.saveGrid({ ...bareGrid, communityId: community.id }),
    ]
    for (const attempt of attempts)
      expect(await refusal(attempt)).toMatchObject({ code: 'not_editable', details: { unit: '云溪街道办事处' } })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('a grid needs a community that is there', async () => {
    const app = await openTestApp()
    const communityId = '01990000-0000-7000-8000-00000000dead'
    expect(await refusal(app.client.organisation.saveGrid({ ...bareGrid, communityId }))).toMatchObject({
      code: 'not_found',
    })
  })
})

const bareGrid = { name: '网格', code: '', households: null, partyGroup: '' }
