/** Packages for the tests: fictional content, a fixed seal, fixed times. */
import { createHash } from 'node:crypto'
import { createSeal, type UnitSeal } from '../../../src/core/exchange/format/unit-seal.ts'
import type { PackageTable } from '../../../src/core/exchange/format/table-schema.ts'
import { writePackage, type PackageContent } from '../../../src/core/exchange/format/write-package.ts'

/** Bytes that depend on the name only. */
export function seededBytes(name: string): (size: number) => Uint8Array {
  let calls = 0
  return (size) => createHash('sha512').update(`${name}/${calls++}`).digest().subarray(0, size)
}

export const sampleSeal: UnitSeal = createSeal(seededBytes('云溪街道'))
export const otherSeal: UnitSeal = createSeal(seededBytes('别的单位'))
export const signedAt = new Date('2026-11-30T09:30:00Z')

export const dutiesTable: PackageTable = {
  name: 'duties',
  title: '岗位责任清单',
  fields: [
    { name: 'id', label: '编号', type: 'identifier', required: true },
    { name: 'position', label: '序号', type: 'integer' },
    { name: 'content', label: '职责内容', type: 'longText', required: true },
    { name: 'updated_at', label: '修改时间', type: 'dateTime' },
  ],
  primaryKey: ['id'],
  rows: [
    ['d-01', 1, '走访“四类”人员,每月1次\n记台账', '2026-11-02T01:00:00Z'],
    ['d-02', null, '=SUM(A1)', null],
  ],
}

export const minimalContent: PackageContent = {
  packageId: 'urn:uuid:0193a1b2-0000-7000-8000-000000000001',
  appVersion: '0.1.0',
  unit: { code: '999901001', name: '云溪街道' },
  recipient: '999901',
  sequence: 1,
  previousHash: '',
  period: '2026-11',
  createdAt: '2026-11-30T09:30:00.000Z',
  tables: [dutiesTable],
  files: [{ path: 'data/四张清单.xlsx', bytes: new TextEncoder().encode('PK stand-in') }],
}

export async function samplePackage(
  changes: Partial<PackageContent> = {},
  seal: UnitSeal = sampleSeal,
): Promise<Uint8Array> {
  return (await writePackage({ ...minimalContent, ...changes }, seal, signedAt)).bytes
}
