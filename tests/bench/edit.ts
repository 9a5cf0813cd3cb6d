/** One edit as a clerk makes it (checked, audited, undoable, durable) against one durable commit of a row of that size. */
import { join } from 'node:path'
import { openWritable } from '../../src/core/db/connection.ts'
import { openBenchApp } from './bench-app.ts'
import { compare, type BenchResult } from './measure.ts'
import { personAt } from './people.ts'

const edits = 200

export async function benchEdit(): Promise<BenchResult> {
  const app = await openBenchApp()
  const bare = openWritable(join(app.dataDir, 'bare.db')).raw
  try {
    const created = await app.client.ledgers.create({ ledger: 'people', values: personAt(0) })
    let row = created.row
    let turn = 0
    bare.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, content TEXT)')
    const upsert = bare.prepare('INSERT INTO rows VALUES (1, ?) ON CONFLICT DO UPDATE SET content = excluded.content')
    const content = JSON.stringify(row)
    const { ours, reference } = await compare(
      5,
      async () => {
        for (let index = 0; index < edits; index += 1) {
          turn += 1
          row = (
            await app.client.ledgers.update({
              ledger: 'people',
              id: row.id,
              version: row.version,
              values: { remarks: `第${turn}次` },
            })
          ).row
        }
      },
      () => {
        for (let index = 0; index < edits; index += 1) upsert.run(`${content}${index}`)
      },
    )
    const perEdit = (milliseconds: number): number => (milliseconds / edits) * 1000
    return {
      name: '改一个单元格（校验、审计、可撤销、落盘）',
      ours: perEdit(ours),
      reference: perEdit(reference),
      referenceName: '同样大小一行的 FULL 提交',
      unit: 'µs',
      goal: 2,
    }
  } finally {
    bare.close()
    await app.close()
  }
}
