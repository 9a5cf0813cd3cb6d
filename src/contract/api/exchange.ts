/** Data packages: seal and export, check, import as plan then apply; cards of the units one exchanges with. */
import { z } from 'zod'
import { artifact, stagedFile } from '../artifact.ts'
import { bulkCommand, permanentCommand, query } from '../define-api.ts'
import { nothing, recordId, saved } from './shared.ts'
import { bucketCounts } from './intake.ts'

/** A month, `2026-11`. */
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A month's records for the office above; what became of them there; the records of the office above for the one below (督办、批示). */
export const packageKinds = ['submission', 'receipt', 'instruction'] as const
/** Everything that the sender keeps, or what has changed since the package before. */
export const packageScopes = ['full', 'changes'] as const

export const packageInfo = z.strictObject({
  packageId: z.string(),
  formatVersion: z.string(),
  kind: z.enum(packageKinds),
  scope: z.enum(packageScopes),
  /** Hash of the package that a receipt answers; empty for the other kinds. */
  answers: z.string(),
  unit: z.string(),
  unitName: z.string(),
  recipient: z.string(),
  sequence: z.int(),
  previousHash: z.string(),
  period,
  createdAt: z.string(),
  /** Rows by package table. */
  counts: z.record(z.string(), z.int()),
  /** Digits that both sides can read to each other over the telephone. */
  checkCode: z.string(),
})

export const packagePlan = z.strictObject({
  planId: recordId,
  info: packageInfo,
  /** known: the sender's card was registered before. unknown: it is shown for comparison and registered on import. */
  sender: z.enum(['known', 'unknown']),
  alreadyImported: z.boolean(),
  /** Whether this unit is the one the package was made for. */
  addressedHere: z.boolean(),
  /** Sequence numbers that have not arrived yet. */
  missingSequences: z.array(z.int()),
  counts: z.record(z.string(), bucketCounts),
})

export const partnerPackage = z.strictObject({
  direction: z.enum(['sent', 'received']),
  packageId: z.string(),
  unit: z.string(),
  unitName: z.string(),
  sequence: z.int(),
  period: z.string(),
  at: z.string(),
  hash: z.string(),
  fileName: z.string(),
  rows: z.int(),
})

export const exchange = {
  list: query(
    '查看收发',
    nothing,
    z.strictObject({
      packages: z.array(partnerPackage),
      card: z.strictObject({ unit: z.string(), name: z.string(), checkCode: z.string() }),
    }),
  ),
  create: permanentCommand(
    '封存并导出',
    z.strictObject({ period, recipient: z.string().regex(/^\d{6,15}$/) }),
    z.strictObject({ artifact, info: packageInfo, saved }),
  ),
  verify: query('检查数据包', z.strictObject({ fileId: stagedFile.shape.id }), packageInfo),
  preview: query('预览数据包', z.strictObject({ fileId: stagedFile.shape.id }), packagePlan),
  /** `acceptSender` registers an unknown sender's card after its check code has been compared. */
  apply: bulkCommand(
    '导入数据包',
    z.strictObject({ planId: recordId, acceptSender: z.boolean() }),
    z.strictObject({ counts: z.record(z.string(), bucketCounts), saved }),
  ),
} as const

export type PackageInfo = z.infer<typeof packageInfo>
export type PackageKind = PackageInfo['kind']
export type PackageScope = PackageInfo['scope']
export type PackagePlan = z.infer<typeof packagePlan>
export type PartnerPackage = z.infer<typeof partnerPackage>
