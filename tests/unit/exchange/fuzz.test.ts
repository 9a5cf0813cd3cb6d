import { expect, it } from 'vitest'
import { fuzzFile, fuzzSealed } from '../../checks/package/fuzz.ts'
import { samplePackage, sampleSeal } from '../../checks/package/sample-package.ts'

const seed = Number(process.env['CHECK_SEED'] ?? 20261130)

it('answers a damaged file with a refusal', async () => {
  const report = await fuzzFile(samplePackage(), 3_000, seed)
  console.log(`seed ${seed}:`, Object.fromEntries(report.byCode))
  expect(report.crashes).toEqual([])
  expect(report.byCode.get('accepted') ?? 0).toBe(0)
  expect(report.slowestMs).toBeLessThan(2_000)
})

it('answers nonsense that its sender sealed with a refusal or with the content', { timeout: 120_000 }, async () => {
  const report = await fuzzSealed(samplePackage(), sampleSeal, 3_000, seed)
  console.log(`seed ${seed}:`, Object.fromEntries(report.byCode))
  expect(report.crashes).toEqual([])
  expect(report.byCode.get('package_damaged')).toBeGreaterThan(100)
  expect(report.slowestMs).toBeLessThan(2_000)
})
