/** A package of many records of another unit, and how long and how much memory taking it in needs. */
import { randomBytes } from 'node:crypto'
import { exchangedKeys, records, type RecordKey } from '../../src/contract/records/index.ts'
import type { StoredRecord } from '../../src/core/db/stored-record.ts'
import { createSeal, type UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { writePackage } from '../../src/core/exchange/format/write-package.ts'
import { toPackageTable } from '../../src/core/exchange/package-tables.ts'
import { personAt } from './people.ts'

export interface LargePackage {
  readonly bytes: Uint8Array
  readonly seal: UnitSeal
}

const sender = { code: '999901002', name: '锦桥街道办事处' }

/** Half of the records are people, half their postings to one grid. */
export async function largePackage(count: number, recipient: string): Promise<LargePackage> {
  const seal = createSeal(randomBytes)
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
      tables: exchangedKeys.map((key) => toPackageTable(records[key], content[key] ?? [])),
      files: [],
    },
    seal,
    new Date('2026-11-25T09:30:00Z'),
  )
  return { bytes, seal }
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
