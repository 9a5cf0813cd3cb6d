/**
 * Searches as clerks type them over a large index, against one bare FTS5 question of the same kind. The records are written
 * straight into their tables and the index is made from them; what is timed goes through the one door like any call.
 */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { columnName, type CellValue } from '../../src/contract/records/define-record.ts'
import { records, type RecordKey } from '../../src/contract/records/index.ts'
import { openBenchApp, type BenchApp } from './bench-app.ts'
import { timed, type BenchResult } from './measure.ts'
import { personAt } from './people.ts'

/** One to three characters, sounds and initials, parts of numbers, conditions, nothing found; common and rare. */
const questions = [
  '张',
  '安',
  '社区',
  '张安',
  '张安宁',
  '委员',
  '居民委员会',
  '网格长',
  '第3网格',
  '一',
  '没有',
  '没有这样的人',
  'z',
  'zs',
  'zan',
  'zhang',
  'zhanganning',
  'zhangan',
  'wang',
  '张an',
  'sqjm',
  'xyz',
  'qian',
  '1234',
  '99000',
  '19900012345',
  '12',
  '7',
  '999901001001001',
  '0010',
  '类:人员 张',
  '社区:第7社区',
  '网格:第7社区第3网格',
  '角色:网格长 李',
  '社区:第12社区 张',
  'is:空缺',
  '单位:第9社区',
  '赵 钱',
  '第5社区 王',
] as const

const rounds = 5
const unit = '999901001'
const perGrid = 6
const gridsPerCommunity = 20

/** @param goal longest time in ms that 95 of 100 searches may take. */
export async function benchSearch(count: number, goal: number): Promise<BenchResult[]> {
  const app = await openBenchApp()
  try {
    await app.fill((dataDir) => writePeople(join(dataDir, 'sidantong.db'), count))
    await search(app, '热身')
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1)
      for (const text of questions) times.push(await timed(() => search(app, text)))
    const reference = await bareQuestion(app)
    return [
      {
        name: `${count} 人中搜索，100 次里第 95 慢的一次（${questions.length} 种问法）`,
        ours: percentile(times, 95),
        reference,
        referenceName: '裸 FTS5 一问（前 50 条）同一百分位',
        unit: 'ms',
        goal: goal / reference,
      },
    ]
  } finally {
    await app.close()
  }
}

function search({ client }: BenchApp, text: string): Promise<unknown> {
  return client.search.find({ text })
}

function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

/** The index of a copy, asked for the first fifty numbers under a pair of characters, without names, groups or counts. */
async function bareQuestion({ client, dataDir }: BenchApp): Promise<number> {
  const { name } = await client.backups.create({})
  const raw = new BetterSqlite3(join(dataDir, 'backups', `${name}.db`), { readonly: true })
  const ask = raw.prepare<[string]>(
    'SELECT rowid FROM search_fts WHERE search_fts MATCH ? ORDER BY rowid DESC LIMIT 50',
  )
  const tokens = ['t社区', 'n张安', 'n安', 'izs', 't委员', 'd1234', 'n张', 't没有']
  const times: number[] = []
  for (let round = 0; round < rounds * 5; round += 1)
    for (const token of tokens) times.push(await timed(() => ask.all(`"${token}"`)))
  raw.close()
  return percentile(times, 95)
}

/** The roster of the import benchmark, as its records stand after an import; the index is made at the next opening. */
function writePeople(path: string, count: number): void {
  const database = new BetterSqlite3(path)
  const write = inserter(database)
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const { communityName, gridName, gridCode, households, role, postingMode, startedOn, ...person } = personAt(index)
      const grid = Math.floor(index / perGrid)
      const community = Math.floor(grid / gridsPerCommunity)
      if (index % (perGrid * gridsPerCommunity) === 0)
        write('communities', community, { name: communityName ?? null, code: null, population: null })
      if (index % perGrid === 0)
        write('grids', grid, {
          communityId: idOf('communities', community),
          name: gridName ?? null,
          code: gridCode ?? null,
          households: households ?? null,
        })
      write('people', index, person)
      write('postings', index, {
        personId: idOf('people', index),
        gridId: idOf('grids', grid),
        role: role ?? null,
        mode: postingMode ?? null,
        startedOn: startedOn ?? null,
      })
    }
    database.exec("DELETE FROM meta WHERE key = 'search_layout'")
  })()
  database.close()
}

type Write = (key: RecordKey, index: number, values: Readonly<Record<string, CellValue>>) => void

function inserter(database: BetterSqlite3.Database): Write {
  const statements = new Map<RecordKey, BetterSqlite3.Statement>()
  return (key, index, values) => {
    let statement = statements.get(key)
    if (statement === undefined) {
      const columns = records[key].fields.map(({ name }) => columnName(name))
      statement = database.prepare(
        `INSERT INTO ${records[key].table} (id, unit, version, updated_at, updated_by, ${columns.join(', ')})
         VALUES (?, '${unit}', 1, '2026-11-05T02:00:00.000Z', '测试员', ${columns.map(() => '?').join(', ')})`,
      )
      statements.set(key, statement)
    }
    statement.run(idOf(key, index), ...records[key].fields.map(({ name }) => values[name] ?? null))
  }
}

const kinds: Partial<Record<RecordKey, string>> = { communities: 'c', grids: 'a', people: 'b', postings: 'd' }

function idOf(key: RecordKey, index: number): string {
  return `0199aaaa-0000-7000-8${kinds[key] ?? '0'}00-${index.toString(16).padStart(12, '0')}`
}
