/**
 * A district's month rolled up over its streets, against one bare GROUP BY per table in the same database, and how the time
 * grows with the records. Rows are made inside the database, so that filling it does not take longer than counting it.
 */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openBenchApp, type BenchApp } from './bench-app.ts'
import { median, timed, type BenchResult } from './measure.ts'

const district = { unitName: '青岚区城市管理局', unitCode: '999901' }
const period = '2026-11'
const streets = 500
const rounds = 3

/** Shares of the tables in a thousand records, as a street with its lists and a year of meetings has them. */
const shares = {
  communities: 10,
  grids: 40,
  people: 250,
  postings: 250,
  duties: 30,
  key_matters: 20,
  assist_matters: 20,
  meetings: 20,
  agenda_items: 60,
  attendances: 220,
  resolutions: 60,
  documents: 20,
} as const
type Table = keyof typeof shares

/** Growth from one size to the next, ten times as large. */
const goal = 11

export async function benchRollUp(sizes: readonly number[]): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  let before: { readonly size: number; readonly time: number } | null = null
  for (const size of sizes) {
    const app = await openBenchApp(district)
    try {
      await app.fill((dataDir) => fill(join(dataDir, 'sidantong.db'), size))
      await rollUp(app)
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) times.push(await timed(() => rollUp(app)))
      const ours = median(times)
      const reference = await bareGroups(app)
      const name = `汇总 ${size.toLocaleString('zh-CN')} 条`
      results.push({ name, ours, reference, referenceName: '各表直接 GROUP BY', unit: 'ms', goal: 10 })
      if (before?.size === size / 10)
        results.push({
          name: `${name}的增长`,
          ours,
          reference: before.time,
          referenceName: '十分之一',
          unit: 'ms',
          goal,
        })
      before = { size, time: ours }
    } finally {
      await app.close()
    }
  }
  return results
}

async function rollUp({ client }: BenchApp): Promise<void> {
  const { places } = await client.reports.view({ period })
  if (places.length < streets) throw new Error(`only ${places.length} places were counted`)
}

/** What counting costs at the least: each table read once, by unit. Milliseconds; the core holds the file alone meanwhile. */
async function bareGroups(app: BenchApp): Promise<number> {
  const times: number[] = []
  await app.fill((dataDir) => {
    const raw = new BetterSqlite3(join(dataDir, 'sidantong.db'), { readonly: true })
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now()
      for (const table of Object.keys(shares))
        raw.prepare(`SELECT unit, count(*) FROM ${table} WHERE deleted_at IS NULL GROUP BY unit`).all()
      times.push(performance.now() - start)
    }
    raw.close()
  })
  // The first look reads the file, as the first of ours did.
  return median(times.slice(1))
}

function fill(path: string, size: number): void {
  const raw = new BetterSqlite3(path)
  const rows = (table: Table): number => Math.max(1, Math.round((size * shares[table]) / 1000))
  const id = (table: Table, number: string): string =>
    `printf('0199%04x-0000-7000-8000-%012x', ${Object.keys(shares).indexOf(table)}, ${number})`
  /** A record belongs to the same street as what it refers to: numbers are spread over the streets alike. */
  const of = (table: Table): string =>
    id(table, `(i % ${streets}) + ${streets} * ((i / ${streets}) % max(1, ${Math.floor(rows(table) / streets)}))`)
  const columns: Readonly<Record<Table, Readonly<Record<string, string>>>> = {
    communities: { name: `'第' || (i / ${streets}) || '社区'`, population: '4000' },
    grids: { community_id: of('communities'), name: `'第' || i || '网格'`, households: '300 + i % 250' },
    people: { name: `'甲' || i`, position: 'i' },
    postings: {
      person_id: id('people', 'i'),
      grid_id: of('grids'),
      role: `CASE i % 5 WHEN 0 THEN '网格长' WHEN 1 THEN '专职网格员' WHEN 2 THEN '兼职网格员' WHEN 3 THEN '网格指导员' ELSE '其他力量' END`,
      started_on: `'2026-0' || (1 + i % 9) || '-01'`,
    },
    duties: { post: `'岗位'`, content: `'职责' || i` },
    key_matters: { category: `'类别'`, name: `'事项' || i` },
    assist_matters: { category: `'类别'`, name: `'事项' || i` },
    meetings: {
      title: `'会议' || i`,
      kind: `'例会'`,
      held_at: `printf('2026-%02d-12T14:30', 1 + i % 12)`,
      stage: `'会后'`,
    },
    agenda_items: { meeting_id: of('meetings'), position: '1', title: `'议题' || i` },
    attendances: {
      meeting_id: of('meetings'),
      position: '1',
      status: `CASE i % 9 WHEN 0 THEN '请假' ELSE '出席' END`,
      unit_name: `'第' || (i % 7) || '社区'`,
      name: `'乙' || i`,
    },
    resolutions: {
      meeting_id: of('meetings'),
      position: '1',
      content: `'事项' || i`,
      responsible_unit: `'第' || (i % 7) || '社区'`,
      deadline: `printf('2026-%02d-25', 1 + i % 12)`,
      state: `CASE i % 3 WHEN 0 THEN '已办结' ELSE '办理中' END`,
    },
    documents: {
      meeting_id: of('meetings'),
      number: 'i',
      revision: '1',
      title: `'纪要' || i`,
      file_name: `'纪要.docx'`,
      media_type: `''`,
      content_hash: 'NULL',
      issued_on: `printf('2026-%02d-20', 1 + i % 12)`,
    },
  }
  raw.pragma('foreign_keys = OFF')
  raw.pragma('synchronous = OFF')
  raw.exec('BEGIN')
  for (const table of tablesOf(columns)) {
    const values = columns[table]
    raw.exec(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${rows(table)})
      INSERT INTO ${table} (id, unit, version, updated_at, updated_by, extra, ${Object.keys(values).join(', ')})
      SELECT ${id(table, 'i')}, printf('999901%03d', 1 + i % ${streets}), 1, '2026-11-01T00:00:00.000Z', 'bench', '{}',
        ${Object.values(values).join(', ')} FROM n`,
    )
  }
  raw.exec('COMMIT')
  raw.close()
}

const tablesOf = (columns: Readonly<Record<Table, unknown>>): Table[] =>
  Object.keys(shares).filter((name): name is Table => Object.hasOwn(columns, name))

/** For a look at one size alone: `node tests/bench/rollup.ts 10000`. */
if (import.meta.main) {
  const started = await timed(async () => {
    for (const result of await benchRollUp(process.argv.slice(2).map(Number))) console.log(JSON.stringify(result))
  })
  console.log(`${Math.round(started)} ms`)
}
