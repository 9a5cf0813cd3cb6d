/** A data folder that version 0.1.0 wrote, kept for good: it opens, nothing is lost, and what is new works on it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openTestApp, temporaryFolder } from '../../support/app.ts'

const kept = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures/storage', name))

it('a data folder of 0.1.0 opens, verifies, searches, and undoes its last step', async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'sidantong.db'), gunzipSync(kept('sidantong-0.1.0.db.gz')))
  writeFileSync(join(dataDir, 'marker'), kept('marker-0.1.0'))
  const app = await openTestApp({ unit: null, dataDir })
  const { client } = app
  expect(await client.system.status({})).toMatchObject({ state: 'ready', problem: null })
  expect((await client.system.verify({})).ok).toBe(true)
  expect((await client.backups.list({})).map(({ reason, valid }) => [reason, valid])).toEqual([
    ['beforeMigration', true],
  ])
  const [row] = (await client.ledgers.page({ ledger: 'people' })).rows
  expect(row?.values).toMatchObject({ name: '张安', gridName: '一网格', workPhone: null, remarks: '0.1.0 写下的备注' })
  const { groups } = await client.search.find({ text: 'zhangan' })
  expect(groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId))).toEqual([row?.id])
  await client.history.undo({})
  expect((await client.ledgers.page({ ledger: 'people' })).rows[0]?.values['remarks']).toBeNull()
  expect((await client.system.verify({})).ok).toBe(true)
})
