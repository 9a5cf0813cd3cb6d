/** The write-ahead log deleted after a crash, by a cleaning tool or a half copy; and the marker that finds it out. */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { Marker, readMark, type Mark } from '../../../src/core/db/marker.ts'
import { killWriter } from '../../checks/kill/kill-writer.ts'
import { ask } from '../../support/checks/app.ts'
import {
  databaseOf,
  findings,
  logOf,
  markerOf,
  openForTest,
  startOn,
  statusOf,
  temporaryFolder,
  verify,
  workedOffice,
} from '../../support/checks/storage.ts'

/** An office whose program was killed at work. */
async function killedOffice(): Promise<string> {
  const dataDir = await workedOffice(3)
  await killWriter(dataDir, 'none', 5, 60)
  return dataDir
}

/** Read from a copy: looking must not change what the program finds. */
function lastStep(path: string): number {
  const copy = join(temporaryFolder(), 'copy.db')
  cpSync(path, copy)
  const database = new BetterSqlite3(copy)
  const last = database.prepare<[], number>('SELECT max(seq) FROM audit').pluck().get()
  database.close()
  return last ?? 0
}

describe('a log that was deleted after a crash', () => {
  it('is missed, with the number of steps it held', async () => {
    const dataDir = await killedOffice()
    const acknowledged = readMark(dataDir)?.sequence ?? 0
    rmSync(logOf(dataDir))
    const kept = lastStep(databaseOf(dataDir))
    expect(kept).toBeLessThan(acknowledged)
    const app = await openForTest(dataDir)
    expect((await statusOf(app)).problem).toEqual({
      code: 'database_behind',
      details: { missing: acknowledged - kept },
    })
  })

  it('is not missed without the marker, and SQLite finds nothing wrong (broken twin)', async () => {
    const dataDir = await killedOffice()
    const acknowledged = readMark(dataDir)?.sequence ?? 0
    rmSync(logOf(dataDir))
    rmSync(markerOf(dataDir))
    expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
    const database = new BetterSqlite3(databaseOf(dataDir), { readonly: true })
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.prepare('SELECT max(seq) FROM audit').pluck().get()).toBeLessThan(acknowledged)
    database.close()
  })

  it('can be accepted once: a copy is kept aside, the question does not come back', async () => {
    const dataDir = await killedOffice()
    rmSync(logOf(dataDir))
    const before = readFileSync(databaseOf(dataDir))
    const app = await openForTest(dataDir)
    expect(await ask(app, 'system.acceptLoss')).toMatchObject({ state: 'ready' })
    expect(findings(await verify(app))).toEqual({})
    await app.close()
    expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
    const [aside = ''] = readdirSync(join(dataDir, 'set-aside'))
    expect(readFileSync(join(dataDir, 'set-aside', aside, 'sidantong.db')).equals(before)).toBe(true)
    expect(existsSync(join(dataDir, 'set-aside', aside, 'marker'))).toBe(true)
  })

  it('can be accepted only where a loss was found', async () => {
    const app = await openForTest(await workedOffice(2))
    expect(await app.call('system.acceptLoss', {})).toMatchObject({ ok: false })
  })
})

describe('the marker', () => {
  const mark = (sequence: number): Mark => ({ databaseId: 'a', sequence, head: `hash ${sequence}`, appVersion: '0' })

  function written(...sequences: number[]): string {
    const folder = temporaryFolder()
    const marker = new Marker(folder)
    for (const sequence of sequences) marker.write(mark(sequence))
    marker.close()
    return folder
  }

  it('holds the newest of its two marks', () => {
    expect(readMark(written(1, 2, 3))).toEqual(mark(3))
    expect(readMark(written(1, 2))).toEqual(mark(2))
  })

  it('falls back to the older mark when the newer was torn, at whatever byte', () => {
    const folder = written(1, 2, 3)
    const whole = readFileSync(markerOf(folder))
    for (let torn = 0; torn < 512; torn++) {
      const damaged = Buffer.from(whole)
      damaged.fill(0, torn, 512)
      writeFileSync(markerOf(folder), damaged)
      expect(readMark(folder)).toEqual(mark(2))
    }
  })

  it('is none when both are torn, empty or gone, and the database still opens', async () => {
    for (const damage of [Buffer.alloc(1024), Buffer.alloc(0), Buffer.from('x'.repeat(700)), null]) {
      const dataDir = await workedOffice(2)
      if (damage === null) rmSync(markerOf(dataDir))
      else writeFileSync(markerOf(dataDir), damage)
      expect(readMark(dataDir)).toBeNull()
      expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
      expect(readMark(dataDir)?.sequence).toBe(2)
    }
  })
})
