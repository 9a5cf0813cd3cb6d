/** Seals a package, protects it as asked, and enters it in the register: the one way in which anything leaves. */
import { randomBytes } from 'node:crypto'
import { mediaTypes, type Artifact } from '../../../contract/artifact.ts'
import type { PackageInfo, PackageKind, PackageScope, Protection } from '../../../contract/api/exchange.ts'
import { AppError } from '../../../contract/errors.ts'
import { sha256 } from '../../db/sha256.ts'
import type { CommandContext } from '../../handlers.ts'
import { drawCode, protectPackage } from '../confidential/index.ts'
import { writePackage, type PackageFile } from '../format/write-package.ts'
import type { PackageTable } from '../format/table-schema.ts'
import { addPackage, lastSent } from '../repository.ts'
import { readPartnerName } from '../trust/repository.ts'
import { loadSeal } from '../seal-file.ts'
import { cardForEncryption } from '../trust/check-sender.ts'

export interface Parcel {
  readonly kind: PackageKind
  readonly scope: PackageScope
  /** Hash of the package that a receipt answers; empty for the other kinds. */
  readonly answers: string
  readonly period: string
  readonly recipient: string
  readonly protection: Protection
  readonly tables: readonly PackageTable[]
  readonly files: readonly PackageFile[]
}

export interface Sealed {
  readonly artifact: Artifact
  readonly info: PackageInfo
  /** 提取码, to be told to the recipient; null when the package needs none. */
  readonly secretCode: string | null
}

const kindNames: Readonly<Record<PackageKind, string>> = {
  submission: '数据包',
  receipt: '回执',
  instruction: '督办包',
}

/** @throws AppError package_card_missing */
export async function sealParcel(context: CommandContext, parcel: Parcel): Promise<Sealed> {
  const { db, unit, options, stamp } = context
  const { kind, scope, answers, period, recipient, tables, files } = parcel
  const previous = await lastSent(db, recipient, kind)
  const sequence = (previous?.sequence ?? 0) + 1
  const packageId = options.newId()
  const written = writePackage(
    {
      packageId,
      appVersion: options.appVersion,
      unit: { code: unit.code, name: unit.name },
      recipient,
      kind,
      scope,
      ...(answers === '' ? {} : { answers }),
      sequence,
      previousHash: previous?.hash ?? '',
      period,
      createdAt: stamp.at,
      tables,
      files,
    },
    loadSeal(options.dataDir),
    options.now(),
  )
  const { bytes, secretCode } = await protect(context, parcel, written.bytes)
  const title = `${unit.name}-${period}-第${sequence}号${kindNames[kind]}`
  const name = parcel.protection === 'none' ? `${title}.zip` : `${title}.zip.age`
  await addPackage(db, {
    direction: 'sent',
    package_id: packageId,
    unit: recipient,
    unit_name: (await readPartnerName(db, recipient)) ?? '上级单位',
    sequence,
    period,
    at: stamp.at,
    hash: written.hash,
    file_name: name,
    row_count: tables.reduce((sum, table) => sum + table.rows.length, 0),
    kind,
    scope,
    answers,
    protection: parcel.protection,
    actor: stamp.actor,
    command_id: stamp.commandId,
    file_hash: sha256(bytes),
    read_back_at: null,
    voided_at: null,
    totals: null,
  })
  return { artifact: { name, mediaType: mediaTypes.zip, bytes }, info: written.info, secretCode }
}

async function protect(
  { db }: CommandContext,
  { protection, recipient }: Parcel,
  zip: Uint8Array,
): Promise<{ bytes: Uint8Array; secretCode: string | null }> {
  if (protection === 'none') return { bytes: zip, secretCode: null }
  if (protection === 'code') {
    const code = drawCode(randomBytes)
    return { bytes: await protectPackage(zip, { code }), secretCode: code }
  }
  const card = await cardForEncryption({ db }, recipient)
  if (card === null) throw new AppError('package_card_missing', { recipient })
  return { bytes: await protectPackage(zip, { cards: [card] }), secretCode: null }
}
