/** The board of the sample street, and edits of communities and grids. */
import { beforeEach, describe, expect, it } from 'vitest'
import { openSampleApp, openTestApp, refusal, type TestApp } from '../../support/app.ts'

describe('the staffing of the sample street', () => {
  it('has two grids without a leader, and grids too small and too large', async () => {
    const app = await openSampleApp()
    const { findings, totals, communities } = await app.client.organisation.board({})
    const of = (rule: string) => findings.filter((finding) => finding.rule === rule)
    expect(of('oneGridLeader').map(({ place, severity }) => [place, severity])).toEqual([
      ['梧桐里社区 梧桐里第四网格', 'error'],
      ['桂园社区 桂园第四网格', 'error'],
    ])
    const grids = communities.flatMap((community) => community.grids)
    const outside = grids.filter(({ households }) => households === null || households < 300 || households > 500)
    expect(of('gridHouseholds')).toHaveLength(outside.length)
    expect(outside.length).toBeGreaterThan(0)
    expect(of('communityWorkers')).toHaveLength(8)
    expect(of('unplacedPerson')).toEqual([])
    expect(totals.fullyStaffed).toBe(38)
    for (const grid of grids) expect(grid.findings).toBe(findings.filter(({ gridId }) => gridId === grid.id).length)
    const seated = grids.flatMap((grid) => Object.values(grid.seats)).flat()
    expect(seated).toHaveLength(237)
  })
})

describe('communities and grids', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await openTestApp()
  })

  it('are made, renamed and moved', async () => {
    const { saveCommunity, saveGrid, board } = app.client.organisation
    const east = await saveCommunity({ name: ' 东社区 ', code: '999901001001', population: 9000 })
    const west = await saveCommunity({ name: '西社区', code: '', population: null })
    const draft = { name: '一网格', code: '999901001001001', households: 400, partyGroup: '第一党小组' }
    const grid = await saveGrid({ ...draft, communityId: east.id })
    await saveCommunity({ id: west.id, name: '西苑社区', code: '999901001002', population: 1 })
    await saveGrid({ ...draft, id: grid.id, communityId: west.id, households: null })
    const { communities } = await board({})
    expect(communities).toMatchObject([
      { id: east.id, name: '东社区', code: '999901001001', population: 9000, grids: [] },
      {
        id: west.id,
        name: '西苑社区',
        population: 1,
        grids: [{ id: grid.id, name: '一网格', households: null, partyGroup: '第一党小组' }],
      },
    ])
  })

  it('need names and whole codes', async () => {
    const community = { name: '东社区', code: '', population: null }
    for (const wrong of [{ name: '  ' }, { code: '123' }, { population: -1 }, { population: 1.5 }])
      expect(await refusal(app.client.organisation.saveCommunity({ ...community, ...wrong }))).toMatchObject({
        code: 'invalid_input',
      })
    const { id } = await app.client.organisation.saveCommunity(community)
    const grid = { communityId: id, name: '一网格', code: '', households: null, partyGroup: '' }
    for (const wrong of [{ name: '' }, { code: '99990100100100' }, { households: -1 }])
      expect(await refusal(app.client.organisation.saveGrid({ ...grid, ...wrong }))).toMatchObject({
        code: 'invalid_input',
      })
  })

  it('that were taken back by undo are not edited', async () => {
    const { id } = await app.client.organisation.saveCommunity({ name: '东社区', code: '', population: null })
    await app.client.history.undo({})
    expect(
      await refusal(app.client.organisation.saveCommunity({ id, name: '改名', code: '', population: null })),
    ).toMatchObject({ code: 'not_found' })
    const grid = { communityId: id, name: '一网格', code: '', households: null, partyGroup: '' }
    expect(await refusal(app.client.organisation.saveGrid(grid))).toMatchObject({ code: 'not_found' })
  })

  it('everybody in a grid is seen in one of its seats, whatever the role is called', async () => {
    const gridCode = '999901001001001'
    const roles = ['网格长', '专职网格员', '兼职网格员', '网格指导员', '其他力量', '楼栋长', null]
    for (const role of roles)
      await app.client.ledgers.create({ ledger: 'people', values: { name: role ?? '甲', role, gridCode } })
    await app.client.ledgers.create({ ledger: 'people', values: { name: '未分', employer: '街道' } })
    const { communities, findings, totals } = await app.client.organisation.board({})
    const seats = communities[0]?.grids[0]?.seats
    expect(Object.values(seats ?? {}).map((list) => list.map(({ name }) => name))).toEqual([
      ['网格长'],
      ['专职网格员'],
      ['兼职网格员'],
      ['网格指导员'],
      ['其他力量', '楼栋长', '甲'],
    ])
    expect(findings.filter(({ rule }) => rule === 'unplacedPerson').map(({ message }) => message)).toEqual([
      '未分没有分到网格',
    ])
    expect(totals).toEqual({ communities: 1, grids: 1, people: 8, fullyStaffed: 1 })
  })
})
