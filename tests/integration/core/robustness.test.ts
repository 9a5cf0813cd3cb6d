/** What must hold when something goes wrong beside a call: refusals in between, crowds of calls, a failing marker or backup. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Marker } from '../../../src/core/db/marker.ts'
import { openSampleApp, openTestApp, refusal, type TestApp } from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'

const duty = (content: string) => ({ ledger: 'duties', values: { post: '岗位', content } }) as const
const nowhere = '01990000-0000-7000-8000-00000000dead'

async function isSound({ client }: TestApp): Promise<boolean> {
  return (await client.system.verify({})).ok
}

describe('a crowd of calls', () => {
  it('is answered completely, whatever comes beside what', async () => {
    const app = await openTestApp()
    const { client } = app
    const calls = Array.from({ length: 60 }, (_, index): Promise<unknown> => {
      if (index % 10 === 9) return client.backups.create({})
      if (index % 10 === 8) return client.system.verify({})
      if (index % 10 === 7) return refusal(client.ledgers.remove({ ledger: 'duties', ids: [nowhere] }))
      if (index % 2 === 0) return client.ledgers.create(duty(`第${index}项`))
      return client.ledgers.page({ ledger: 'duties' })
    })
    await Promise.all(calls)
    const { rows, total } = await client.ledgers.page({ ledger: 'duties' })
    expect(total).toBe(24)
    expect(rows.map(({ values }) => values['content'])).toEqual(
      Array.from({ length: 60 }, (_, index) => index)
        .filter((index) => index % 2 === 0 && index % 10 !== 8)
        .map((index) => `第${index}项`),
    )
    expect((await client.backups.list({})).every(({ valid }) => valid)).toBe(true)
    expect(await isSound(app)).toBe(true)
  })

  it('closing waits for what is under way', async () => {
    const app = await openTestApp()
    const saved = app.client.ledgers.create(duty('最后一项'))
    await app.reopen()
    await saved
    expect((await app.client.ledgers.counts({})).duties).toBe(1)
  })
})

describe('refused commands in between', () => {
  it('leave neither a trace nor a gap', async () => {
    const app = await openTestApp()
    for (let round = 0; round < 5; round += 1) {
      await app.client.ledgers.create(duty(`第${round}项`))
      await refusal(app.client.ledgers.remove({ ledger: 'duties', ids: [nowhere] }))
      await refusal(app.client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '' } }))
    }
    expect((await app.client.history.list({})).map(({ commandId }) => commandId)).toEqual([5, 4, 3, 2, 1])
    expect(await isSound(app)).toBe(true)
  })
})

describe('undo', () => {
  it('does not overwrite a record that was changed by something else, and names it', async () => {
    const app = await openTestApp()
    const { row } = await app.client.ledgers.create(duty('职责'))
    await app.client.ledgers.update({ ledger: 'duties', id: row.id, version: 1, values: { remarks: '改过' } })
    await app.reopen(() => {
      const database = new BetterSqlite3(join(app.dataDir, 'sidantong.db'))
      database.prepare("UPDATE duties SET version = version + 1, content = '别处改的'").run()
      database.close()
    })
    const before = contentOf(app.dataDir)
    expect(await refusal(app.client.history.undo({}))).toEqual({
      code: 'undo_conflict',
      details: { record: '岗位责任清单 别处改的' },
    })
    expect(contentOf(app.dataDir)).toEqual(before)
  })
})

describe('a marker that cannot be written', () => {
  afterEach(() => vi.restoreAllMocks())

  it('does not make a saved step look unsaved, nor disturb the next one', async () => {
    const app = await openTestApp()
    vi.spyOn(Marker.prototype, 'write').mockImplementationOnce(() => {
      throw Object.assign(new Error('i/o error'), { code: 'EIO' })
    })
    await app.client.ledgers.create(duty('第一项'))
    await app.client.ledgers.create(duty('第二项'))
    await app.reopen()
    expect((await app.client.ledgers.counts({})).duties).toBe(2)
    expect(await isSound(app)).toBe(true)
  })
})

describe('a daily backup that cannot be made', () => {
  it('does not keep the clerk from the data', async () => {
    const app = await openSampleApp()
    await app.client.ledgers.create(duty('昨天的'))
    app.clock.set('2026-11-06T02:00:00.000Z')
    await app.reopen(() => {
      rmSync(join(app.dataDir, 'backups'), { recursive: true })
      writeFileSync(join(app.dataDir, 'backups'), 'no folder')
    })
    expect(app.log.map(({ event }) => event)).toEqual(['daily backup'])
    await app.client.ledgers.page({ ledger: 'people' })
  })

  it('one that can be made is made once a day, at the first start', async () => {
    const app = await openSampleApp()
    await app.client.ledgers.create(duty('今天的'))
    const reasons = async () => (await app.client.backups.list({})).map(({ reason }) => reason)
    await app.reopen()
    expect(await reasons()).toEqual(['beforeImport'])
    app.clock.set('2026-11-06T02:00:00.000Z')
    await app.reopen()
    await app.reopen()
    expect(await reasons()).toEqual(['daily', 'beforeImport'])
    app.clock.set('2026-11-07T02:00:00.000Z')
    await app.reopen()
    expect(await reasons()).toEqual(['daily', 'beforeImport'])
  })
})
