/** The steps of a check run: each announced, timed, and the last one when it fails. */
import { mkdirSync, rmSync } from 'node:fs'
import { environmentFor } from './node.mjs'
import { inProject, readJson, root, toolPath } from './project.mjs'
import { handOver } from './run.mjs'

const reports = inProject('.cache', 'reports')
const vitestReport = inProject('.cache', 'reports', 'vitest.json')
const playwrightReport = inProject('.cache', 'reports', 'playwright.json')

export const types = { name: 'types', args: () => [toolPath('typescript', 'tsc'), '-b'] }
export const lint = { name: 'lint', args: () => [toolPath('eslint'), '.'] }
export const format = { name: 'format', args: () => [toolPath('prettier'), '--check', '--log-level', 'warn', '.'] }

export function vitest(name, ...paths) {
  const args = () => [
    toolPath('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...paths,
  ]
  return { name, args, tally: () => tallyVitest(readJson(vitestReport)) }
}

/** Its reporters, and where the JSON goes, are in playwright.config.ts. */
export const browserTests = {
  name: 'browser tests',
  args: () => [toolPath('@playwright/test', 'playwright'), 'test'],
  tally: () => tallyPlaywright(readJson(playwrightReport)),
}

export const checks = { name: 'checks', args: () => [inProject('tests', 'checks', 'run.ts')] }

/** Runs until one fails. Resolves with the counts of all tests that ran and the name of the failed step, if any. */
export async function runSteps(node, steps, extraEnvironment = {}) {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const env = { ...environmentFor(node), ...extraEnvironment }
  const total = { passed: 0, failed: 0, failedStep: null }
  for (const step of steps) {
    const startedAt = Date.now()
    console.log(`\n▶ ${step.name}`)
    const code = step.run === undefined ? await handOver(node, step.args(), { cwd: root, env }) : await step.run()
    const counts = step.tally?.() ?? { passed: 0, failed: 0 }
    total.passed += counts.passed
    // A step that fails without naming a test (a type error, a broken configuration) is itself the failure.
    total.failed += code === 0 ? counts.failed : Math.max(counts.failed, 1)
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    if (code !== 0) return { ...total, failedStep: step.name }
  }
  return total
}

/** Prints the outcome, last the one line that machines read; resolves with the exit code. */
export function report({ passed, failed, failedStep }) {
  console.log(failedStep === null ? '' : `\nstopped at: ${failedStep}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failedStep === null ? 0 : 1
}

export function tallyVitest(json) {
  return { passed: json?.numPassedTests ?? 0, failed: json?.numFailedTests ?? 0 }
}

export function tallyPlaywright(json) {
  const { expected = 0, flaky = 0, unexpected = 0 } = json?.stats ?? {}
  return { passed: expected + flaky, failed: unexpected }
}
