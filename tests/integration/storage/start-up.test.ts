/** What the program says when the data folder is not as it left it: a recovery answer, nothing overwritten. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { inspectFolder } from '../../../src/core/db/inspect.ts'
import { openApp, street } from '../../support/checks/app.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import {
  copyAsAfterCrash,
  databaseOf,
  fingerprint,
  logOf,
  markerOf,
  openForTest,
  startOn,
  statusOf,
  temporaryFolder,
  workedOffice,
} from '../../support/checks/storage.ts'

/** Starts the program twice, tries to begin anew, and compares every byte. */
async function expectRecovery(dataDir: string, code: string): Promise<void> {
  const before = fingerprint(dataDir)
  expect(await startOn(dataDir)).toEqual({ state: 'recovery', code })
  const app = await openForTest(dataDir)
  const reply = await app.call('system.initialize', street)
  expect(reply).toMatchObject({ ok: false, error: { code: 'in_recovery' } })
  expect(await app.call('ledgers.counts', {})).toMatchObject({ ok: false, error: { code: 'in_recovery' } })
  await app.close()
  expect(fingerprint(dataDir)).toEqual(before)
}

describe('a file that is no database of ours', () => {
  it.each([
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>登录校园网</body></html>'.repeat(50))],
    ['text', Buffer.from('姓名,电话\n')],
    ['random bytes', Buffer.from(Array.from({ length: 8192 }, (_, index) => (index * 7919 + 13) % 256))],
    ['zeroes as long as a database', Buffer.alloc(192_512)],
    ['an encrypted database', Buffer.from(Array.from({ length: 8192 }, (_, index) => (index * 31 + 7) % 251))],
  ])('%s', async (_name, content) => {
    const dataDir = await workedOffice()
    writeFileSync(databaseOf(dataDir), content)
    await expectRecovery(dataDir, 'database_foreign')
  })

  it('the SQLite database of another program', async () => {
    const dataDir = await workedOffice()
    rmSync(databaseOf(dataDir))
    const foreign = new BetterSqlite3(databaseOf(dataDir))
    foreign.exec('CREATE TABLE photos (name TEXT)')
    foreign.close()
    await expectRecovery(dataDir, 'database_foreign')
  })

  it('is not taken for a first run in a folder that was never ours', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(databaseOf(dataDir), 'not a database')
    await expectRecovery(dataDir, 'database_foreign')
  })
})

describe('a database that is gone or empty', () => {
  it('zero bytes long', async () => {
    const dataDir = await workedOffice()
    writeFileSync(databaseOf(dataDir), '')
    await expectRecovery(dataDir, 'database_lost')
  })

  it('zero bytes long, with nothing else in the folder', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(databaseOf(dataDir), '')
    await expectRecovery(dataDir, 'database_lost')
  })

  it('missing, with the marker there', async () => {
    const dataDir = await workedOffice()
    rmSync(databaseOf(dataDir))
    await expectRecovery(dataDir, 'database_lost')
  })

  it('missing, with only a backup there', async () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, 'backups'))
    writeFileSync(join(dataDir, 'backups', '20261101T000000Z-manual.db'), 'whatever')
    await expectRecovery(dataDir, 'database_lost')
  })

  it('missing, with only its log there', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(logOf(dataDir), 'whatever')
    await expectRecovery(dataDir, 'database_lost')
  })

  it('missing, with only what a restore had set aside', async () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, 'set-aside', '2026-11-01T000000Z'), { recursive: true })
    await expectRecovery(dataDir, 'database_lost')
  })

  it('is a first run only where nothing has ever been', async () => {
    expect(await startOn(join(temporaryFolder(), '新文件夹'))).toEqual({ state: 'empty', code: null })
  })

  it('a first run that was cut off before the unit was written begins again', async () => {
    const dataDir = await workedOffice(0)
    const database = new BetterSqlite3(databaseOf(dataDir))
    database.exec("DELETE FROM meta WHERE key <> 'database_id'")
    database.close()
    const app = await openForTest(dataDir)
    expect((await statusOf(app)).state).toBe('empty')
    expect(await app.call('system.initialize', street)).toMatchObject({ ok: true, value: { state: 'ready' } })
  })
})

