/** Whatever a file says and however its import is steered: every row has its place, and importing it again changes nothing. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buckets, wholeSelection, type Bucket } from '../../../src/contract/api/intake.ts'
import { openSampleApp, type TestApp } from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'
import '../../support/seed.ts'

const cells: Readonly<Record<string, readonly string[]>> = {
  姓名: ['胡红', '王勇', '甲一', '乙二', ''],
  联系电话: ['19900001003', '19900001001', '19900003001', 'abc', ''],
  角色: ['网格长', '专职网格员', '杂工', ''],
  所属社区: ['梧桐里社区', '新来社区', ''],
  网格名称: ['梧桐里第一网格', '第九网格', ''],
  网格编码: ['999901001001001', '999901001001009', ''],
  户数: ['478', '301', '很多', ''],
  到岗时间: ['2026-01-01', '2025-02-30', '2026.3.2', ''],
}
const titles = Object.keys(cells)
const fieldNames = [
  'name',
  'phone',
  'role',
  'communityName',
  'gridName',
  'gridCode',
  'households',
  'startedOn',
  'remarks',
]

const row = fc.tuple(...titles.map((title) => fc.constantFrom(...(cells[title] ?? []))))
const sheet = fc.array(row, { minLength: 1, maxLength: 8 })
/** A key by what is mapped anyway. */
const matchBy = fc.constantFrom<string[] | null>(
  null,
  ['name'],
  ['phone'],
  ['gridCode', 'role'],
  ['name', 'communityName'],
)
const preferred = fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { maxLength: 4 })
const fields = fc.option(fc.shuffledSubarray(fieldNames, { minLength: titles.length, maxLength: titles.length }), {
  nil: null,
})

async function rowsIn(app: TestApp, planId: string, wanted: readonly Bucket[]): Promise<number[]> {
  const { rows } = await app.client.intake.rows({ planId, table: 0, bucket: null, offset: 0, limit: 500 })
  return rows.filter(({ bucket }) => wanted.includes(bucket)).map(({ row: number }) => number)
}

it('any import is whole, stable, and taken back in one step', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sheet, fields, matchBy, preferred, fc.boolean(), async (rows, chosen, key, wins, retire) => {
      const app = await openSampleApp()
      const before = contentOf(app.dataDir)
      const csv = [titles, ...rows].map((line) => line.join(',')).join('\n')
      const isMapped = key?.every((name) => chosen === null || chosen.includes(name)) === true
      const settings = { ledger: 'people' as const, fields: chosen, matchBy: isMapped ? key : null, preferred: wins }
      const makePlan = async () => {
        const { planId } = await app.client.intake.preview({ fileIds: [app.stage('名单.csv', csv)] })
        return await app.client.intake.remap({ planId, table: 0, settings })
      }
      const plan = await makePlan()
      const [table] = plan.tables
      if (table === undefined) throw new Error('the sheet has a table')
      const { counts, missing } = table
      expect(buckets.reduce((sum, bucket) => sum + counts[bucket], 0)).toBe(table.sourceRows)
      const selection = [{ ...wholeSelection, missing: retire }]
      const settled = new Set(await rowsIn(app, plan.planId, ['new', 'changed', 'same']))
      const { written } = await app.client.intake.apply({ planId: plan.planId, selection })
      expect(written).toEqual({ new: counts.new, changed: counts.changed, retired: retire ? missing.count : 0 })
      // A conflict may have gone with what was written; what came in stays as it came.
      const again = await rowsIn(app, (await makePlan()).planId, ['new', 'changed'])
      expect(again.filter((number) => settled.has(number))).toEqual([])
      const [step] = await app.client.history.list({ limit: 1 })
      if (step?.state === 'done') await app.client.history.undo({})
      expect(contentOf(app.dataDir)).toEqual(before)
      await app.close()
    }),
    { numRuns: 30 },
  )
})
