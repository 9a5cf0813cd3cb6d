/** Packages for the tests: fictional content, a fixed seal, fixed times. */
import { createHash } from 'node:crypto'
import { receiptTables, type Receipt } from '../../../src/core/exchange/format/receipt-tables.ts'
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

export const sampleReceipt: Receipt = {
  rows: [
    {
      table: 'duties',
      recordId: 'd-01',
      version: 3,
      outcome: 'conflict',
      reason: '版本相同但内容不同，请与对方核对',
      field: 'content',
      theirs: '走访“四类”人员,每月1次',
      ours: '走访“四类”人员,每月2次',
      decision: 'theirs',
      decidedBy: '区经办',
      decidedAt: '2026-12-01T02:00:00Z',
    },
    {
      table: 'duties',
      recordId: 'd-02',
      version: 1,
      outcome: 'rejected',
      reason: '缺少“序号”',
      field: null,
      theirs: null,
      ours: null,
      decision: null,
      decidedBy: null,
      decidedAt: null,
    },
  ],
  summary: [
    { table: 'duties', counts: { new: 0, changed: 0, same: 0, conflict: 1, rejected: 1, skipped: 0 } },
    { table: 'people', counts: { new: 237, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 } },
  ],
}

/** Two tables of which one refers to the other, with code lists and classes of privacy. */
export const relatedTables: readonly PackageTable[] = [
  {
    name: 'communities',
    title: '社区',
    fields: [
      { name: 'id', label: '编号', type: 'identifier', required: true, privacy: 'public' },
      { name: 'code', label: '社区编码', type: 'identifier', digits: 12, privacy: 'public' },
    ],
    primaryKey: ['id'],
    rows: [
      ['c-01', '999901001001'],
      ['c-02', null],
    ],
  },
  {
    name: 'residents',
    title: '人员',
    fields: [
      { name: 'id', label: '编号', type: 'identifier', required: true, privacy: 'public' },
      { name: 'community_id', label: '社区', type: 'reference', privacy: 'public', target: 'communities' },
      { name: 'gender', label: '性别', type: 'code', codes: ['男', '女'], privacy: 'personal' },
      { name: 'phone', label: '手机', type: 'phone', privacy: 'personal' },
      { name: 'age', label: '年龄', type: 'integer', privacy: 'personal' },
      { name: 'since', label: '到岗', type: 'date', privacy: 'internal' },
    ],
    primaryKey: ['id'],
    rows: [
      ['r-01', 'c-01', '女', '19900000001', 41, '2026-03-01'],
      ['r-02', null, '男', '19900000002', null, null],
    ],
  },
]

/** What makes a receipt of the minimal content. */
export const receiptContent = {
  packageId: 'urn:uuid:0193a1b2-0000-7000-8000-000000000002',
  unit: { code: '999901', name: '青岚区城市管理局' },
  recipient: '999901001',
  kind: 'receipt',
  answers: '88714557fa2e65f34e6c468fbe1e663ba09b5dc93a9c33fb059d2040f67822ca',
  tables: receiptTables(sampleReceipt),
  files: [],
} as const satisfies Partial<PackageContent>

export function samplePackage(changes: Partial<PackageContent> = {}, seal: UnitSeal = sampleSeal): Uint8Array {
  return writePackage({ ...minimalContent, ...changes }, seal, signedAt).bytes
}
