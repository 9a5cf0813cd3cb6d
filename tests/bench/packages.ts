/** A package of many records of another unit, and how long and how much memory taking it in needs. */
import { createHash, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { exchangedKeys, records, type RecordKey } from '../../src/contract/records/index.ts'
import type { StoredRecord } from '../../src/core/db/stored-record.ts'
import { encodeTable } from '../../src/core/exchange/format/table-schema.ts'
import { createSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { writePackage } from '../../src/core/exchange/format/write-package.ts'
import { toPackageTable } from '../../src/core/exchange/package-tables.ts'
import { openBenchApp } from './bench-app.ts'
import { compare, timed, type BenchRow } from './measure.ts'
import { personAt } from './people.ts'

interface LargePackage {
  readonly bytes: Uint8Array
  /** The tables as text, one after the other. */
  readonly tables: Uint8Array
}

const ownCode = '999901001'
const sender = { code: '999901002', name: '锦桥街道办事处' }

/** Half of the records are people, half their postings to one grid. */
async function largePackage(count: number, recipient: string): Promise<LargePackage> {
  const community = record(1, { name: '社区' })
  const grid = record(2, { name: '网格', communityId: community.id })
  const people = Array.from({ length: count / 2 }, (_, index) => {
    const { name, gender = null, phone = null } = personAt(index)
    return record(10 + index, { position: index + 1, name: name ?? null, gender, phone })
  })
  const postings = people.map(({ id }, index) =>
    record(10 + count + index, { personId: id, gridId: grid.id, role: '专职网格员' }),
  )
  const content: Partial<Record<RecordKey, readonly StoredRecord[]>> = {
    communities: [community],
    grids: [grid],
    people,
    postings,
  }
  const tables = exchangedKeys.map((key) => toPackageTable(records[key], content[key] ?? []))
  const { bytes } = await writePackage(
    {
      packageId: idOf(0),
      appVersion: '0.1.0',
      unit: sender,
      recipient,
      sequence: 1,
      previousHash: '',
      period: '2026-11',
      createdAt: '2026-11-25T09:30:00.000Z',
      tables,
      files: [],
    },
    createSeal(randomBytes),
    new Date('2026-11-25T09:30:00Z'),
  )
  return { bytes, tables: new TextEncoder().encode(tables.map((table) => encodeTable(table).csv).join('')) }
}

function idOf(number: number): string {
  return `01990000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

function record(number: number, values: StoredRecord['values']): StoredRecord {
  return {
    id: idOf(number),
    unit: sender.code,
    version: 1,
    updatedAt: '2026-11-01T01:00:00.000Z',
    updatedBy: '甲某',
    deletedAt: null,
    extra: '{}',
    origin: null,
    values,
  }
}

/** Verifying against inflating and hashing the same tables with the bare libraries; importing at ten times the size. */
export async function benchPackages(count: number): Promise<BenchRow[]> {
  const few = await largePackage(count / 10, ownCode)
  const many = await largePackage(count, ownCode)
  const packed = deflateRawSync(many.tables)
  const app = await openBenchApp()
  try {
    const verify = await compare(
      3,
      () => app.client.exchange.verify({ fileId: app.stage('包.zip', many.bytes).id }),
      () => createHash('sha256').update(inflateRawSync(packed)).digest(),
    )
    return [
      {
        name: `检查 ${count.toLocaleString('zh-CN')} 行的数据包`,
        ...verify,
        referenceName: '同样的表只解压、只算校验码',
        unit: 'ms',
        goal: 2,
      },
      {
        name: `导入数据包，${count.toLocaleString('zh-CN')} 行`,
        reference: await importTime(few.bytes),
        ours: await importTime(many.bytes),
        referenceName: '十分之一的行数',
        unit: 'ms',
        goal: 11,
      },
    ]
  } finally {
    await app.close()
  }
}

/** Preview and import into an empty office. */
async function importTime(bytes: Uint8Array): Promise<number> {
  const app = await openBenchApp()
  try {
    return await timed(async () => {
      const { planId } = await app.client.exchange.preview({ fileId: app.stage('包.zip', bytes).id })
      await app.client.exchange.apply({ planId, acceptSender: true })
    })
  } finally {
    await app.close()
  }
}
