/** Packages as streets send them, of any size: half of the records are people, half their postings to one grid. */
import { createHash } from 'node:crypto'
import { exchangedKeys, records, type RecordKey } from '../../src/contract/records/index.ts'
import type { StoredRecord } from '../../src/core/db/stored-record.ts'
import type { UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { writePackage, type PackageContent, type WrittenPackage } from '../../src/core/exchange/format/write-package.ts'
import { toPackageTable } from '../../src/core/exchange/package-tables.ts'
import { personAt } from './people.ts'

export interface StreetPackage {
  readonly unit: { readonly code: string; readonly name: string }
  readonly seal: UnitSeal
  readonly recipient: string
  readonly period: string
  readonly sequence: number
  /** Hash of the package before it; empty: there was none. */
  readonly previousHash: string
  /** How many records are new in this package. */
  readonly count: number
}

const firstPeriod = '2026-01'
const monthMs = 28 * 24 * 60 * 60 * 1000
const sealedAt = '2026-11-25T09:30:00.000Z'

export function streetTables({
  unit,
  sequence,
  period,
  count,
}: Pick<StreetPackage, 'unit' | 'sequence' | 'period' | 'count'>) {
  const record = (name: string, values: StoredRecord['values'], since = period): StoredRecord => ({
    id: idOf(`${unit.code} ${name}`, since),
    unit: unit.code,
    version: 1,
    updatedAt: '2026-11-01T01:00:00.000Z',
    updatedBy: '甲某',
    deletedAt: null,
    extra: '{}',
    origin: null,
    values,
  })
  // These two come with every package, and are the same each time.
  const community = record('community', { name: '社区' }, firstPeriod)
  const grid = record('grid', { name: '网格', communityId: community.id }, firstPeriod)
  const first = (sequence - 1) * count
  const people = Array.from({ length: count / 2 }, (_, index) =>
    record(`person ${first + index}`, { ...personAt(first + index), position: first + index + 1 }),
  )
  const postings = people.map(({ id }, index) =>
    record(`posting ${first + index}`, { personId: id, gridId: grid.id, role: '专职网格员', startedOn: '2026-03-01' }),
  )
  const content: Partial<Record<RecordKey, readonly StoredRecord[]>> = {
    communities: [community],
    grids: [grid],
    people,
    postings,
  }
  return (): PackageContent['tables'] => exchangedKeys.map((key) => toPackageTable(records[key], content[key] ?? []))
}

export function sealStreetPackage(
  { unit, seal, recipient, period, sequence, previousHash }: StreetPackage,
  tables: PackageContent['tables'],
): WrittenPackage {
  return writePackage(
    {
      packageId: idOf(`${unit.code} package ${sequence}`, period),
      appVersion: '0.1.0',
      unit,
      recipient,
      sequence,
      previousHash,
      period,
      createdAt: sealedAt,
      tables,
      files: [],
    },
    seal,
    new Date(sealedAt),
  )
}

/** A UUIDv7 of some moment of that month, as the program makes them; the rest is as random as in real ones. */
function idOf(text: string, period: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  const moment = Date.parse(`${period}-01T00:00:00Z`) + (Number.parseInt(digits.slice(0, 12), 16) % monthMs)
  const time = moment.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18, 30)}`
}
