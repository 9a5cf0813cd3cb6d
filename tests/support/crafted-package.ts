/** Packages whose content a test chooses record by record, sealed with any seal: what a strange or hostile sender could make. */
import { randomBytes } from 'node:crypto'
import { records, exchangedKeys, type RecordKey } from '../../src/contract/records/index.ts'
import type { StoredRecord } from '../../src/core/db/stored-record.ts'
import { createSeal, type UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { writePackage } from '../../src/core/exchange/format/write-package.ts'
import { toPackageTable } from '../../src/core/exchange/package-tables.ts'
import { district, street, testIds, type TestUnit } from './app.ts'

export interface CraftedPackage {
  readonly unit?: TestUnit
  readonly seal?: UnitSeal
  /** Hash of the package before it; nothing: there was none. */
  readonly previousHash?: string
  readonly sequence?: number
  readonly packageId?: string
  readonly recipient?: string
  readonly records?: Partial<Record<RecordKey, readonly StoredRecord[]>>
  /** Issued documents by the hash under which they are filed. */
  readonly documents?: Readonly<Record<string, Uint8Array>>
}

const newId = testIds()

export function craftedPackage(content: CraftedPackage = {}): Uint8Array {
  const { unit = street, seal = newSeal(), sequence = 1, recipient = district.unitCode } = content
  const { bytes } = writePackage(
    {
      packageId: content.packageId ?? newId(),
      appVersion: '0.1.0',
      unit: { code: unit.unitCode, name: unit.unitName },
      recipient,
      sequence,
      previousHash: content.previousHash ?? '',
      period: '2026-11',
      createdAt: '2026-11-30T09:30:00.000Z',
      tables: exchangedKeys.map((key) => toPackageTable(records[key], content.records?.[key] ?? [])),
      files: Object.entries(content.documents ?? {}).map(([hash, bytes]) => ({
        path: `data/documents/${hash}.docx`,
        bytes,
      })),
    },
    seal,
    new Date('2026-11-30T09:30:00Z'),
  )
  return bytes
}

export function newSeal(): UnitSeal {
  return createSeal(randomBytes)
}

/** A record as another office would store it. */
export function aRecord(values: StoredRecord['values'], changes: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id: newId(),
    unit: street.unitCode,
    version: 1,
    updatedAt: '2026-11-01T01:00:00.000Z',
    updatedBy: '外单位',
    deletedAt: null,
    extra: '{}',
    origin: null,
    values,
    ...changes,
  }
}
