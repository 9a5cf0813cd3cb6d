/**
 * A package of many records, written, verified and taken in: against zipping and hashing, and unzipping and hashing, the same
 * CSV files with the bare libraries.
 */
import { createHash, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { readPackage } from '../../src/core/exchange/format/read-package.ts'
import { createSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { filesOf } from '../checks/package/forge.ts'
import { zip } from '../support/zip-fixtures.ts'
import { openBenchApp } from './bench-app.ts'
import { compare, timed, type BenchResult } from './measure.ts'
import { sealStreetPackage, streetTables } from './street-package.ts'

const parcel = {
  unit: { code: '999901002', name: '锦桥街道办事处' },
  seal: createSeal(randomBytes),
  recipient: '999901001',
  period: '2026-11',
  sequence: 1,
  previousHash: '',
}

export async function benchPackage(count: number): Promise<BenchResult[]> {
  const rows = count.toLocaleString('zh-CN')
  const { bytes, zipped, created } = await create(count)
  const verified = await compare(
    5,
    () => readPackage({ name: '包.zip', bytes }),
    () => unzipAndHash(zipped),
  )
  const bare = await timed(() => unzipAndHash(zipped))
  const imported = await importTime(bytes)
  const few = sealStreetPackage({ ...parcel, count: count / 10 }, streetTables({ ...parcel, count: count / 10 })())
  const size = `${(bytes.length / 2 ** 20).toFixed(0)} MB`
  const unzip = '解压并校验同样的 CSV'
  return [
    {
      name: `制作 ${rows} 条的数据包（${size}）`,
      ...created,
      referenceName: '压缩并校验同样的 CSV',
      unit: 'ms',
      goal: 2,
    },
    { name: `检查 ${rows} 条的数据包`, ...verified, referenceName: unzip, unit: 'ms', goal: 2 },
    {
      name: `预览并导入 ${rows} 条的数据包`,
      ours: imported,
      reference: bare,
      referenceName: unzip,
      unit: 'ms',
      goal: 2,
    },
    {
      name: `预览并导入 ${rows} 条的增长`,
      ours: imported,
      reference: await importTime(few.bytes),
      referenceName: '十分之一',
      unit: 'ms',
      goal: 11,
    },
  ]
}

/** What the sender had in memory is not the receiver's: it is gone when this returns. */
async function create(count: number): Promise<{
  readonly bytes: Uint8Array
  readonly zipped: Uint8Array
  readonly created: Awaited<ReturnType<typeof compare>>
}> {
  const tables = streetTables({ ...parcel, count })
  const write = (): Uint8Array => sealStreetPackage({ ...parcel, count }, tables()).bytes
  const bytes = write()
  const files = Object.fromEntries([...filesOf(bytes)].filter(([path]) => path.endsWith('.csv')))
  const created = await compare(5, write, async () => {
    Object.values(files).forEach(hash)
    await zip(files)
  })
  return { bytes, zipped: await zip(files), created }
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

async function unzipAndHash(bytes: Uint8Array): Promise<void> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  for await (const entry of archive.eachEntry()) hash(await buffer(await archive.openReadStreamPromise(entry)))
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
