/** Packages that a reader accepts: as we and others write and pack them, and those of which a clerk should be warned. */
import { edit, filesOf, baseFolder, archiveOf, rehash, resign } from '../forge.ts'
import { pack, rawZip, type RawEntry } from '../raw-zip.ts'
import { receiptContent, relatedTables, samplePackage, sampleSeal, sampleReceipt } from '../sample-package.ts'
import { changedEntry, description, entries, info, manifest } from './recipe.ts'
import type { PackageContent } from '../../../../src/core/exchange/format/write-package.ts'
import type { PackageWarning } from '../../../../src/core/exchange/format/read-package.ts'
import { receiptTables } from '../../../../src/core/exchange/format/receipt-tables.ts'

export interface AcceptedCase {
  readonly name: string
  /** Codes of the warnings that a reader gives. */
  readonly warnings: readonly PackageWarning['code'][]
  readonly make: () => Uint8Array | Promise<Uint8Array>
}

const valid = (name: string, make: AcceptedCase['make']): AcceptedCase => ({ name, warnings: [], make })
const written = (name: string, changes: Partial<PackageContent>): AcceptedCase => valid(name, () => samplePackage(changes)) // prettier-ignore
const folder = (name: string): RawEntry => ({ name, both: { attributes: 0x10 } })
const every = (change: Partial<RawEntry>): RawEntry[] => entries().map((entry) => ({ ...entry, ...change }))

/** 四张清单 as Chinese Windows writes it into a zip. */
const inCodePage = entries().map((entry): RawEntry => {
  const parts = String(entry.name).split('四张清单').map((part) => Buffer.from(part))
  const [first = Buffer.alloc(0), ...more] = parts
  const name = Buffer.concat([first, ...more.flatMap((part) => [Buffer.from('cbc4d5c5c7e5b5a5', 'hex'), part])])
  return { ...entry, name, both: { flags: 0 } }
}) // prettier-ignore

function resealed(...edits: readonly (readonly [path: string, from: string | RegExp, to: string])[]): Uint8Array {
  const files = filesOf(samplePackage())
  edits.forEach(([path, from, to]) => edit(files, path, from, to))
  if (edits.every(([path]) => path !== manifest)) rehash(files)
  resign(files, sampleSeal)
  return archiveOf(files)
} // prettier-ignore

export const validCases: readonly AcceptedCase[] = [
  written('written', {}),
  written('written-second-of-a-row', { sequence: 2, previousHash: 'a'.repeat(64) }),
  written('written-with-references', { tables: relatedTables }),
  written('written-with-empty-table', { tables: relatedTables.map((table) => ({ ...table, rows: [] })), files: [] }),
  written('written-with-empty-text', { tables: relatedTables.map((table) => ({ ...table, rows: [table.fields.map(({ type }, index) => (index === 0 ? 'x' : type === 'integer' ? null : ''))] })), files: [] }),
  written('written-changes', { scope: 'changes' }),
  written('written-instruction', { kind: 'instruction' }),
  written('written-receipt', { ...receiptContent, tables: receiptTables({ ...sampleReceipt, rows: [] }) }),
  valid('without-the-labels-of-1.1', () => resealed([info, /Sidantong-(Kind|Scope).*\n/g, ''])),
  valid('labels-in-another-order', () => resealed([info, /^(.*\n)(.*\n)/, '$2$1'])),
  valid('packed-deflated', () => rawZip(entries())),
  valid('packed-in-another-folder', () => rawZip(entries('11月数据包/'))),
  valid('packed-in-two-folders', () => rawZip(entries('新建文件夹/包/'))),
  valid('packed-without-its-folder', () => rawZip(entries(''))),
  valid('packed-in-another-order', () => rawZip(entries().reverse())),
  valid('packed-with-folders', () => rawZip([folder(baseFolder), folder(`${baseFolder}data/`), ...entries()])),
  valid('packed-by-unix', () => rawZip(every({ both: { madeBy: 0x031e, attributes: 0x81a4 * 0x10000 } }))),
  valid('packed-with-extra-fields', () => rawZip(every({ both: { extra: pack([0x5455, 2], [1, 2], [0, 1]) } }))),
  valid('packed-as-a-stream', () => rawZip(every({ descriptor: 'signed' }))),
  valid('packed-as-a-stream-without-marks', () => rawZip(every({ descriptor: 'bare' }))),
  valid('packed-in-1980', () => rawZip(every({ both: { time: 0, date: 0x21 } }))),
  valid('packed-half-stored', () => rawZip(changedEntry({ deflate: false }))),
  valid('packed-with-names-in-gb18030', () => rawZip(inCodePage)),
  valid('packed-twice', () => rawZip([{ name: '11月.zip', bytes: samplePackage() }])),
] // prettier-ignore

export const warningCases: readonly AcceptedCase[] = [
  { name: 'newer-minor', warnings: ['newer_minor'], make: () => resealed([info, 'Format: 1.1', 'Format: 1.9']) },
  {
    name: 'newer-minor-with-another-label',
    warnings: ['newer_minor'],
    make: () => resealed([info, 'Format: 1.1', 'Format: 1.9'], [info, 'Sidantong-Rows', 'Sidantong-Mood: calm\nSidantong-Rows']), // prettier-ignore
  },
  {
    name: 'newer-minor-with-another-property',
    warnings: ['newer_minor'],
    make: () => resealed([info, 'Format: 1.1', 'Format: 1.9'], [description, '"format": "default"', '"format": "default", "rdfType": "x"']), // prettier-ignore
  },
  {
    name: 'clock-of-1980',
    warnings: ['clock'],
    make: () => samplePackage({ createdAt: '1980-01-01T00:00:12.000Z' }),
  },
]
