/** A file from outside as a verified package of a sender that is known or not: everything that is checked before its rows. */
import type { IncomingPackage, Protection } from '../../../contract/api/exchange.ts'
import { AppError } from '../../../contract/errors.ts'
import { sha256 } from '../../db/sha256.ts'
import type { QueryContext } from '../../handlers.ts'
import type { FileContent } from '../../staged-files.ts'
import { isForCode, protectedPackage, unprotectPackage } from '../confidential/index.ts'
import { readPackage as readFormat, type ReadPackage } from '../format/read-package.ts'
import { readReceived, readSentByHash } from '../repository.ts'
import { loadFormerSeals, loadSeal } from '../seal-file.ts'
import { documentPath } from '../sending/create.ts'
import { checkSender } from '../trust/check-sender.ts'
import type { KnownCards } from '../trust/judge.ts'

export interface OpenedPackage {
  readonly fileId: string
  readonly fileName: string
  readonly protection: Protection
  readonly content: ReadPackage
  readonly sender: IncomingPackage['sender']
  /** Issued documents by their real content hash. */
  readonly documents: ReadonlyMap<string, Uint8Array>
}

/**
 * @param along earlier packages of the same batch.
 * @throws AppError package_*, receipt_unmatched
 */
export async function openPackage(
  context: QueryContext,
  known: KnownCards,
  fileId: string,
  code: string | null,
  along: readonly OpenedPackage[] = [],
): Promise<OpenedPackage> {
  const file = context.files.get(fileId)
  const { bytes, protection } = await unwrap(context, file, code)
  const content = await readFormat({ name: file.name, bytes })
  const newCards = new Map(along.map((each) => [each.content.info.unit, each.content.publicCard]))
  const sender = checkSender(known, file.name, content, newCards)
  await assertNotReused(context, file.name, content, along)
  if (content.info.kind === 'receipt') await assertAnswersUs(context, file.name, content)
  const documents = new Map(
    content.files.flatMap(({ path, bytes: document }) => {
      const hash = sha256(document)
      return path === documentPath(hash) ? [[hash, document] as const] : []
    }),
  )
  return { fileId, fileName: file.name, protection, content, sender, documents }
}

export async function unwrap(
  { options }: QueryContext,
  file: FileContent,
  code: string | null,
): Promise<{ bytes: Uint8Array; protection: Protection }> {
  const sealed = protectedPackage(file)
  if (sealed === null) return { bytes: file.bytes, protection: 'none' }
  // What a code opens needs no seal: one that is lost must not hold it up.
  if (isForCode(sealed.bytes))
    return { bytes: await unprotectPackage(sealed, { seal: null, code }), protection: 'code' }
  const { dataDir } = options
  const keys = { seal: loadSeal(dataDir), formerSeals: loadFormerSeals(dataDir), code: null }
  return { bytes: await unprotectPackage(sealed, keys), protection: 'card' }
}

/**
 * Other content under an identifier that is known is no copy of it. The same holds for packages that come along.
 * @throws AppError package_id_reused
 */
export async function assertNotReused(
  { db }: QueryContext,
  file: string,
  { info, hash }: Pick<ReadPackage, 'info' | 'hash'>,
  along: readonly OpenedPackage[] = [],
): Promise<void> {
  const beside = along.find(({ content }) => content.info.packageId === info.packageId && content.hash !== hash)
  if (beside !== undefined) throw new AppError('package_id_reused', { file, known: beside.fileName })
  const known = await readReceived(db, info.packageId)
  if (known !== undefined && known.hash !== hash)
    throw new AppError('package_id_reused', { file, known: known.file_name })
}

/** A receipt answers a package that went out from here, to the unit that answers. */
async function assertAnswersUs({ db }: QueryContext, file: string, { info }: ReadPackage): Promise<void> {
  const answered = await readSentByHash(db, info.answers)
  if (answered === undefined || answered.unit !== info.unit) {
    throw new AppError('receipt_unmatched', { file, unit: info.unitName })
  }
}

/** A package for somebody else does not come in here; one's own may, as a copy. */
export function isForUs({ content }: Pick<OpenedPackage, 'content'>, unit: string): boolean {
  return content.info.recipient === unit || content.info.unit === unit
}
