/** Rows of a roster name grids by code, by name, or by both: what an import makes of them, and that it comes to rest. */
import { describe, expect, it } from 'vitest'
import { importFiles, openTestApp, type TestApp } from '../../support/app.ts'

describe('what a roster says of grids', () => {
  const header = '姓名,手机号码,岗位,所属社区,网格名称,网格编码,户数'
  const importRoster = (app: TestApp, ...rows: string[]) =>
    importFiles(app, [['花名册.csv', [header, ...rows].join('\n')]])
  const people = async (app: TestApp) =>
    (await app.client.ledgers.page({ ledger: 'people', limit: 500 })).rows.map(({ values }) => [
      values['name'],
      values['communityName'],
      values['gridName'],
      values['gridCode'],
      values['households'],
    ])

  async function isStable(app: TestApp, ...rows: string[]): Promise<void> {
    const { counts } = await importRoster(app, ...rows)
    expect(counts.people.same).toBe(rows.length)
  }

  it('a grid with the same code and another name, size or community is renamed, not doubled', async () => {
    const app = await openTestApp()
    await importRoster(app, '甲一,19900003001,网格长,东社区,一网格,999901001001001,400')
    const renamed = '甲一,19900003001,网格长,东社区,第一网格,999901001001001,410'
    await importRoster(app, renamed)
    expect(await people(app)).toEqual([['甲一', '东社区', '第一网格', '999901001001001', 410]])
    await isStable(app, renamed)
    const moved = '甲一,19900003001,网格长,西社区,第一网格,999901001001001,410'
    await importRoster(app, moved)
    expect(await people(app)).toEqual([['甲一', '西社区', '第一网格', '999901001001001', 410]])
    await isStable(app, moved)
    expect((await app.client.organisation.board({})).totals.grids).toBe(1)
  })

  it('a grid known by its name takes the code that a later roster adds', async () => {
    const app = await openTestApp()
    await importRoster(app, '甲一,19900003001,网格长,东社区,一网格,,400', '乙二,19900003002,网格长,东社区,二网格,,')
    const rows = [
      '甲一,19900003001,网格长,东社区,一网格,999901001001001,400',
      '乙二,19900003002,网格长,东社区,二网格,999901001001002,',
    ]
    await importRoster(app, ...rows)
    const { communities } = await app.client.organisation.board({})
    expect(communities.map(({ name, code, grids }) => [name, code, grids.map((grid) => grid.code)])).toEqual([
      ['东社区', '999901001001', ['999901001001001', '999901001001002']],
    ])
    await isStable(app, ...rows)
  })

  it('communities whose codes are mistyped the same stay apart by their names', async () => {
    const app = await openTestApp()
    const rows = [
      '甲一,19900003001,网格长,东社区,一网格,999901001001001,400',
      '乙二,19900003002,网格长,西社区,一网格,999901001001002,400',
    ]
    await importRoster(app, ...rows)
    const { communities } = await app.client.organisation.board({})
    expect(communities.map(({ name, code }) => [name, code]).sort()).toEqual(
      [
        ['东社区', '999901001001'],
        ['西社区', ''],
      ].sort(),
    )
    await isStable(app, ...rows)
  })

  it('rows that contradict each other about one grid are conflicts', async () => {
    const app = await openTestApp()
    const { counts } = await importRoster(
      app,
      '甲一,19900003001,网格长,东社区,一网格,999901001001001,400',
      '乙二,19900003002,专职网格员,东社区,一网格,999901001001001,401',
    )
    expect(counts['people']).toMatchObject({ new: 1, conflict: 1 })
  })

  it('a community without a grid is not taken over, and the row says so', async () => {
    const app = await openTestApp()
    const row = '甲一,19900003001,,东社区,,,'
    const fileId = app.stage('花名册.csv', [header, row].join('\n'))
    const plan = await app.client.intake.preview({ fileIds: [fileId] })
    const { rows } = await app.client.intake.rows({ planId: plan.planId, table: 0, bucket: 'new', offset: 0, limit: 9 })
    const [planned] = rows
    expect(planned?.reason).toBe('“所属社区”没有写入：这一行没有网格')
    await app.client.intake.apply({ planId: plan.planId })
    expect(await people(app)).toEqual([['甲一', null, null, null, null]])
    await isStable(app, row)
  })

  it('a grid that is named without its code, while several are called so, is asked for', async () => {
    const app = await openTestApp()
    const { counts } = await importRoster(
      app,
      '甲一,19900003001,网格长,东社区,一网格,999901001001001,400',
      '乙二,19900003002,网格长,东社区,一网格,999901001001002,300',
      '丙三,19900003003,网格长,东社区,一网格,,',
    )
    expect(counts.people).toMatchObject({ new: 2, conflict: 1 })
  })

  it('a person moved by names alone takes along what the row says of the new grid', async () => {
    const app = await openTestApp()
    await importRoster(app, '甲一,19900003001,网格长,东社区,一网格,999901001001001,300')
    const rows = ['甲一,19900003001,网格长,东社区,二网格,,300', '乙二,19900003002,网格长,东社区,一网格,,300']
    await importRoster(app, ...rows)
    expect(await people(app)).toEqual([
      ['甲一', '东社区', '二网格', null, 300],
      ['乙二', '东社区', '一网格', '999901001001001', 300],
    ])
    await isStable(app, ...rows)
  })
})
