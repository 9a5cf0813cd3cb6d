/** A pasted block of 5,000 cells, as one durable and undoable step, against bare updates of as many rows in one commit. */
import { join } from 'node:path'
import { openWritable } from '../../src/core/db/connection.ts'
import { openBenchApp } from './bench-app.ts'
import { compare, type BenchResult } from './measure.ts'

const rows = 500
const pasted = [
  'name',
  'code',
  'situation',
  'responsibleUnit',
  'cooperatingUnit',
  'timeLimit',
  'escalation',
  'category',
  'remarks',
  'position',
]

export async function benchPaste(): Promise<BenchResult> {
  const app = await openBenchApp()
  const bare = openWritable(join(app.dataDir, 'bare.db')).raw
  try {
    const cells = (turn: number, row: number): Record<string, string> =>
      Object.fromEntries(
        pasted.map((name) => [
          name,
          name === 'position' ? String(turn * rows + row + 1) : `第${turn}次第${row}行${name}`,
        ]),
      )
    const write = app.client.ledgers.write
    const created = await write({
      ledger: 'keyMatters',
      purpose: 'paste',
      create: Array.from({ length: rows }, (_, row) => ({ values: cells(0, row) })),
    })
    let current = created.rows
    let turn = 0
    bare.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, content TEXT)')
    const put = bare.prepare('INSERT INTO rows VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content')
    const putAll = bare.transaction(() => {
      for (let row = 0; row < rows; row += 1) put.run(row, JSON.stringify({ turn, ...cells(turn, row) }))
    })
    const { ours, reference } = await compare(
      7,
      async () => {
        turn += 1
        current = (
          await write({
            ledger: 'keyMatters',
            purpose: 'paste',
            update: current.map(({ id, version }, row) => ({ id, version, values: cells(turn, row) })),
          })
        ).rows
      },
      putAll,
    )
    return {
      name: '粘贴 5000 格（500 行 × 10 栏，一步可撤销）',
      ours,
      reference,
      referenceName: '同样多行的一次 FULL 提交',
      unit: 'ms',
      goal: 10,
    }
  } finally {
    bare.close()
    await app.close()
  }
}
