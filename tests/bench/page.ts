/** The first page of a large list, filtered and sorted, against the same question as a raw prepared statement. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openBenchApp } from './bench-app.ts'
import { compare, type BenchResult } from './measure.ts'
import { peopleWorkbook } from './people-file.ts'

const from = `
  FROM people p
  LEFT JOIN postings o ON o.person_id = p.id AND o.deleted_at IS NULL AND o.ended_on IS NULL
  LEFT JOIN grids g ON g.id = o.grid_id
  LEFT JOIN communities c ON c.id = g.community_id
  WHERE p.deleted_at IS NULL AND o.role = ?`
const columns = `p.id, p.unit, p.version, p.updated_at, p.updated_by, p.position, p.name, p.gender, p.employer, o.role,
  p.political_status, c.name, g.name, g.code, g.households, o.mode, p.phone, o.started_on, p.remarks`

export async function benchPage(count: number): Promise<BenchResult> {
  const app = await openBenchApp()
  try {
    const file = app.stage('people.xlsx', await peopleWorkbook(count))
    const plan = await app.client.intake.preview({ fileIds: [file.id] })
    await app.client.intake.apply({ planId: plan.planId })
    const { name } = await app.client.backups.create({})
    const raw = new BetterSqlite3(join(app.dataDir, 'backups', `${name}.db`), { readonly: true })
    const page = raw.prepare<[string]>(`SELECT ${columns} ${from} ORDER BY p.name, p.position LIMIT 100`)
    const total = raw.prepare<[string]>(`SELECT count(*) ${from}`)
    const { ours, reference } = await compare(
      15,
      () =>
        app.client.ledgers.page({
          ledger: 'people',
          where: [{ kind: 'oneOf', field: 'role', values: ['专职网格员'] }],
          sort: [{ field: 'name', direction: 'asc' }],
          limit: 100,
        }),
      () => [page.all('专职网格员'), total.get('专职网格员')],
    )
    raw.close()
    return {
      name: `${count} 人中筛选并排序后的第一页（100 行，含总数）`,
      ours,
      reference,
      referenceName: '同样两问的预编译语句',
      unit: 'ms',
      goal: 3,
    }
  } finally {
    await app.close()
  }
}
