/** Data packages: preview and seal what goes out, judge and take in what comes, receipts, and who has submitted. */
import { z } from 'zod'
import { artifact, stagedFile } from '../artifact.ts'
import { mostInboxFiles } from '../inbox-batches.ts'
import { bulkCommand, command, permanentCommand, query } from '../define-api.ts'
import { privacyClasses } from '../records/define-record.ts'
import { recordKeys } from '../records/index.ts'
import { cellValue, nothing, recordId, saved } from './shared.ts'
import { bucketCounts } from './intake.ts'

/** A month, `2026-11`. */
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A month's records for the office above; what became of them there; the records of the office above for the one below (督办、批示). */
export const packageKinds = ['submission', 'receipt', 'instruction'] as const
/** Everything that the sender keeps, or what has changed since the package before. */
export const packageScopes = ['full', 'changes'] as const
/** card: only the recipient's seal opens it. code: whoever is told the 提取码. */
export const protections = ['none', 'card', 'code'] as const

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
})

/** A package that is whole, and the digits of the card that it carries. */
const verifiedPackage = packageInfo.extend({ checkCode: z.string() })

const unitCode = z.string().regex(/^\d{6,15}$/)
const fileId = stagedFile.shape.id
const recordKey = z.enum(recordKeys)
const secretCode = z.string().max(100)

/** How a record stands to what the recipient has been sent, or to what is here. */
export const recordChange = z.strictObject({
  key: recordKey,
  id: z.string(),
  name: z.string(),
  standing: z.enum(['new', 'changed', 'deleted']),
  at: z.string(),
  by: z.string(),
  fields: z.array(
    z.strictObject({ label: z.string(), privacy: z.enum(privacyClasses), before: cellValue, after: cellValue }),
  ),
})

export const outgoingPlan = z.strictObject({
  kind: z.enum(packageKinds),
  recipientName: z.string().nullable(),
  /** The number that the package would get. */
  sequence: z.int(),
  last: z.strictObject({ sequence: z.int(), period: z.string(), at: z.string() }).nullable(),
  /** Whether it is known what the recipient has; if not, a package of changes would hold everything. */
  changesKnown: z.boolean(),
  tables: z.array(
    z.strictObject({
      key: recordKey,
      rows: z.int(),
      new: z.int(),
      changed: z.int(),
      deleted: z.int(),
      fields: z.array(z.strictObject({ label: z.string(), privacy: z.enum(privacyClasses) })),
    }),
  ),
  documents: z.int(),
  /** The strictest class of any value that goes out. */
  privacy: z.enum(privacyClasses),
  /** What the program proposes: protected when personal data is inside. */
  suggested: z.enum(protections),
  /** The recipient's card: only a confirmed one is proposed, as another might be anybody's. */
  card: z.enum(['none', 'unconfirmed', 'confirmed']),
  /** Field by field; the first of them. */
  changes: z.array(recordChange),
  changesTotal: z.int(),
})

/** Two contents of one record in the same version, and who wrote them when. */
export const mergeConflict = z.strictObject({
  key: recordKey,
  id: z.string(),
  name: z.string(),
  ours: z.strictObject({ at: z.string(), by: z.string() }),
  theirs: z.strictObject({ at: z.string(), by: z.string() }),
  fields: z.array(
    z.strictObject({ label: z.string(), privacy: z.enum(privacyClasses), ours: cellValue, theirs: cellValue }),
  ),
})

export const incomingPackage = z.strictObject({
  fileId,
  file: z.string(),
  info: packageInfo,
  protection: z.enum(protections),
  /**
   * known: the sender's card was registered and its digits compared. unconfirmed: registered, not compared. unknown: it is
   * shown for comparison and registered on import.
   */
  sender: z.enum(['known', 'unconfirmed', 'unknown']),
  alreadyImported: z.boolean(),
  /** Whether this unit is the one the package was made for. */
  addressedHere: z.boolean(),
  /** Sequence numbers that have not arrived yet. */
  missingSequences: z.array(z.int()),
  /** Another package with this number was received before: the sender went on from an older copy of its data. */
  numberTwice: z.boolean(),
  /** The package with the number before it is here, but this one names another as the one before it. */
  followsAnother: z.boolean(),
  /** A package for this period was received before: this one corrects it. */
  corrects: z.boolean(),
  /** The time of sealing cannot be right; nothing depends on it. */
  clockDoubtful: z.boolean(),
  counts: z.record(z.string(), bucketCounts),
  /** What would change of what is here, field by field; the first of them. */
  changes: z.array(recordChange),
  changesTotal: z.int(),
  conflicts: z.array(mergeConflict),
  conflictsTotal: z.int(),
  rejected: z.array(z.strictObject({ key: recordKey, id: z.string(), name: z.string(), reason: z.string() })),
  rejectedTotal: z.int(),
  /** What a receipt says of the package that it answers. */
  receipt: z
    .strictObject({
      sequence: z.int(),
      period: z.string(),
      sentAt: z.string(),
      totals: bucketCounts,
      returned: z.int(),
    })
    .nullable(),
})

