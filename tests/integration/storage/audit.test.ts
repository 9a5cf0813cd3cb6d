/** The trail finds every change that was made behind the program's back, and knows nothing about persons. */
import { rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { records, recordKeys } from '../../../src/contract/records/index.ts'
import type { App } from '../../../src/core/create-app.ts'
import { ask } from '../../support/checks/app.ts'
import { OfficeDay } from '../../support/checks/office-day.ts'
import { seeded } from '../../support/checks/random.ts'
import { databaseOf, findings, markerOf, openForTest, verify, workedOffice } from '../../support/checks/storage.ts'

/** Somebody with an SQLite tool, who knows about triggers and takes the marker away. */
async function afterAttack(sql: string | ((database: BetterSqlite3.Database) => void)): Promise<App> {
  const dataDir = await workedOffice(12)
  attack(dataDir, sql)
  rmSync(markerOf(dataDir))
  return openForTest(dataDir)
}

function attack(dataDir: string, sql: string | ((database: BetterSqlite3.Database) => void)): void {
  const database = new BetterSqlite3(databaseOf(dataDir))
  for (const table of ['audit', 'blobs'])
    database.exec(`DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete;`)
  if (typeof sql === 'string') database.exec(sql)
  else sql(database)
  database.close()
}

describe('rows of the trail', () => {
  it('cannot be changed or deleted by mistake', async () => {
    const dataDir = await workedOffice(3)
    const database = new BetterSqlite3(databaseOf(dataDir))
    expect(() => database.exec("UPDATE audit SET actor = '别人' WHERE seq = 2")).toThrow('append-only')
    expect(() => database.exec('DELETE FROM audit WHERE seq = 2')).toThrow('append-only')
    database.close()
  })

  it('are found intact when nobody touched them', async () => {
    const report = await verify(await afterAttack('SELECT 1'))
    expect(findings(report)).toEqual({})
    expect(report.checks.find(({ name }) => name === 'auditChain')?.checked).toBe(12)
  })

  it.each([
    ['another actor', "UPDATE audit SET actor = '别人' WHERE seq = 5", '第 5 条被改动'],
    ['another time', "UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 5", '第 5 条被改动'],
    ['another method', "UPDATE audit SET method = 'ledgers.remove' WHERE seq = 5", '第 5 条被改动'],
    [
      'another record',
      'UPDATE audit SET record_id = (SELECT record_id FROM audit WHERE seq = 1) WHERE seq = 8',
      '第 8 条被改动',
    ],
    [
      'another content',
      'UPDATE audit SET content_hash = (SELECT content_hash FROM audit WHERE seq = 1) WHERE seq = 8',
      '第 8 条被改动',
    ],
    ['one deleted', 'DELETE FROM audit WHERE seq = 5', '第 5 条缺失'],
    ['the first deleted', 'DELETE FROM audit WHERE seq = 1', '第 1 条缺失'],
    [
      'one deleted and the rest moved up',
      'DELETE FROM audit WHERE seq = 5; UPDATE audit SET seq = seq - 1 WHERE seq > 5',
      '第 5 条被改动',
    ],
    [
      'two exchanged',
      'UPDATE audit SET seq = -1 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -1',
      '第 5 条被改动',
    ],
    [
      'one inserted at the end',
      "INSERT INTO audit (seq, at, actor, method, hash) VALUES (13, '2026-11-01', '别人', 'x', 'y')",
      '第 13 条被改动',
    ],
  ])('%s', async (_what, sql, place) => {
    const { auditChain } = findings(await verify(await afterAttack(sql)))
    expect(auditChain?.[0]).toContain(place)
  })

  it('cut off at the end are missed by the marker', async () => {
    const dataDir = await workedOffice(12)
    attack(dataDir, 'DELETE FROM audit WHERE seq > 10')
    const app = await openForTest(dataDir)
    expect(await ask(app, 'system.status')).toMatchObject({
      state: 'recovery',
      problem: { code: 'database_behind', details: { missing: 2 } },
    })
  })
})

describe('records changed behind the program', () => {
  const one = '(SELECT id FROM duties ORDER BY id LIMIT 1)'

  it.each([
    ['a value', `UPDATE duties SET content = content || '。' WHERE id = ${one}`],
    ['a version', `UPDATE duties SET version = version + 1 WHERE id = ${one}`],
    ['the author', `UPDATE duties SET updated_by = '别人' WHERE id = ${one}`],
    ['the bin', `UPDATE duties SET deleted_at = '2026-11-01' WHERE id = ${one}`],
    ['the owning unit', `UPDATE duties SET unit = '999901002' WHERE id = ${one}`],
    ['added columns', `UPDATE duties SET extra = '{"a":"b"}' WHERE id = ${one}`],
    ['a record taken out', `DELETE FROM duties WHERE id = ${one}`],
    [
      'a record brought in',
      `INSERT INTO duties (id, unit, version, updated_at, updated_by, content) VALUES ('x', '999901001', 1, '', '', '假')`,
    ],
  ])('%s: the record is named', async (_what, sql) => {
    const { contents } = findings(await verify(await afterAttack(sql)))
    expect(contents).toHaveLength(1)
    expect(contents?.[0]).toMatch(/^岗位责任清单 /)
  })

  it('a record put back to an earlier version, with all its values', async () => {
    const dataDir = await workedOffice(0)
    const app = await openForTest(dataDir)
    const day = new OfficeDay(app, seeded(3))
    await day.addRow()
    await app.close()
    const database = new BetterSqlite3(databaseOf(dataDir))
    const earlier = database.prepare<[], unknown[]>('SELECT * FROM duties').raw().get() ?? []
    database.close()
    const again = await openForTest(dataDir)
    await ask(again, 'ledgers.remove', { ledger: 'duties', ids: [earlier[0]] })
    await again.close()
    attack(dataDir, (raw) => {
      raw.exec('DELETE FROM duties')
      raw.prepare(`INSERT INTO duties VALUES (${earlier.map(() => '?').join(', ')})`).run(...earlier)
    })
    const { contents } = findings(await verify(await openForTest(dataDir)))
    expect(contents).toHaveLength(1)
  })

  it('an issued document', async () => {
    const app = await afterAttack("INSERT INTO blobs VALUES (hex(randomblob(32)), x'00')")
    expect(findings(await verify(app))['contents']?.[0]).toContain('已发文件')
  })
})

describe('single bits that rot', () => {
  /** Flips one bit inside stored texts of records, at places that SQLite's own check cannot judge. */
  it('in a record are found by its content hash and named; integrity_check finds none of them', async () => {
    const tried = { found: 0, missed: 0, foundBySqlite: 0 }
    for (let bit = 0; bit < 24; bit++) {
      const dataDir = await workedOffice(6)
      attack(dataDir, (raw) => {
        const row = raw
          .prepare<[], { id: string; content: Buffer }>('SELECT id, CAST(content AS BLOB) AS content FROM duties')
          .get()
        if (row === undefined) throw new Error('no row')
        const at = Math.floor((row.content.length * 8 * bit) / 24)
        row.content[at >> 3] = (row.content[at >> 3] ?? 0) ^ (1 << (at & 7))
        raw.prepare('UPDATE duties SET content = CAST(? AS TEXT) WHERE id = ?').run(row.content, row.id)
      })
      const found = findings(await verify(await openForTest(dataDir)))
      tried.foundBySqlite += found['integrity'] === undefined ? 0 : 1
      if (found['contents']?.length === 1) tried.found += 1
      else tried.missed += 1
    }
    expect(tried).toEqual({ found: 24, missed: 0, foundBySqlite: 0 })
  })
})

describe('the trail and persons', () => {
  it('holds no value of any record, personal or not', async () => {
    const dataDir = await workedOffice(0)
    const app = await openForTest(dataDir)
    const day = new OfficeDay(app, seeded(9))
    await day.importRoster(5)
    await day.saveMeeting()
    await day.addRow()
    await app.close()
    const database = new BetterSqlite3(databaseOf(dataDir))
    const trail = JSON.stringify(database.prepare('SELECT * FROM audit').all())
    let values = 0
    for (const key of recordKeys) {
      const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${records[key].table}`).all()
      for (const row of rows) {
        for (const field of records[key].fields.filter(({ type }) => type !== 'reference')) {
          const value = row[field.name]
          if (typeof value !== 'string' || value.length < 2) continue
          values += 1
          expect(trail).not.toContain(value)
        }
      }
    }
    database.close()
    expect(values).toBeGreaterThan(20)
  })
})
