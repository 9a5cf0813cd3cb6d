/**
 * A package of many records, written and verified: against zipping and hashing, and unzipping and hashing, the same CSV files
 * with the bare libraries. The check code of the card is made beforehand: it takes its time on purpose, once per sender.
 */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { records } from '../../src/contract/records/index.ts'
import type { StoredRecord } from '../../src/core/db/stored-record.ts'
import { readPackage } from '../../src/core/exchange/format/read-package.ts'
import { writePackage, type PackageContent } from '../../src/core/exchange/format/write-package.ts'
import { toPackageTable } from '../../src/core/exchange/package-tables.ts'
import { filesOf } from '../checks/package/forge.ts'
import { minimalContent, sampleSeal, signedAt } from '../checks/package/sample-package.ts'
import { zip } from '../support/zip-fixtures.ts'
import { compare, type BenchResult } from './measure.ts'
import { personAt } from './people.ts'

export async function benchPackage(count: number): Promise<BenchResult[]> {
  const people = Array.from({ length: count / 2 }, (_, index) => person(index))
  const postings = people.map(posting)
  const write = async (): Promise<Uint8Array> => {
    const tables: PackageContent['tables'] = [
      toPackageTable(records.people, people),
      toPackageTable(records.postings, postings),
    ]
    return (await writePackage({ ...minimalContent, tables, files: [] }, sampleSeal, signedAt)).bytes
  }
  const bytes = await write()
  const files = Object.fromEntries([...filesOf(bytes)].filter(([path]) => path.endsWith('.csv')))
  const zipped = await zip(files)
  const size = `${(bytes.length / 2 ** 20).toFixed(0)} MB`
  const created = await compare(3, write, async () => {
    Object.values(files).forEach(hash)
    await zip(files)
  })
  const verified = await compare(
    3,
    () => readPackage({ name: '包.zip', bytes }),
    () => unzipAndHash(zipped),
  )
  return [
    {
      name: `制作 ${count} 条的数据包（${size}）`,
      ...created,
      referenceName: '压缩并校验同样的 CSV',
      unit: 'ms',
      goal: 2,
    },
    { name: `检查 ${count} 条的数据包`, ...verified, referenceName: '解压并校验同样的 CSV', unit: 'ms', goal: 2 },
  ]
}

async function unzipAndHash(bytes: Uint8Array): Promise<void> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  for await (const entry of archive.eachEntry()) hash(await buffer(await archive.openReadStreamPromise(entry)))
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** As random as real ones: an id that compresses well would flatter the reference. */
function idOf(text: string): string {
  const digits = hash(Buffer.from(text))
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18, 30)}`
}

function stored(id: string, values: StoredRecord['values']): StoredRecord {
  return {
    id: idOf(id),
    unit: '999901001',
    version: 1,
    updatedAt: '2026-11-30T09:30:00.000Z',
    updatedBy: '经办',
    deletedAt: null,
    extra: '{}',
    origin: null,
    values,
  }
}

function person(index: number): StoredRecord {
  return stored(`person ${index}`, { ...personAt(index), position: index + 1 })
}

function posting({ id }: StoredRecord, index: number): StoredRecord {
  return stored(`posting ${index}`, { personId: id, gridId: idOf(`grid ${index % 500}`), role: '网格员', startedOn: '2026-03-01' }) // prettier-ignore
}