export const packagePlan = incomingPackage.extend({ planId: recordId })

/** A file of the inbox that cannot be taken; the others are not held up by it. */
export const refusedPackage = z.strictObject({
  fileId,
  file: z.string(),
  code: z.string(),
  message: z.string(),
  /** The file opens with a 提取码: it can be tried again with one. */
  needsCode: z.boolean(),
})

export const receiptStates = ['accepted', 'partly', 'refused'] as const

export const partnerPackage = z.strictObject({
  direction: z.enum(['sent', 'received']),
  packageId: z.string(),
  unit: z.string(),
  unitName: z.string(),
  kind: z.enum(packageKinds),
  scope: z.enum(packageScopes),
  protection: z.enum(protections),
  sequence: z.int(),
  period: z.string(),
  at: z.string(),
  /** Who sealed or imported it here. */
  by: z.string(),
  hash: z.string(),
  fileName: z.string(),
  rows: z.int(),
  /** When the written file was read back and found to be the one that was sealed. */
  readBackAt: z.string().nullable(),
  /** Sealed, but never handed over: its number stays empty on the other side. */
  voidedAt: z.string().nullable(),
  /** The import was undone. */
  takenBack: z.boolean(),
  /** Rows of a received package, or of a sent one as its receipt says. */
  totals: bucketCounts.nullable(),
  /** Rows that did not come in as they came, decided ones included: a receipt says both values of each. */
  returned: z.int(),
  /** How a receipt for this package would be protected. */
  answerProtection: z.enum(protections),
  /** Sent: the recipient's answer. Received: the answer that went back. */
  receipt: z.strictObject({ state: z.enum(receiptStates), at: z.string(), packageId: z.string() }).nullable(),
})

