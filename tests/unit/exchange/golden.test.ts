/** Row D11 and the promise of stable bytes: packages that earlier versions once wrote, kept for good. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkCode } from '../../../src/core/exchange/format/unit-seal.ts'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import {
  dutiesTable,
  minimalContent,
  receiptContent,
  relatedTables,
  samplePackage,
  sampleReceipt,
  sampleSeal,
} from '../../checks/package/sample-package.ts'

function golden(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url)) }
}

const minimal = {
  info: {
    packageId: minimalContent.packageId,
    formatVersion: '1.1',
    kind: 'submission',
    scope: 'full',
    answers: '',
    unit: '999901001',
    unitName: '云溪街道',
    recipient: '999901',
    sequence: 1,
    previousHash: '',
    period: '2026-11',
    createdAt: '2026-11-30T09:30:00.000Z',
    counts: { duties: 2 },
  },
  tables: [
    {
      name: 'duties',
      title: '岗位责任清单',
      columns: dutiesTable.fields.map(({ name, label, type }) => ({ name, label, type, privacy: null })),
      primaryKey: ['id'],
      rows: dutiesTable.rows,
    },
  ],
  files: minimalContent.files,
  warnings: [],
  receipt: null,
  publicCard: `untrusted comment: sidantong unit card 999901001 云溪街道\n${sampleSeal.public}\n`,
  publicKey: sampleSeal.public,
}

it('the card of the golden packages has the digits that it has always had', async () => {
  expect(await checkCode(minimal.publicCard)).toBe('3228 9954 6970')
})

describe('a package of version 1.0', () => {
  it('is still read', async () => {
    expect(await readPackage(golden('package-1.0.zip'))).toEqual({
      ...minimal,
      info: { ...minimal.info, formatVersion: '1.0' },
      hash: '88714557fa2e65f34e6c468fbe1e663ba09b5dc93a9c33fb059d2040f67822ca',
    })
  })
})

describe('a package of version 1.1', () => {
  it('is still read', async () => {
    expect(await readPackage(golden('package-1.1.zip'))).toEqual({
      ...minimal,
      hash: '5d0369ab31820bc1febeea03fe7bc7486b64c3845595de93f8fce3592aa09a32',
    })
  })

  it('is still written, byte for byte', () => {
    expect(Buffer.compare(samplePackage(), golden('package-1.1.zip').bytes)).toBe(0)
  })

  it('may hold tables that refer to each other', async () => {
    const { bytes, name } = golden('related-1.1.zip')
    const read = await readPackage({ name, bytes })
    expect(read.tables.map(({ rows }) => rows)).toEqual(relatedTables.map(({ rows }) => rows))
    expect(read.tables[1]?.columns.map(({ privacy }) => privacy)).toEqual(
      relatedTables[1]?.fields.map(({ privacy }) => privacy),
    )
    expect(Buffer.compare(samplePackage({ tables: relatedTables }), bytes)).toBe(0)
  })

  it('may be a receipt', async () => {
    const read = await readPackage(golden('receipt-1.1.zip'))
    expect(read.info).toMatchObject({ kind: 'receipt', answers: receiptContent.answers, counts: { receipt_rows: 2 } })
    expect(read.receipt).toEqual(sampleReceipt)
    expect(Buffer.compare(samplePackage(receiptContent), golden('receipt-1.1.zip').bytes)).toBe(0)
  })
})
