/** Imports that follow one another share a backup; whatever else is saved between them asks for one of its own. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles, openTestApp, type TestApp } from '../../support/app.ts'

const roster = (name: string): readonly (readonly [string, string])[] => [
  ['花名册.csv', `姓名,岗位,所属社区,网格名称\n${name},网格长,东社区,一网格`],
]

const importOne = (app: TestApp, name: string): Promise<unknown> => importFiles(app, roster(name))

const addDuty = (app: TestApp): Promise<unknown> =>
  app.client.ledgers.create({ ledger: 'duties', values: { post: '网格长', category: '走访', content: '入户' } })

async function listed(app: TestApp): Promise<string[]> {
  const all = await app.client.backups.list({})
  return all.filter(({ reason, valid }) => reason === 'beforeImport' && valid).map(({ name }) => name)
}

describe('imports one after another', () => {
  it('rest on one backup, which has the state before all of them', async () => {
    const app = await openTestApp()
    for (const name of ['甲一', '乙二', '丙三']) await importOne(app, name)
    const [only, ...others] = await listed(app)
    expect(others).toEqual([])
    await app.client.backups.restore({ name: only ?? '' })
    expect((await app.client.ledgers.page({ ledger: 'people' })).rows).toEqual([])
  })

  it('are backed up anew when something else was saved between them', async () => {
    const app = await openTestApp()
    await importOne(app, '甲一')
    await addDuty(app)
    await importOne(app, '乙二')
    expect(await listed(app)).toHaveLength(2)
    await app.client.history.undo({})
    await importOne(app, '丙三')
    expect(await listed(app)).toHaveLength(3)
  })

  it('are backed up anew after half an hour, and after a start', async () => {
    const app = await openTestApp()
    await importOne(app, '甲一')
    app.clock.set('2026-11-05T02:40:00.000Z')
    await importOne(app, '乙二')
    expect(await listed(app)).toHaveLength(2)
    await app.reopen()
    await importOne(app, '丙三')
    expect(await listed(app)).toHaveLength(3)
  })

  it('are backed up anew when the backup is no longer there', async () => {
    const app = await openTestApp()
    await importOne(app, '甲一')
    for (const name of await listed(app)) rmSync(join(app.dataDir, 'backups', `${name}.db`))
    await importOne(app, '乙二')
    expect(await listed(app)).toHaveLength(1)
  })

  it('leave the backup of the first in place when the next is refused', async () => {
    const app = await openTestApp()
    await importOne(app, '甲一')
    const before = await listed(app)
    const refused = app.client.intake.apply({ planId: '01990000-0000-7000-8000-00000000dead' })
    await expect(refused).rejects.toMatchObject({ code: 'file_expired' })
    expect(await listed(app)).toEqual(before)
  })

  it('keep the backup that was just made, also under a clock that was set back', async () => {
    const app = await openTestApp()
    app.clock.set('2030-01-05T02:00:00.000Z')
    for (let number = 0; number < 10; number += 1) {
      await importOne(app, `甲${number}`)
      await addDuty(app)
    }
    app.clock.set('2026-11-05T02:00:00.000Z')
    await importOne(app, '乙二')
    expect((await listed(app)).filter((name) => name.startsWith('2026'))).toHaveLength(1)
    await importOne(app, '丙三')
    expect((await listed(app)).filter((name) => name.startsWith('2026'))).toHaveLength(1)
  })

  it('are saved also where an old backup will not go', async () => {
    const app = await openTestApp()
    for (let number = 0; number < 10; number += 1) {
      await importOne(app, `甲${number}`)
      await addDuty(app)
    }
    const oldest = join(app.dataDir, 'backups', `${(await listed(app)).at(-1) ?? ''}.db`)
    rmSync(oldest)
    mkdirSync(oldest)
    await importOne(app, '乙二')
    expect((await app.client.ledgers.page({ ledger: 'people' })).rows).toHaveLength(11)
    expect(app.log.map(({ event }) => event)).toContain('old backups stay')
  })

  it('let the oldest backups go by themselves, the program running on', async () => {
    const app = await openTestApp()
    for (let number = 0; number < 12; number += 1) {
      await importOne(app, `甲${number}`)
      await addDuty(app)
    }
    expect(await listed(app)).toHaveLength(10)
  })
})
