/** A stick that is pulled or full while a package is written: said so, nothing half on it, and nothing is lost for the next one. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { district, openSampleApp, openTestApp, temporaryFolder } from '../../support/app.ts'
import { recorderEnvironment, recorderUnavailable } from '../../checks/recorder/recorder.ts'

const child = join(import.meta.dirname, 'stick-child.ts')

const answer = z.object({ code: z.string(), hit: z.boolean() })
/** Opening, writing, making durable, renaming: each may be the moment. */
const faults = [
  [constants.errno.EIO, 1],
  [constants.errno.EIO, 2],
  [constants.errno.EIO, 3],
  [constants.errno.EIO, 4],
  [constants.errno.ENOSPC, 2],
] as const

it.skipIf(recorderUnavailable() !== null)('costs the file, and no change', { timeout: 180_000 }, async () => {
  const prepared = await openSampleApp()
  await prepared.client.exchange.create({ period: '2026-11', recipient: district.unitCode, protection: 'none' })
  await prepared.client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '新的职责' } })
  await prepared.close()
  const refused: string[] = []
  for (const [errno, at] of faults) {
    const work = temporaryFolder()
    const stick = join(work, 'U盘')
    mkdirSync(stick)
    const result = spawnSync(
      process.execPath,
      [child, prepared.dataDir, join(stick, '数据包.zip'), String(at), String(errno)],
      { env: recorderEnvironment({ folder: stick, log: '/dev/null', acks: join(work, 'acks') }), encoding: 'utf8' },
    )
    const { code, hit } = answer.parse(JSON.parse(result.stdout))
    expect([errno, at, hit, result.stderr]).toEqual([errno, at, true, ''])
    expect(['disk_error', 'disk_full', 'folder_not_writable']).toContain(code)
    refused.push(code)
    expect(readdirSync(stick).filter((name) => name === '数据包.zip')).toEqual([])
  }
  expect(new Set(refused)).toContain('disk_full')
  const app = await openTestApp({ unit: null, dataDir: prepared.dataDir })
  const { packages } = await app.client.exchange.list({})
  expect(packages.filter(({ voidedAt }) => voidedAt !== null)).toHaveLength(refused.length)
  // The next one holds everything again, the change included.
  const next = await app.client.exchange.create({
    period: '2026-11',
    recipient: district.unitCode,
    scope: 'changes',
    protection: 'none',
  })
  expect(next.info).toMatchObject({ scope: 'full', sequence: 2, counts: { duties: 14, people: 237 } })
})
