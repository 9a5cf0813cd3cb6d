/** A backup that is listed as good restores to exactly what was there; a restore keeps what it replaces. */
import { hash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { backupInfo, type BackupInfo } from '../../../src/contract/api/backups.ts'
import type { App } from '../../../src/core/create-app.ts'
import { openWritable } from '../../../src/core/db/connection.ts'
import { schemaVersion } from '../../../src/core/db/migrations/index.ts'
import { ask, openApp } from '../../support/checks/app.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import {
  databaseOf,
  findings,
  fingerprint,
  openForTest,
  startOn,
  statusOf,
  temporaryFolder,
  verify,
  workedOffice,
} from '../../support/checks/storage.ts'

const addRow = (app: App, content: string): Promise<unknown> =>
  ask(app, 'ledgers.create', { ledger: 'duties', values: { post: '网格长', category: '走访', content } })

const backUp = async (app: App): Promise<BackupInfo> => backupInfo.parse(await ask(app, 'backups.create'))

/** Without the daily one, which the first start of a day makes by itself. */
async function listed(app: App): Promise<BackupInfo[]> {
  const all = z.array(backupInfo).parse(await ask(app, 'backups.list'))
  return all.filter(({ reason }) => reason !== 'daily')
}

/** What is stored, seen by SQLite alone, on a copy. */
function digestOf(path: string): string {
  const copy = join(temporaryFolder(), 'copy.db')
  cpSync(path, copy)
  return readStoredState(copy, []).digest
}

function fileOf(dataDir: string, { name }: Pick<BackupInfo, 'name'>): string {
  return join(dataDir, 'backups', `${name}.db`)
}