/** A row that was not taken over as it came, with what the two sides have. */
export const returnedRow = z.strictObject({
  key: recordKey,
  id: z.string(),
  name: z.string(),
  outcome: z.string(),
  reason: z.string(),
  /** From the sender's side: what the package said, and what the receiver keeps. */
  fields: z.array(z.strictObject({ label: z.string(), sent: z.string().nullable(), kept: z.string().nullable() })),
  decision: z.enum(['theirs', 'ours']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})

/** none: before the street took part. due: the day has not come. */
export const submissionStates = ['received', 'late', 'missing', 'due', 'none'] as const

export const submissionCell = z.strictObject({
  period,
  state: z.enum(submissionStates),
  /** When the first package of the period came in. */
  firstAt: z.string().nullable(),
  packages: z.int(),
  /** Rows that wait for a decision or a correction, of the newest package. */
  open: z.int(),
  answered: z.boolean(),
})

const decision = z.strictObject({ key: recordKey, id: z.string().max(64), keep: z.enum(['ours', 'theirs']) })

export const exchange = {
  list: query(
    '查看收发',
    nothing,
    z.strictObject({
      packages: z.array(partnerPackage),
      /** `hasSeal` is false while the seal is lost or damaged: what comes in can be taken in all the same. */
      card: z.strictObject({ unit: z.string(), name: z.string(), hasSeal: z.boolean() }),
      /** Units whose card is registered. */
      partners: z.array(z.strictObject({ unit: z.string(), name: z.string() })),
    }),
  ),
  outgoing: query(
    '预览要发出的内容',
    z.strictObject({ period, recipient: unitCode, scope: z.enum(packageScopes) }),
    outgoingPlan,
  ),
  create: permanentCommand(
    '封存并导出',
    z.strictObject({
      period,
      recipient: unitCode,
      scope: z.enum(packageScopes).default('full'),
      /** Said each time: no package leaves unprotected because nobody thought of it. */
      protection: z.enum(protections),
    }),
    z.strictObject({ artifact, info: packageInfo, secretCode: z.string().nullable(), saved }),
  ),
  /** The file as it was written is read back and compared with what was sealed. */
  confirmWritten: permanentCommand(
    '回读核对',
    z.strictObject({ packageId: z.string().max(100), fileId }),
    z.strictObject({ readBackAt: z.string(), saved }),
  ),
  /** A package that was sealed but never handed over, e.g. because the stick was full: the next one holds everything again. */
  void: permanentCommand('作废数据包', z.strictObject({ packageId: z.string().max(100) }), z.strictObject({ saved })),
  verify: query('检查数据包', z.strictObject({ fileId, code: secretCode.optional() }), verifiedPackage),
  preview: query('预览数据包', z.strictObject({ fileId, code: secretCode.optional() }), packagePlan),
  /**
   * Many packages as one plan, by sender and number; each is judged by what the ones before it bring. With the `planId` of
   * an earlier answer the files join its packages, which are not opened again; `refused` names only files of this call.
   */
  inbox: query(
    '预览收到的数据包',
    z.strictObject({
      files: z
        .array(z.strictObject({ fileId, code: secretCode.optional() }))
        .min(1)
        .max(mostInboxFiles),
      planId: recordId.optional(),
    }),
    z.strictObject({ planId: recordId, packages: z.array(incomingPackage), refused: z.array(refusedPackage) }),
  ),
  /** Digits of a sender's card, to be read to each other over the telephone: a third of a second each, on purpose. */
  checkCode: query(
    '查看对方的核对码',
    z.strictObject({ planId: recordId, fileId }),
    z.strictObject({ checkCode: z.string() }),
  ),
  /**
   * `acceptSender` registers the cards of unknown senders. A list names the units whose check codes a person has compared: these
   * are confirmed. `true` registers all as not compared, `false` none. Packages of senders that stay unknown are left out.
   */
  apply: bulkCommand(
    '导入数据包',
    z.strictObject({
      planId: recordId,
      acceptSender: z.union([z.boolean(), z.array(unitCode).max(200)]),
      decisions: z.array(decision).max(10_000).default([]),
    }),
    z.strictObject({
      counts: z.record(z.string(), bucketCounts),
      packages: z.array(z.strictObject({ fileId, packageId: z.string(), counts: z.record(z.string(), bucketCounts) })),
      /** Files that were left out. */
      left: z.array(z.string()),
      saved,
    }),
  ),
  rows: query(
    '查看退回的行',
    z.strictObject({ direction: z.enum(['sent', 'received']), packageId: z.string().max(100) }),
    z.strictObject({ rows: z.array(returnedRow) }),
  ),
  /** The rows that were not taken as a workbook with the reasons. */
  rowsReport: query('导出退回的行', z.strictObject({ packageId: z.string().max(100) }), artifact),
  receipt: permanentCommand(
    '封存回执',
    z.strictObject({ packageId: z.string().max(100), protection: z.enum(protections) }),
    z.strictObject({ artifact, info: packageInfo, secretCode: z.string().nullable(), saved }),
  ),
  register: query('导出收发登记', nothing, artifact),
  submissions: query(
    '查看上报情况',
    z.strictObject({ until: period, months: z.int().min(1).max(24) }),
    z.strictObject({
      dueDay: z.int(),
      periods: z.array(period),
      units: z.array(
        z.strictObject({
          unit: z.string(),
          name: z.string(),
          lastSequence: z.int(),
          missingSequences: z.array(z.int()),
          cells: z.array(submissionCell),
        }),
      ),
    }),
  ),
  saveDueDay: command('保存上报截止日', z.strictObject({ day: z.int().min(1).max(31) }), z.strictObject({ saved })),
} as const

export type PackageInfo = z.infer<typeof packageInfo>
export type PackageKind = PackageInfo['kind']
export type PackageScope = PackageInfo['scope']
export type Protection = (typeof protections)[number]
export type RecordChange = z.infer<typeof recordChange>
export type OutgoingPlan = z.infer<typeof outgoingPlan>
export type MergeConflict = z.infer<typeof mergeConflict>
export type IncomingPackage = z.infer<typeof incomingPackage>
export type RefusedPackage = z.infer<typeof refusedPackage>
export type PackagePlan = z.infer<typeof packagePlan>
export type PartnerPackage = z.infer<typeof partnerPackage>
export type ReceiptState = (typeof receiptStates)[number]
export type ReturnedRow = z.infer<typeof returnedRow>
export type SubmissionCell = z.infer<typeof submissionCell>
export type SubmissionState = SubmissionCell['state']
export type MergeChoice = z.infer<typeof decision>
