/** What belongs to a month's meetings is read from the meetings of that month, not from the whole history. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { expect, it } from 'vitest'
import { sourcesOf, type Window } from '../../../src/core/reports/fact-repository.ts'
import { openTestApp } from '../../support/app.ts'

const window: Window = {
  first: '2026-11-01',
  last: '2026-11-30',
  asOf: '2026-11-26',
  today: '2026-11-26',
  unit: '999901001',
  seats: [['网格长', 1]],
  gridSize: { fewest: 300, most: 500 },
}

it.each(['meetings', 'expected', 'agendaItems', 'votes', 'resolutions', 'dueTasks'] as const)(
  '%s: no table of meetings and their parts is gone through',
  async (fact) => {
    const app = await openTestApp()
    await app.close()
    const raw = new BetterSqlite3(join(app.dataDir, 'sidantong.db'), { readonly: true })
    const db = new Kysely({ dialect: new SqliteDialect({ database: raw }) })
    const source = sourcesOf(window).find(({ facts }) => facts[fact] !== undefined)
    const scans = [source?.rows, source?.placed].flatMap((rows) => {
      if (rows === undefined) return []
      const { sql, parameters } = rows.compile(db)
      return raw
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters)
        .map((step) => JSON.stringify(step))
        .filter((step) => /"SCAN [maixr]\b/.test(step))
    })
    await db.destroy()
    expect(scans).toEqual([])
  },
)
