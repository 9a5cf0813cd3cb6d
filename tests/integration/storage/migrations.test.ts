import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWritable, type RawDatabase } from '../../../src/core/db/connection.ts'
import { listBackups } from '../../../src/core/db/backup.ts'
import { migrate, storedVersion } from '../../../src/core/db/migrate.ts'
import { migrations, schemaVersion, type Migration } from '../../../src/core/db/migrations/index.ts'
import { ask } from '../../support/checks/app.ts'
import {
  copyAsAfterCrash,
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

function freshDatabase(): RawDatabase {
  const { raw } = openWritable(join(temporaryFolder(), 'test.db'))
  onTestFinished(() => void raw.close())
  return raw
}

function schemaOf(raw: RawDatabase): string[] {
  return raw.prepare<[], string>('SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name').pluck().all()
}

const halfBroken: Migration = {
  version: schemaVersion + 10,
  name: 'breaks halfway',
  sql: "CREATE TABLE first_half (a TEXT) STRICT; INSERT INTO meta VALUES ('half', '1'); CREATE TABLE duties (a TEXT) STRICT;",
}

describe('migrations', () => {
  it('are numbered in tens, with fives between, each once, in order', () => {
    const numbers = migrations.map(({ version }) => version)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.filter((number) => number % 5 !== 0)).toEqual([])
  })

  it('leave version and schema as they were when one fails halfway', () => {
    const raw = freshDatabase()
    migrate(raw)
    const before = schemaOf(raw)
    expect(() => migrate(raw, [...migrations, halfBroken])).toThrow('already exists')
    expect(storedVersion(raw)).toBe(schemaVersion)
    expect(schemaOf(raw)).toEqual(before)
    expect(raw.prepare("SELECT * FROM meta WHERE key = 'half'").all()).toEqual([])
  })

  it('would leave half a schema without their transaction (broken twin)', () => {
    const raw = freshDatabase()
    migrate(raw)
    const before = schemaOf(raw)
    expect(() => raw.exec(halfBroken.sql)).toThrow('already exists')
    expect(schemaOf(raw)).not.toEqual(before)
  })

  it('go on from every earlier version, after a backup that restores', async () => {
    for (const [index, { version }] of migrations.slice(0, -1).entries()) {
      const dataDir = join(temporaryFolder(), '旧版')
      mkdirSync(dataDir)
      const { raw } = openWritable(databaseOf(dataDir))
      migrate(raw, migrations.slice(0, index + 1))
      raw
        .prepare("INSERT INTO meta VALUES ('database_id', 'old'), ('own_unit', ?)")
        .run(JSON.stringify({ name: '云溪街道', code: '999901001', kind: 'street' }))
      raw.close()

      const app = await openForTest(dataDir)
      expect((await statusOf(app)).state).toBe('ready')
      expect(findings(await verify(app))).toEqual({})
      const [backup] = listBackups(dataDir)
      expect(backup).toMatchObject({ reason: 'beforeMigration', unitName: '云溪街道', valid: true })
      await ask(app, 'backups.restore', { name: backup?.name })
      expect((await statusOf(app)).state, `from version ${version}`).toBe('ready')
      await app.close()
    }
  })

  it('refuse a database of a newer version and leave every byte as it is', async () => {
    const dataDir = await workedOffice()
    const { raw } = openWritable(databaseOf(dataDir))
    raw.pragma(`user_version=${schemaVersion + 10}`)
    raw.close()
    const before = fingerprint(dataDir)
    expect(await startOn(dataDir)).toEqual({ state: 'recovery', code: 'database_newer' })
    expect(fingerprint(dataDir)).toEqual(before)
  })

  it('refuse a newer version that stands only in the log after a crash', async () => {
    const dataDir = join(temporaryFolder(), 'data')
    const source = await workedOffice()
    const { raw } = openWritable(databaseOf(source))
    raw.pragma(`user_version=${schemaVersion + 10}`)
    copyAsAfterCrash(source, dataDir)
    raw.close()
    expect(existsSync(`${databaseOf(dataDir)}-wal`)).toBe(true)
    const before = fingerprint(dataDir)
    expect(await startOn(dataDir)).toEqual({ state: 'recovery', code: 'database_newer' })
    expect(fingerprint(dataDir)).toEqual(before)
  })
})
