/** Imports that meet each other, that take long, and that are stopped. */
import { describe, expect, it } from 'vitest'
import type { ImportPlan } from '../../../src/contract/api/intake.ts'
import { fixture, openTestApp, refusal, sampleWorkbook, type TestApp } from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'

async function preview(
  app: TestApp,
  ...files: readonly (readonly [string, string | Uint8Array])[]
): Promise<ImportPlan> {
  return await app.client.intake.preview({ fileIds: files.map(([name, bytes]) => app.stage(name, bytes)) })
}

describe('one file, two people', () => {
  it('the second one is told that the plan is stale, and then that all is the same: nothing comes in twice', async () => {
    const app = await openTestApp()
    const mine = await preview(app, [sampleWorkbook, fixture(sampleWorkbook)])
    const theirs = await preview(app, [sampleWorkbook, fixture(sampleWorkbook)])
    await app.client.intake.apply({ planId: mine.planId })
    const content = contentOf(app.dataDir)
    expect((await refusal(app.client.intake.apply({ planId: theirs.planId }))).code).toBe('plan_stale')
    expect(contentOf(app.dataDir)).toEqual(content)
    expect((await preview(app, [sampleWorkbook, fixture(sampleWorkbook)])).counts.people).toMatchObject({
      new: 0,
      same: 237,
    })
  })

  it('also when both press the button in the same moment', async () => {
    const app = await openTestApp()
    const plans = [
      await preview(app, [sampleWorkbook, fixture(sampleWorkbook)]),
      await preview(app, [sampleWorkbook, fixture(sampleWorkbook)]),
    ]
    const answers = await Promise.allSettled(plans.map(({ planId }) => app.client.intake.apply({ planId })))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await app.client.ledgers.counts({})).toMatchObject({ people: 237 })
  })
})

describe('long work', () => {
  const many = [
    '姓名,联系电话',
    ...Array.from({ length: 20_000 }, (_, n) => `人${n},199${String(n).padStart(8, '0')}`),
  ].join('\n')

  it('tells how far it is, and is stopped without a trace', async () => {
    const app = await openTestApp()
    const jobId = crypto.randomUUID()
    const { planId } = await preview(app, ['名单.csv', many])
    const before = contentOf(app.dataDir)
    const applying = app.client.intake.apply({ planId, jobId })
    const stopped = refusal(applying)
    let seen = await app.client.intake.progress({ jobId })
    while (seen === null || seen.done === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen = await app.client.intake.progress({ jobId })
    }
    expect(seen).toMatchObject({ stage: 'applying', file: '名单.csv', total: 20_000 })
    await app.client.intake.cancel({ jobId })
    expect((await stopped).code).toBe('cancelled')
    expect(contentOf(app.dataDir)).toEqual(before)
    expect(await app.client.backups.list({})).toEqual([])
    expect(await app.client.intake.progress({ jobId })).toBeNull()
    expect((await app.client.intake.apply({ planId })).written.new).toBe(20_000)
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('reading and planning are stopped too, also before they began', async () => {
    const app = await openTestApp()
    for (const delay of [null, 0, 30]) {
      const jobId = crypto.randomUUID()
      if (delay === null) await app.client.intake.cancel({ jobId })
      const stopped = refusal(app.client.intake.preview({ fileIds: [app.stage('名单.csv', many)], jobId }))
      if (delay !== null) {
        await new Promise((resolve) => setTimeout(resolve, delay))
        await app.client.intake.cancel({ jobId })
      }
      expect((await stopped).code).toBe('cancelled')
    }
  })
})
