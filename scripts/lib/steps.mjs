/** The steps of a check run: each announced, timed, and the last one when it fails. */
import { mkdirSync, rmSync } from 'node:fs'
import { environmentFor } from './node.mjs'
import { inProject, readJson, root, Stop, toolPath } from './project.mjs'
import { handOver, runQuietly } from './run.mjs'
import { cutOffFiles, tallyVitest, vitestErrors } from './vitest-report.mjs'

const reports = inProject('.cache', 'reports')
const vitestReport = inProject('.cache', 'reports', 'vitest.json')
const playwrightReport = inProject('.cache', 'reports', 'playwright.json')

export const types = { name: 'types', args: () => [toolPath('typescript', 'tsc'), '-b'] }
export const lint = { name: 'lint', args: () => [toolPath('eslint'), '.'] }
export const format = { name: 'format', args: () => [toolPath('prettier'), '--check', '--log-level', 'warn', '.'] }

export function vitest(name, ...paths) {
  const args = (files = paths) => [
    toolPath('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--reporter=${inProject('scripts', 'lib', 'vitest-crashes.mjs')}`,
    `--outputFile.json=${vitestReport}`,
    ...files,
  ]
  const result = () => readJson(vitestReport)
  return { name, args, tally: () => tallyVitest(result()), cutOff: () => cutOffFiles(result(), readJson(vitestErrors)) }
}

/** Its reporters, and where the JSON goes, are in playwright.config.ts. */
export const browserTests = {
  name: 'browser tests',
  args: () => [toolPath('@playwright/test', 'playwright'), 'test'],
  tally: () => tallyPlaywright(readJson(playwrightReport)),
}

export const checks = { name: 'checks', args: () => [inProject('tests', 'checks', 'run.ts')] }

/**
 * Runs until one fails. A list of lists in the place of a step runs them beside one another, each step's output held back until it
 * ends. Resolves with the counts of all tests that ran and the name of the failed step, if any.
 */
export async function runSteps(node, steps, extraEnvironment = {}) {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const options = { cwd: root, env: { ...environmentFor(node), ...extraEnvironment } }
  const aloud = (args) => handOver(node, args, options)
  const heldBack = async (args) => {
    const { code, output } = await runQuietly(node, args, options)
    process.stdout.write(output)
    return code
  }
  let total = nothingYet
  for (const step of steps) {
    const outcomes = Array.isArray(step)
      ? await Promise.all(step.map((lane) => runInTurn(lane, heldBack)))
      : [await runInTurn([step], aloud)]
    total = outcomes.reduce(add, total)
    if (total.failedStep !== null) break
  }
  return total
}

async function runInTurn(steps, hand) {
  let total = nothingYet
  for (const step of steps) {
    const startedAt = Date.now()
    console.log(`\n▶ ${step.name}`)
    const { code, passed, failed } = await runStep(step, hand)
    // A step that fails without naming a test (a type error, a broken configuration) is itself the failure.
    const failedStep = code === 0 ? null : step.name
    total = add(total, { passed, failed: code === 0 ? failed : Math.max(failed, 1), failedStep })
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    if (code !== 0) break
  }
  return total
}

const nothingYet = { passed: 0, failed: 0, failedStep: null }

function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    failedStep: one.failedStep ?? other.failedStep,
  }
}

async function runStep(step, hand) {
  const tally = () => step.tally?.() ?? { passed: 0, failed: 0 }
  const code = step.run === undefined ? await hand(step.args()) : await step.run().catch(stopped)
  const first = tally()
  const cutOff = code === 0 ? [] : (step.cutOff?.() ?? [])
  if (cutOff.length === 0) return { code, ...first }
  console.log(`\n⚠ the process of a test file crashed; once more, and for the last time:\n  ${cutOff.join('\n  ')}`)
  const codeAgain = await hand(step.args(cutOff))
  const again = tally()
  return { code: codeAgain, passed: first.passed + again.passed, failed: first.failed + again.failed }
}

/** A step that says why it cannot go on has failed; what runs beside it ends first, and then the outcome is told. */
function stopped(error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  return 1
}

/** Prints the outcome, last the one line that machines read; resolves with the exit code. */
export function report({ passed, failed, failedStep }) {
  console.log(failedStep === null ? '' : `\nstopped at: ${failedStep}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failedStep === null ? 0 : 1
}

export function tallyPlaywright(json) {
  const { expected = 0, flaky = 0, unexpected = 0 } = json?.stats ?? {}
  return { passed: expected + flaky, failed: unexpected }
}
