/**
 * A district's year as it comes in: each month one package per street, opened and taken in by batches like the window does
 * (without the digits of new cards, which are computed where somebody looks at them), then rolled up. Every package brings
 * records of its own, so that nothing is spared by being there already.
 */
import { randomBytes } from 'node:crypto'
import { inboxBatches } from '../../src/contract/inbox-batches.ts'
import { createSeal, type UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { openBenchApp, type BenchApp } from './bench-app.ts'
import { timed, type BenchResult } from './measure.ts'
import { sealStreetPackage, streetTables } from './street-package.ts'

const district = { unitName: '青岚区城市管理局', unitCode: '999901' }
const months = 12
const recordsPerPackage = 500
/** Growth from one size to the next, ten times as large. */
const goal = 11

interface Street {
  readonly unit: { readonly code: string; readonly name: string }
  readonly seal: UnitSeal
  previousHash: string
}

interface Year {
  /** Milliseconds of opening and taking in; making the packages is not counted. */
  readonly received: number
  readonly rolledUp: number
}

/** @param sizes numbers of streets, each ten times the one before. */
export async function benchDistrict(sizes: readonly number[]): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  let before: Year | null = null
  for (const count of sizes) {
    const year = await receiveYear(count)
    if (before !== null) {
      const name = `${count} 个街道 × ${months} 个月（${(count * months * recordsPerPackage).toLocaleString('zh-CN')} 条）`
      const growth = { referenceName: '十分之一的街道', unit: 'ms', goal } as const
      results.push({ name: `${name}逐月接收`, ours: year.received, reference: before.received, ...growth })
      results.push({ name: `${name}汇总`, ours: year.rolledUp, reference: before.rolledUp, ...growth })
    }
    before = year
  }
  return results
}

async function receiveYear(count: number): Promise<Year> {
  const streets: Street[] = Array.from({ length: count }, (_, index) => ({
    unit: { code: `999901${String(index + 1).padStart(3, '0')}`, name: `第${index + 1}街道办事处` },
    seal: createSeal(randomBytes),
    previousHash: '',
  }))
  const app = await openBenchApp(district)
  try {
    let received = 0
    for (let month = 1; month <= months; month += 1) {
      // What an office writes between two months: the first import of each begins with a backup of its own.
      await app.client.ledgers.create({ ledger: 'duties', values: { post: '专员', content: `${month} 月汇总` } })
      received += await receiveMonth(app, streets, month)
    }
    const rolledUp = await timed(() => app.client.reports.view({ period: periodOf(months) }))
    return { received, rolledUp }
  } finally {
    await app.close()
  }
}

/** Files are staged batch by batch, like the window does: what waits costs no memory. */
async function receiveMonth(app: BenchApp, streets: readonly Street[], month: number): Promise<number> {
  let spent = 0
  const waiting = streets.map((street) => ({ street, size: 0 }))
  for (const batch of inboxBatches(waiting)) {
    const files: { fileId: string }[] = []
    for (const { street } of batch) {
      const bytes = packageOf(street, month)
      files.push({ fileId: app.stage(`${street.unit.code}.zip`, bytes).id })
    }
    spent += await timed(async () => {
      const { planId, packages } = await app.client.exchange.inbox({ files })
      if (packages.length !== batch.length) throw new Error(`${batch.length - packages.length} packages were refused`)
      await app.client.exchange.apply({ planId, acceptSender: true })
    })
  }
  return spent
}

function packageOf(street: Street, month: number): Uint8Array {
  const parcel = {
    ...street,
    recipient: district.unitCode,
    sequence: month,
    period: periodOf(month),
    count: recordsPerPackage,
  }
  const { bytes, hash } = sealStreetPackage(parcel, streetTables(parcel)())
  street.previousHash = hash
  return bytes
}

const periodOf = (month: number): string => `2026-${String(month).padStart(2, '0')}`

/** Alone, with the memory that it took, packages being made included; a whole large district is `50 500`, which takes half an hour. */
if (import.meta.main) {
  for (const result of await benchDistrict(process.argv.slice(2).map(Number))) console.log(JSON.stringify(result))
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}
