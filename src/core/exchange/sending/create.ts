/** Builds the package of a period and seals it; notes what the recipient has been sent; compares the file that was written. */
import { exchangedKeys, records } from '../../../contract/records/index.ts'
import type { exchange } from '../../../contract/api/exchange.ts'
import { ledgerKeys, ledgers } from '../../../contract/ledgers/index.ts'
import { AppError } from '../../../contract/errors.ts'
import { sha256 } from '../../db/sha256.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import { ledgerSheet } from '../../documents/ledger-sheets.ts'
import { writeWorkbook } from '../../documents/write-workbook.ts'
import type { CommandContext, HandlersOf } from '../../handlers.ts'
import { readAllRows } from '../../ledgers/repository.ts'
import type { PackageFile } from '../format/write-package.ts'
import { toPackageTable } from '../package-tables.ts'
import { markReadBack, markVoided, readBlob, readPackage, readReceiptFor } from '../repository.ts'
import { chooseOutgoing, type Outgoing } from './preview.ts'
import { forgetSentVersions, writeSentVersions } from './repository.ts'
import { sealParcel } from './seal.ts'
import { standingOf } from './select.ts'

type Handlers = HandlersOf<typeof exchange>

export const createPackage: Handlers['create'] = async (context, { protection, ...input }) => {
  const outgoing = await chooseOutgoing(context, input)
  if (outgoing.scope === 'changes' && !hasChanges(outgoing))
    throw new AppError('package_no_changes', { period: input.period })
  const { kind, scope, chosen } = outgoing
  const sealed = await sealParcel(context, {
    kind,
    scope,
    answers: '',
    period: input.period,
    recipient: input.recipient,
    protection,
    tables: exchangedKeys.map((key) => toPackageTable(records[key], chosen.get(key) ?? [])),
    files: [
      ...(await documentFiles(context, chosen.get('documents') ?? [])),
      ...(kind === 'submission' ? [await readableCopy(context, outgoing)] : []),
    ],
  })
  await noteSent(context, input.recipient, outgoing)
  return { value: sealed, label: `封存并导出：${input.period} 第${sealed.info.sequence}号` }
}

/** A stick that is pulled too early holds half a file: only the file itself can say that it was written whole. */
export const confirmWritten: Handlers['confirmWritten'] = async ({ db, files, stamp }, { packageId, fileId }) => {
  const file = files.get(fileId)
  const sent = await readPackage(db, 'sent', packageId)
  if (sent === undefined) throw new AppError('not_found')
  if (sha256(file.bytes) !== sent.file_hash) {
    throw new AppError('package_written_differs', { file: file.name, sequence: sent.sequence })
  }
  await markReadBack(db, packageId, stamp.at)
  return { value: { readBackAt: stamp.at }, label: `回读核对：${sent.period} 第${sent.sequence}号` }
}

/** What was in it has not arrived: the next package to this recipient holds everything again. A receipt holds no records. */
export const voidPackage: Handlers['void'] = async ({ db, stamp }, { packageId }) => {
  const sent = await readPackage(db, 'sent', packageId)
  if (sent === undefined) throw new AppError('not_found')
  if ((await readReceiptFor(db, sent.hash)) !== undefined)
    throw new AppError('package_answered', { unit: sent.unit_name, sequence: sent.sequence })
  await markVoided(db, packageId, stamp.at)
  if (sent.kind !== 'receipt') await forgetSentVersions(db, sent.unit)
  return { value: {}, label: `作废：${sent.period} 第${sent.sequence}号` }
}

function hasChanges({ chosen, sentVersion }: Outgoing): boolean {
  return [...chosen].some(([key, list]) =>
    list.some((record) => standingOf(record, sentVersion(key, record.id)) !== 'same'),
  )
}

async function noteSent({ db }: CommandContext, recipient: string, { chosen, sentVersion }: Outgoing): Promise<void> {
  const rows = [...chosen].flatMap(([key, list]) =>
    list
      .filter((record) => sentVersion(key, record.id) !== record.version)
      .map((record) => ({ recipient, record_key: key, record_id: record.id, version: record.version })),
  )
  await writeSentVersions(db, rows)
}

/** Issued documents under their content hash: the table row says what each is called. */
export function documentPath(contentHash: string): string {
  return `data/documents/${contentHash}.docx`
}

async function documentFiles({ db }: CommandContext, documents: readonly StoredRecord[]): Promise<PackageFile[]> {
  const hashes = new Set(documents.map((document) => String(document.values['contentHash'])))
  const files = []
  for (const hash of hashes) {
    const bytes = await readBlob(db, hash)
    if (bytes === null) throw new Error(`the bytes of an issued document are missing: ${hash}`)
    files.push({ path: documentPath(hash), bytes })
  }
  return files
}

/** People open the workbook, programs the tables: the copy is for reading only, and holds no row that the tables have not. */
async function readableCopy({ db, unit }: CommandContext, { chosen }: Outgoing): Promise<PackageFile> {
  const sheets = []
  for (const key of ledgerKeys) {
    const ids = new Set((chosen.get(key) ?? []).map(({ id }) => id))
    const rows = (await readAllRows(db, ledgers[key], unit.code)).filter(({ id }) => ids.has(id))
    sheets.push(
      ledgerSheet(
        ledgers[key],
        rows.map((row) => row.values),
        unit.name,
      ),
    )
  }
  return { path: 'data/四张清单.xlsx', bytes: await writeWorkbook(sheets) }
}
