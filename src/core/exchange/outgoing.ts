/** Builds the package of a period: the unit's lists as they stand, and the meetings and documents of that month. */
import { mediaTypes } from '../../contract/artifact.ts'
import type { exchange } from '../../contract/api/exchange.ts'
import { ledgerKeys, ledgers } from '../../contract/ledgers/index.ts'
import { exchangedKeys, records } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { ledgerSheet } from '../documents/ledger-sheets.ts'
import { writeWorkbook } from '../documents/write-workbook.ts'
import type { CommandContext, HandlersOf, Outcome } from '../handlers.ts'
import { readAllRows } from '../ledgers/repository.ts'
import type { PackageFile } from './format/write-package.ts'
import { writePackage } from './format/write-package.ts'
import { ownRecords } from './own-records.ts'
import { toPackageTable } from './package-tables.ts'
import { addPackage, lastSent, readBlob, readCardName } from './repository.ts'
import { loadSeal } from './seal-file.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/define-api.ts'

type Create = typeof exchange.create

export const createPackage: HandlersOf<typeof exchange>['create'] = async (
  context,
  input,
): Promise<Outcome<OutputOf<Create>>> => {
  const { db, unit, options, stamp } = context
  const content = await collect(context, input)
  const previous = await lastSent(db, input.recipient)
  const sequence = (previous?.sequence ?? 0) + 1
  const packageId = options.newId()
  const written = await writePackage(
    {
      packageId,
      appVersion: options.appVersion,
      unit: { code: unit.code, name: unit.name },
      recipient: input.recipient,
      sequence,
      previousHash: previous?.hash ?? '',
      period: input.period,
      createdAt: stamp.at,
      ...content,
    },
    loadSeal(options.dataDir),
    options.now(),
  )
  const name = `${unit.name}-${input.period}-第${sequence}号数据包.zip`
  await addPackage(db, {
    direction: 'sent',
    package_id: packageId,
    unit: input.recipient,
    unit_name: (await readCardName(db, input.recipient)) ?? '上级单位',
    sequence,
    period: input.period,
    at: stamp.at,
    hash: written.hash,
    file_name: name,
    row_count: content.tables.reduce((sum, table) => sum + table.rows.length, 0),
  })
  return {
    value: { artifact: { name, mediaType: mediaTypes.zip, bytes: written.bytes }, info: written.info },
    label: `封存并导出：${input.period} 第${sequence}号`,
  }
}

async function collect(
  context: CommandContext,
  input: ParsedInputOf<Create>,
): Promise<{ tables: ReturnType<typeof toPackageTable>[]; files: PackageFile[] }> {
  const ofThisUnit = (record: StoredRecord): boolean => record.unit === context.unit.code
  const own = ownRecords(input.period, (key) => [...context.records.all(key)].filter(ofThisUnit))
  const tables = exchangedKeys.map((key) => toPackageTable(records[key], own(key)))
  const files = [...(await documentFiles(context, own('documents'))), await readableCopy(context)]
  return { tables, files }
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

/** People open the workbook, programs the tables: the copy is for reading only. */
async function readableCopy({ db, unit }: CommandContext): Promise<PackageFile> {
  const sheets = []
  for (const key of ledgerKeys) {
    const rows = await readAllRows(db, ledgers[key], unit.code)
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
