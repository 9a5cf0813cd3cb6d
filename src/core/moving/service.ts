/**
 * 搬家: a verified backup with the seal goes out as one encrypted file, and comes in as a backup that is restored into an empty
 * folder. So moving in has the promises of a restore: checked whole before the database gets its name.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MovedCount, movingApi } from '../../contract/api/moving.ts'
import { AppError } from '../../contract/errors.ts'
import { recordKeys } from '../../contract/records/index.ts'
import { countRows, listBackups, removeBackup } from '../db/backup.ts'
import type { DataFolder, OpenStore } from '../db/data-folder.ts'
import { makeFolderDurably, writeDurably } from '../db/durable-files.ts'
import { backupFolder } from '../db/inspect.ts'
import { readMark } from '../db/marker.ts'
import { readOwnUnit } from '../db/meta.ts'
import { verifyDatabase } from '../db/verify.ts'
import { drawCode, readCode } from '../exchange/confidential/index.ts'
import {
  ageKind,
  AgeRefusal,
  decryptWithPassphrase,
  drawnLogN,
  encryptForPassphrase,
} from '../exchange/confidential/age-file.ts'
import { loadSeal, sealPath, writeSecret } from '../exchange/seal-file.ts'
import { systemSlotFile } from '../exchange/seal-file.ts'
import type { HandlersOf } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { largestFile, type FileContent } from '../staged-files.ts'
import { readMovedMark, removeMovedMark, writeMovedMark } from './moved-mark.ts'
import { readParts, tooLarge } from './read-parts.ts'
import { databasePart, manifestPart, openOffice, packOffice, sealPrefix, type Office } from './office-file.ts'

/** Under this name the office arrives among the backups; it stays there as the state in which it came. */
const arrivedName = 'moved-in'

export const movingHandlers: HandlersOf<typeof movingApi> = {
  state: ({ folder }) => {
    const mark = readMovedMark(folder.dataDir)
    const sequence = folder.state.kind === 'ready' ? folder.state.store.audit.head.sequence : 0
    const movedOut = mark === null ? null : { at: mark.at, stepsSince: Math.max(0, sequence - mark.sequence) }
    return Promise.resolve({ movedOut })
  },

  out: async (context) => {
    const { folder, options } = context
    const store = context.store()
    const at = options.now().toISOString()
    const office = await gatherOffice(folder, store, at)
    const packed = packOffice(office)
    if (packed.length > largestFile) throw tooLarge(packed.length, largestFile)
    const code = drawCode(randomBytes)
    const bytes = await encryptForPassphrase(packed, code, drawnLogN)
    writeMovedMark(folder.dataDir, { at, sequence: store.audit.head.sequence })
    const name = `${office.unit.name}-搬家-${localDate(options.now())}.age`
    return {
      artifact: { name, mediaType: 'application/octet-stream', bytes },
      code,
      rows: countRows(store.raw),
    }
  },

  stay: ({ folder }) => {
    removeMovedMark(folder.dataDir)
    return Promise.resolve({})
  },

  in: async (context, { fileId, code }) => {
    const file = context.files.get(fileId)
    const office = await openFile(file, code)
    const before = await takeIn(context.folder, office, file.name)
    const after = countRows(context.store().raw)
    return {
      unit: office.unit,
      movedAt: office.movedAt,
      counts: compareCounts(before, after),
      sealMoved: office.parts.some(({ path }) => path.startsWith(sealPrefix)),
    }
  },
}

async function gatherOffice(folder: DataFolder, store: OpenStore, movedAt: string): Promise<Office> {
  const unit = await readOwnUnit(store.db)
  if (unit === null) throw new AppError('not_initialised')
  // A seal that cannot be read would be missed on the new PC when the old one is gone.
  loadSeal(folder.dataDir)
  const backup = await folder.backup('manual')
  const path = (suffix: string): string => join(folder.dataDir, backupFolder, `${backup.name}.${suffix}`)
  const seal = readdirSync(sealPath(folder.dataDir)).filter(
    (name) => !name.endsWith('.partial') && name !== systemSlotFile,
  )
  return {
    unit: { code: unit.code, name: unit.name },
    movedAt,
    parts: readParts([
      { path: databasePart, file: path('db') },
      { path: manifestPart, file: path('json') },
      ...seal.map((name) => ({ path: sealPrefix + name, file: sealPath(folder.dataDir, name) })),
    ]),
  }
}