describe('a backup', () => {
  it('holds what the database holds, with its counts', async () => {
    const dataDir = await workedOffice(9)
    const app = await openForTest(dataDir)
    const backup = await backUp(app)
    const { rows } = z
      .object({ rows: z.array(z.unknown()) })
      .parse(await ask(app, 'ledgers.page', { ledger: 'duties' }))
    await app.close()
    expect(backup).toMatchObject({ reason: 'manual', unitName: '云溪街道', sequence: 9, valid: true })
    expect(backup.rows['duties']).toBe(rows.length)
    expect(digestOf(fileOf(dataDir, backup))).toBe(digestOf(databaseOf(dataDir)))
    expect(readdirSync(join(dataDir, 'backups')).filter((file) => file.includes('partial'))).toEqual([])
  })

  it('restores to exactly that, and what was there before is kept twice', async () => {
    const dataDir = await workedOffice(9)
    const app = await openForTest(dataDir)
    const backup = await backUp(app)
    await addRow(app, '备份之后')
    expect(await ask(app, 'backups.restore', { name: backup.name })).toMatchObject({ state: 'ready' })
    expect(findings(await verify(app))).toEqual({})
    const beforeRestore = (await listed(app)).find(({ reason }) => reason === 'beforeRestore')
    expect(beforeRestore).toMatchObject({ sequence: 10, valid: true })
    await app.close()
    expect(digestOf(databaseOf(dataDir))).toBe(digestOf(fileOf(dataDir, backup)))

    const [aside = ''] = readdirSync(join(dataDir, 'set-aside'))
    const kept = digestOf(join(dataDir, 'set-aside', aside, 'sidantong.db'))
    expect(kept).toBe(digestOf(fileOf(dataDir, { name: beforeRestore?.name ?? '' })))
    expect(kept).not.toBe(digestOf(databaseOf(dataDir)))
  })

  it('can be restored from, back and forth, and work goes on', async () => {
    const dataDir = await workedOffice(4)
    const app = await openForTest(dataDir)
    const first = await backUp(app)
    await addRow(app, '甲')
    const second = await backUp(app)
    for (const { name, sequence } of [first, second, first]) {
      await ask(app, 'backups.restore', { name })
      const report = await verify(app)
      expect(findings(report)).toEqual({})
      expect(report.checks.find((check) => check.name === 'auditChain')?.checked).toBe(sequence)
    }
    await addRow(app, '恢复之后')
    await app.close()
    expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
  })

  it('brings back a database that is gone, damaged or foreign; what was there is set aside whole', async () => {
    for (const damage of [null, Buffer.alloc(0), Buffer.from('<html></html>'), Buffer.alloc(8192)]) {
      const dataDir = await workedOffice(4)
      const app = await openApp(dataDir)
      const { name } = await backUp(app)
      await app.close()
      if (damage === null) rmSync(databaseOf(dataDir))
      else writeFileSync(databaseOf(dataDir), damage)
      const again = await openForTest(dataDir)
      expect((await statusOf(again)).state).toBe('recovery')
      expect((await listed(again)).map((backup) => [backup.name, backup.valid])).toEqual([[name, true]])
      expect(await ask(again, 'backups.restore', { name })).toMatchObject({ state: 'ready' })
      expect(findings(await verify(again))).toEqual({})
      const [aside = ''] = readdirSync(join(dataDir, 'set-aside'))
      const kept = join(dataDir, 'set-aside', aside, 'sidantong.db')
      if (damage === null) expect(existsSync(kept)).toBe(false)
      else expect(readFileSync(kept).equals(damage)).toBe(true)
    }
  })

  it('with any flipped bit is not listed as good and not restored', async () => {
    const dataDir = await workedOffice(4)
    const app = await openForTest(dataDir)
    const backup = await backUp(app)
    const whole = readFileSync(fileOf(dataDir, backup))
    for (let at = 3; at < whole.length; at += 9973) {
      const damaged = Buffer.from(whole)
      damaged[at] = (whole[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(fileOf(dataDir, backup), damaged)
      const before = fingerprint(dataDir)
      const reply = await app.call('backups.restore', { name: backup.name })
      expect(reply).toMatchObject({ ok: false, error: { code: 'backup_invalid' } })
      expect((await listed(app)).map(({ valid }) => valid)).toEqual([false])
      expect((await statusOf(app)).state).toBe('ready')
      expect(fingerprint(dataDir)).toEqual(before)
    }
  })

  it('whose description is damaged, missing or of another backup is refused', async () => {
    const dataDir = await workedOffice(4)
    const app = await openForTest(dataDir)
    const first = await backUp(app)
    await addRow(app, '甲')
    const second = await backUp(app)
    const manifest = (backup: BackupInfo): string => join(dataDir, 'backups', `${backup.name}.json`)
    cpSync(manifest(second), manifest(first))
    for (const name of [first.name, '没有这个', '../sidantong', '20261101T000000Z-manual'])
      expect(await app.call('backups.restore', { name })).toMatchObject({ error: { code: 'backup_invalid' } })
    writeFileSync(manifest(first), '{')
    expect(await app.call('backups.restore', { name: first.name })).toMatchObject({ error: { code: 'backup_invalid' } })
    expect((await listed(app)).filter(({ valid }) => valid).map(({ name }) => name)).toEqual([second.name])
    expect((await statusOf(app)).state).toBe('ready')
  })

  it('of a newer program is refused before anything is moved', async () => {
    const dataDir = await workedOffice(4)
    const { raw } = openWritable(databaseOf(dataDir))
    raw.pragma(`user_version=${schemaVersion + 10}`)
    raw.close()
    const newer = readFileSync(databaseOf(dataDir))
    const other = await workedOffice(2)
    const app = await openForTest(other)
    const backup = await backUp(app)
    writeFileSync(fileOf(other, backup), newer)
    rewriteManifest(join(other, 'backups', `${backup.name}.json`), newer)
    const reply = await app.call('backups.restore', { name: backup.name })
    expect(reply).toMatchObject({ ok: false, error: { code: 'database_newer' } })
    expect((await statusOf(app)).state).toBe('ready')
    expect(existsSync(join(other, 'set-aside'))).toBe(false)
  })

  it('is taken of a consistent moment; a copy of the live file is not (broken twin)', async () => {
    const dataDir = await workedOffice(2)
    const app = await openForTest(dataDir)
    await addRow(app, '还在日志里')
    const { name } = await backUp(app)
    const copied = join(temporaryFolder(), 'copied.db')
    cpSync(databaseOf(dataDir), copied)
    const rows = (path: string): unknown => {
      const database = new BetterSqlite3(path, { readonly: true })
      const count: unknown = database.prepare('SELECT max(seq) FROM audit').pluck().get()
      database.close()
      return count
    }
    expect(rows(fileOf(dataDir, { name }))).toBe(3)
    expect(rows(copied)).toBe(2)
  })

  it('that was cut off is not listed and is cleared away by the next', async () => {
    const dataDir = await workedOffice(2)
    const app = await openForTest(dataDir)
    const folder = join(dataDir, 'backups')
    mkdirSync(folder, { recursive: true })
    const leftovers = ['x.partial', 'x.partial-journal', 'x.json.partial']
    for (const file of leftovers) writeFileSync(join(folder, file), 'half')
    writeFileSync(join(folder, 'without-description.db'), 'half')
    expect(await listed(app)).toEqual([])
    await backUp(app)
    expect(readdirSync(folder).filter((file) => leftovers.includes(file))).toEqual([])
    expect(existsSync(join(folder, 'without-description.db'))).toBe(true)
  })
})

function rewriteManifest(path: string, content: Buffer): void {
  const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')))
  const sha256 = hash('sha256', content)
  writeFileSync(path, JSON.stringify({ ...manifest, sha256, size: content.length }))
}
