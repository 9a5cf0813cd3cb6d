/** Versions of a list: issued with number, basis and day of effect; what has been adjusted since; any two compared. */
import { z } from 'zod'
import { command, permanentCommand, query } from '../define-api.ts'
import { isoDate } from '../meetings.ts'
import { ledgerKey, recordId, saved } from './shared.ts'

export const listVersion = z.strictObject({
  id: recordId,
  ledger: ledgerKey,
  /** 第×版. */
  edition: z.int(),
  /** 〔2026〕1号, without gaps within a year of a list. */
  reference: z.string(),
  basis: z.string(),
  meeting: z.strictObject({ id: recordId, title: z.string() }).nullable(),
  approvedBy: z.string(),
  effectiveOn: isoDate,
  issuedOn: isoDate,
  remarks: z.string(),
  rows: z.int(),
  contentHash: z.string(),
})

const changeCounts = z.strictObject({ added: z.int(), removed: z.int(), changed: z.int() })

export const versionHistory = z.strictObject({
  /** Newest first. */
  versions: z.array(listVersion),
  /** Rows of the list as it stands. */
  rows: z.int(),
  /** What differs from the newest version; null while nothing has been issued. */
  pending: z.strictObject({ ...changeCounts.shape, unexplained: z.int() }).nullable(),
})

export const changeKinds = ['added', 'changed', 'removed'] as const

const adjustmentReason = z.strictObject({
  reason: z.string(),
  approvedBy: z.string(),
  approvedOn: z.string(),
  /** The version with which it was issued; null while the adjustment is under way. */
  edition: z.int().nullable(),
})

export const comparedRow = z.strictObject({
  id: recordId,
  kind: z.enum(changeKinds),
  /** What the row is called, and the group in which it stands. */
  name: z.string(),
  category: z.string(),
  changes: z.array(z.strictObject({ field: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  reasons: z.array(adjustmentReason),
})

export const comparison = z.strictObject({
  from: listVersion,
  /** null: the list as it stands. */
  to: listVersion.nullable(),
  counts: changeCounts,
  rows: z.array(comparedRow),
  total: z.int(),
})

/** Two versions, the older one first or not; `to: null` is the list as it stands. */
export const versionPair = { ledger: ledgerKey, from: recordId, to: recordId.nullable() }

const optionalDate = z.union([isoDate, z.literal('')])

export const versions = {
  list: query('查看清单版本', z.strictObject({ ledger: ledgerKey }), versionHistory),
  compare: query(
    '比较清单版本',
    z.strictObject({
      ...versionPair,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(200),
    }),
    comparison,
  ),
  /** Freezes the list as it stands. */
  publish: permanentCommand(
    '发布清单',
    z.strictObject({
      ledger: ledgerKey,
      basis: z.string().trim().min(1).max(500),
      meetingId: recordId.nullable().default(null),
      approvedBy: z.string().trim().max(60).default(''),
      effectiveOn: isoDate,
      /** The reason for every adjustment that has none of its own. */
      remarks: z.string().trim().max(2000).default(''),
    }),
    z.strictObject({ version: listVersion, saved }),
  ),
  /** Says why these rows differ from the newest version; an empty reason takes it back. */
  explain: command(
    '登记调整原因',
    z.strictObject({
      ledger: ledgerKey,
      ids: z.array(recordId).min(1).max(10_000),
      reason: z.string().trim().max(500),
      approvedBy: z.string().trim().max(60).default(''),
      approvedOn: optionalDate.default(''),
    }),
    z.strictObject({ explained: z.int(), saved }),
  ),
} as const

export type ListVersion = z.infer<typeof listVersion>
export type VersionHistory = z.infer<typeof versionHistory>
export type Comparison = z.infer<typeof comparison>
export type ComparedRow = z.infer<typeof comparedRow>
export type AdjustmentReason = z.infer<typeof adjustmentReason>
export type ChangeCounts = z.infer<typeof changeCounts>