/** @throws AppError move_not_file, code_mistyped, move_code_wrong, move_damaged */
async function openFile({ name, bytes }: FileContent, typed: string): Promise<Office> {
  if (ageKind(bytes) !== 'passphrase') throw new AppError('move_not_file', { file: name })
  const code = readCode(typed)
  if (code === undefined) throw new AppError('code_mistyped')
  const office = openOffice(await decrypt(name, bytes, code))
  if ('problem' in office) throw new AppError('move_damaged', { file: name, reason: office.problem })
  return office
}

async function decrypt(file: string, bytes: Uint8Array, code: string): Promise<Uint8Array> {
  try {
    return await decryptWithPassphrase(bytes, code)
  } catch (error) {
    if (!(error instanceof AgeRefusal)) throw error
    if (error.failure === 'noMatch') throw new AppError('move_code_wrong')
    throw new AppError('move_damaged', { file, reason: '加密的内容不完整' })
  }
}

/** @returns the counts of the old PC. On any refusal the folder is as empty as it was. */
async function takeIn(folder: DataFolder, office: Office, file: string): Promise<Readonly<Record<string, number>>> {
  assertNoOtherSeal(folder.dataDir, office)
  const hadSeal = existsSync(sealPath(folder.dataDir))
  try {
    for (const { path, bytes } of office.parts)
      if (path.startsWith(sealPrefix)) writeSecret(folder.dataDir, path.slice(sealPrefix.length), bytes)
    const before = await restoreOffice(folder, office, file)
    assertSound(folder, file)
    return before
  } catch (error) {
    folder.discardNew()
    if (!hadSeal) rmSync(sealPath(folder.dataDir), { recursive: true, force: true })
    throw error
  }
}

/** An interrupted attempt may have left the very same seal; any other belongs to somebody. */
function assertNoOtherSeal(dataDir: string, { parts }: Office): void {
  if (!existsSync(sealPath(dataDir))) return
  const same = readdirSync(sealPath(dataDir)).every((name) => {
    const part = parts.find(({ path }) => path === sealPrefix + name)
    return part !== undefined && readFileSync(sealPath(dataDir, name)).equals(part.bytes)
  })
  if (!same) throw new AppError('database_exists')
}

async function restoreOffice(
  folder: DataFolder,
  { parts }: Office,
  file: string,
): Promise<Readonly<Record<string, number>>> {
  const content = (wanted: string): Uint8Array => parts.find(({ path }) => path === wanted)?.bytes ?? new Uint8Array()
  const manifest = readManifest(content(manifestPart))
  if (manifest === null) throw new AppError('move_damaged', { file, reason: '说明文件读不出来' })
  const path = (suffix: string): string => join(folder.dataDir, backupFolder, `${arrivedName}.${suffix}`)
  makeFolderDurably(join(folder.dataDir, backupFolder))
  removeBackup(folder.dataDir, arrivedName)
  writeDurably(path('db'), content(databasePart))
  writeDurably(path('json'), JSON.stringify({ ...manifest, name: arrivedName }, null, 2))
  await folder.restore(arrivedName)
  return listBackups(folder.dataDir).find(({ name }) => name === arrivedName)?.rows ?? {}
}

/** Its fields are checked where backups are read. */
function readManifest(bytes: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** @throws AppError move_damaged when what arrived is not what the audit trail says. */
function assertSound(folder: DataFolder, file: string): void {
  if (folder.state.kind === 'recovery') throw folder.state.problem
  if (folder.state.kind === 'empty') throw new AppError('move_damaged', { file, reason: '没有数据' })
  const { raw, databaseId } = folder.state.store
  const report = verifyDatabase(raw, readMark(folder.dataDir), databaseId)
  const [problem] = report.checks.flatMap(({ problems }) => problems)
  if (!report.ok) throw new AppError('move_damaged', { file, reason: problem ?? '没有通过全面检查' })
}

/** Kinds of which there is none on either side say nothing. */
function compareCounts(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): MovedCount[] {
  return recordKeys
    .map((kind) => ({ kind, before: before[kind] ?? 0, after: after[kind] ?? 0 }))
    .filter(({ before: old, after: now }) => old > 0 || now > 0)
}
