/** Row D11 and the promise of stable bytes: a package that version 1.0 once wrote, kept for good. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import { dutiesTable, minimalContent, samplePackage, sampleSeal } from '../../checks/package/sample-package.ts'

const golden = readFileSync(new URL('../../fixtures/exchange/package-1.0.zip', import.meta.url))

it('is still read', async () => {
  const read = await readPackage({ name: 'package-1.0.zip', bytes: golden })
  expect(read).toEqual({
    info: {
      packageId: minimalContent.packageId,
      formatVersion: '1.0',
      unit: '999901001',
      unitName: '云溪街道',
      recipient: '999901',
      sequence: 1,
      previousHash: '',
      period: '2026-11',
      createdAt: '2026-11-30T09:30:00.000Z',
      counts: { duties: 2 },
      checkCode: '3228 9954 6970',
    },
    tables: [
      {
        name: 'duties',
        title: '岗位责任清单',
        columns: dutiesTable.fields.map(({ name, label, type }) => ({ name, label, type })),
        primaryKey: ['id'],
        rows: dutiesTable.rows,
      },
    ],
    files: minimalContent.files,
    publicCard: `untrusted comment: sidantong unit card 999901001 云溪街道\n${sampleSeal.public}\n`,
    publicKey: sampleSeal.public,
    hash: '88714557fa2e65f34e6c468fbe1e663ba09b5dc93a9c33fb059d2040f67822ca',
  })
})

it('is still written, byte for byte', async () => {
  expect(Buffer.compare(await samplePackage(), golden)).toBe(0)
})
