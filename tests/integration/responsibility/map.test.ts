/** The responsibility map of a real office: what it finds leads to the rows, and what is put right is found no more. */
import { describe, expect, it } from 'vitest'
import { openSampleApp, openTestApp, type TestApp } from '../../support/app.ts'

const findings = async (app: TestApp, rule: string) =>
  (await app.client.responsibility.map({})).findings.filter((finding) => finding.rule === rule)

describe('the map', () => {
  it('leads from each finding to at least as many rows as it is about', async () => {
    const app = await openSampleApp()
    const { findings: all } = await app.client.responsibility.map({})
    expect(all.length).toBeGreaterThan(3)
    for (const { link, subject, count } of all) {
      if (link === null) continue
      const { total } = await app.client.ledgers.page({
        ledger: link.ledger,
        where: [{ kind: 'oneOf', field: link.field, values: [link.value] }],
      })
      expect(total).toBeGreaterThanOrEqual(subject === 'people' ? count : 1)
    }
  })

  it('agrees with the lists on how many there are of each', async () => {
    const app = await openSampleApp()
    const { summary } = await app.client.responsibility.map({})
    const totals = Object.fromEntries(summary.map(({ subject, total }) => [subject, total]))
    const counts = await app.client.ledgers.counts({})
    expect(totals).toMatchObject({ people: counts.people, keyMatters: counts.keyMatters, grids: 40 })
    for (const { total, sound, gap, overlap, incomplete } of summary)
      expect([sound >= 0, sound + gap + overlap + incomplete >= total]).toEqual([true, true])
  })

  it('of an empty office is empty', async () => {
    const app = await openTestApp()
    const map = await app.client.responsibility.map({})
    expect(map.findings).toEqual([])
    expect(map.summary.every(({ total }) => total === 0)).toBe(true)
  })

  it('forgets a gap once it is filled', async () => {
    const app = await openSampleApp()
    const { row } = await app.client.ledgers.create({ ledger: 'keyMatters', values: { name: '无人管的事' } })
    expect((await findings(app, 'matterWithoutUnit')).map(({ place }) => place)).toEqual(['无人管的事'])
    const values = { responsibleUnit: '街道执法中队' }
    await app.client.ledgers.update({ ledger: 'keyMatters', id: row.id, version: row.version, values })
    expect(await findings(app, 'matterWithoutUnit')).toEqual([])
  })

  it('counts a grid by who stands in it now', async () => {
    const app = await openSampleApp()
    const communityId = (await app.client.organisation.board({})).communities[0]?.id ?? ''
    const draft = { communityId, name: '新网格', code: '999901001001099', households: 300, partyGroup: '' }
    await app.client.organisation.saveGrid(draft)
    expect((await findings(app, 'gridWithNobody')).map(({ place }) => place)).toEqual([
      expect.stringContaining('新网格'),
    ])
    const values = { name: '甲某', role: '兼职网格员', gridCode: '999901001001099' }
    await app.client.ledgers.create({ ledger: 'people', values })
    expect(await findings(app, 'gridWithNobody')).toEqual([])
    expect((await findings(app, 'gridWithoutLeader')).map(({ place }) => place)).toContainEqual(
      expect.stringContaining('新网格'),
    )
  })
})

it('a post is held by whom the office names, until that is taken back', async () => {
  const app = await openSampleApp()
  await app.client.ledgers.create({ ledger: 'duties', values: { post: '特别岗', content: '做一件事' } })
  const isOpen = async () => (await findings(app, 'postWithoutPerson')).some(({ place }) => place === '特别岗')
  expect(await isOpen()).toBe(true)
  const post = { kind: 'post', name: '特别岗', field: 'role' } as const
  await app.client.responsibility.assign({ ...post, value: '网格长' })
  expect(await isOpen()).toBe(false)
  await app.client.responsibility.assign({ ...post, value: '没有这个角色' })
  expect(await isOpen()).toBe(true)
  await app.client.responsibility.assign({ ...post, value: '' })
  expect((await app.client.responsibility.map({})).posts.find(({ post: name }) => name === '特别岗')?.assigned).toBe(
    false,
  )
})

it('roads are checked as soon as the office keeps them', async () => {
  const app = await openSampleApp()
  expect((await app.client.responsibility.map({})).placeColumns).toEqual([])
  const { field } = await app.client.columns.save({ ledger: 'keyMatters', label: '道路', type: 'text' })
  await app.client.ledgers.create({ ledger: 'keyMatters', values: { name: '路灯不亮', [field.name]: '无名路' } })
  expect((await app.client.responsibility.map({})).placeColumns).toEqual(['道路'])
  expect((await findings(app, 'placeWithoutUnit')).map(({ place }) => place)).toEqual(['无名路'])
})
