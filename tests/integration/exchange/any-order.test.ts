/**
 * Any order of packages through two real districts: one takes them as they were sealed, one by one, the other in any order,
 * repeated and in batches. Both end with the same records. The many histories are in tests/unit/exchange/any-order.test.ts.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../support/seed.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { district, openTestApp, type TestApp } from '../../support/app.ts'
import { aRecord, craftedPackage, newSeal } from '../../support/crafted-package.ts'
import { contentOf } from '../../support/database-dump.ts'

const histories = 50

const story = fc.record({
  /** In which package each version of a community and of its grid goes; packages are closed under references. */
  edits: fc.array(fc.tuple(fc.constantFrom('community', 'grid', 'deleted'), fc.nat(2)), { minLength: 2, maxLength: 5 }),
  keys: fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }),
  batch: fc.integer({ min: 1, max: 3 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

const seal = newSeal()
let sequence = 0

/** Each package holds one changed record and what it refers to. */
function packagesOf({ edits }: Story): Uint8Array[] {
  const communities = [0, 1, 2].map((slot) => aRecord({ name: `社区${slot}` }))
  const grids = communities.map(({ id }) => aRecord({ name: '网格', communityId: id }))
  const packages = []
  for (const [index, [what, slot]] of edits.entries()) {
    const community = communities[slot]
    const grid = grids[slot]
    if (community === undefined || grid === undefined) throw new Error('three of each were made')
    if (what === 'community') communities[slot] = edited(community, `社区 ${index}`)
    else if (what === 'grid') grids[slot] = edited(grid, `网格 ${index}`)
    else grids[slot] = { ...edited(grid, '网格'), deletedAt: '2026-11-20T00:00:00.000Z' }
    sequence += 1
    packages.push(
      craftedPackage({
        seal,
        sequence,
        records: { communities: only(communities[slot]), grids: what === 'community' ? [] : only(grids[slot]) },
      }),
    )
  }
  return packages
}

function edited(record: StoredRecord, name: string): StoredRecord {
  return { ...record, version: record.version + 1, deletedAt: null, values: { ...record.values, name } }
}

const only = (record: StoredRecord | undefined): StoredRecord[] => (record === undefined ? [] : [record])

async function receive(app: TestApp, files: readonly Uint8Array[]): Promise<void> {
  const { planId, refused } = await app.client.exchange.inbox({
    files: files.map((bytes, index) => ({ fileId: app.stage(`包${index}.zip`, bytes) })),
  })
  expect(refused).toEqual([])
  await app.client.exchange.apply({ planId, acceptSender: true })
}

it('ends in the same records through the real core', { timeout: 300_000 }, async () => {
  const inOrder = await openTestApp({ unit: district })
  const anyOrder = await openTestApp({ unit: district })
  for (const each of fc.sample(story, histories)) {
    const packages = packagesOf(each)
    for (const bytes of packages) await receive(inOrder, [bytes])
    const arriving = [...packages, ...packages.filter((_, index) => (each.keys[index] ?? 0) % 2 === 0)]
      .map((bytes, index) => ({ bytes, key: each.keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
    for (let from = 0; from < arriving.length; from += each.batch)
      await receive(
        anyOrder,
        arriving.slice(from, from + each.batch).map(({ bytes }) => bytes),
      )
    expect(contentOf(anyOrder.dataDir)).toEqual(contentOf(inOrder.dataDir))
  }
  expect((await anyOrder.client.system.verify({})).ok).toBe(true)
})