describe('a truncated database', () => {
  it('by any number of bytes up to a page', async () => {
    const dataDir = await workedOffice()
    const whole = readFileSync(databaseOf(dataDir))
    for (let missing = 1; missing < 4096; missing++) {
      truncateSync(databaseOf(dataDir), whole.length - missing)
      const inspection = inspectFolder(dataDir)
      expect(inspection.state === 'doubtful' ? inspection.problem.code : inspection.state).toBe('database_damaged')
      writeFileSync(databaseOf(dataDir), whole)
    }
    expect(inspectFolder(dataDir).state).toBe('sound')
  })

  it.each([1, 100, 4095, 4096])('by %i bytes, seen by the whole program', async (missing) => {
    const dataDir = await workedOffice()
    truncateSync(databaseOf(dataDir), readFileSync(databaseOf(dataDir)).length - missing)
    await expectRecovery(dataDir, 'database_damaged')
  })

  it('by half', async () => {
    const dataDir = await workedOffice()
    truncateSync(databaseOf(dataDir), readFileSync(databaseOf(dataDir)).length / 2)
    await expectRecovery(dataDir, 'database_damaged')
  })

  it('to less than its header', async () => {
    const dataDir = await workedOffice()
    truncateSync(databaseOf(dataDir), 60)
    await expectRecovery(dataDir, 'database_foreign')
  })

  it('after a crash, with its log beside it, unless the log holds what is missing', async () => {
    const source = await workedOffice(30)
    const app = await openForTest(source)
    const dataDir = join(temporaryFolder(), 'data')
    await app.call('ledgers.create', {
      ledger: 'duties',
      values: { post: '网格长', category: '走访', content: '每月' },
    })
    copyAsAfterCrash(source, dataDir)
    const whole = readFileSync(databaseOf(dataDir))
    const log = readFileSync(logOf(dataDir))
    const { digest } = readStoredState(databaseOf(dataDir), [])
    const answers = { sound: 0, doubtful: 0, empty: 0 }
    for (let missing = 1; missing < 100_000; missing += missing < 4096 ? 241 : 4096) {
      writeFileSync(databaseOf(dataDir), whole.subarray(0, whole.length - missing))
      writeFileSync(logOf(dataDir), log)
      const { state } = inspectFolder(dataDir)
      answers[state] += 1
      if (state === 'sound') expect(readStoredState(databaseOf(dataDir), [])).toMatchObject({ digest, problems: [] })
    }
    expect(answers.empty).toBe(0)
    expect(answers.doubtful).toBeGreaterThan(20)
  })
})

describe('a database and a log that do not belong together', () => {
  it('the log of another office is not applied', async () => {
    const other = await workedOffice(30)
    const otherApp = await openApp(other)
    await otherApp.call('ledgers.create', {
      ledger: 'duties',
      values: { post: '网格长', category: '甲', content: '乙' },
    })
    const log = readFileSync(logOf(other))
    await otherApp.close()
    const dataDir = await workedOffice(6)
    writeFileSync(logOf(dataDir), log)
    const before = fingerprint(dataDir)
    const { state, code } = await startOn(dataDir)
    expect(state).toBe('recovery')
    expect(['database_damaged', 'database_behind']).toContain(code)
    expect(fingerprint(dataDir)).toEqual(before)
  })

  it('the database of another office with this marker', async () => {
    const dataDir = await workedOffice()
    cpSync(databaseOf(await workedOffice()), databaseOf(dataDir))
    await expectRecovery(dataDir, 'database_damaged')
  })

  it('an older copy put in its place: it says how many steps are missing', async () => {
    const dataDir = await workedOffice(6)
    const older = join(temporaryFolder(), 'older.db')
    cpSync(databaseOf(dataDir), older)
    const app = await openForTest(dataDir)
    for (let step = 0; step < 4; step++)
      await app.call('ledgers.create', {
        ledger: 'duties',
        values: { post: '网格长', category: '甲', content: `${step}` },
      })
    await app.close()
    renameSync(older, databaseOf(dataDir))
    const before = fingerprint(dataDir)
    const again = await openForTest(dataDir)
    expect((await statusOf(again)).problem).toEqual({ code: 'database_behind', details: { missing: 4 } })
    expect(fingerprint(dataDir)).toEqual(before)
  })

  it('would pass as sound without the marker (broken twin)', async () => {
    const dataDir = await workedOffice(6)
    const older = join(temporaryFolder(), 'older.db')
    cpSync(databaseOf(dataDir), older)
    const app = await openForTest(dataDir)
    await app.call('ledgers.create', { ledger: 'duties', values: { post: '网格长', category: '甲', content: '乙' } })
    await app.close()
    renameSync(older, databaseOf(dataDir))
    rmSync(markerOf(dataDir))
    expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
  })
})
