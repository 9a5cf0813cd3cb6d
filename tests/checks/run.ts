/**
 * The storage promises as one program: `node tests/checks/run.ts [--deep] [--seed N] [--only power|kill|io|package]`.
 * One line per check; what cannot run here is counted as skipped, never as passed.
 */
import { parseArgs } from 'node:util'
import { describeResult, passes, type Check } from '../support/checks/report.ts'
import { ioCheck } from './io/check.ts'
import { killCheck } from './kill/check.ts'
import { packageCheck } from './package-check.ts'
import { powerCheck } from './power/check.ts'

const checks: readonly Check[] = [powerCheck, killCheck, ioCheck, packageCheck]

const { values } = parseArgs({
  options: { deep: { type: 'boolean', default: false }, seed: { type: 'string' }, only: { type: 'string' } },
})

const chosen = checks.filter(({ name }) => values.only === undefined || values.only === name)
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
if (chosen.length === 0 || !Number.isInteger(seed)) {
  console.error(`用法：run.ts [--deep] [--seed 整数] [--only ${checks.map(({ name }) => name).join('|')}]`)
  process.exit(2)
}

const count = { passed: 0, failed: 0, skipped: 0 }
for (const check of chosen) count[await perform(check)] += 1
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0

async function perform(check: Check): Promise<keyof typeof count> {
  const reason = check.unavailable()
  if (reason !== null) {
    console.log(`– ${check.name} skipped: ${reason}`)
    return 'skipped'
  }
  const startedAt = performance.now()
  const result = await check.run({ deep: values.deep, seed })
  console.log(describeResult(result, (performance.now() - startedAt) / 1000, seed))
  for (const failure of result.failures.slice(0, 10)) console.log(`    ${failure}`)
  return passes(result) ? 'passed' : 'failed'
}
