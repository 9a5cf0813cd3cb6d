/** The set-up scripts run before anything is installed; what they decide is tested here, as they are. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'sidantong 脚本 '))
  cpSync(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true })
})
afterAll(() => rmSync(copy, { recursive: true }))

/** Runs a line of code against a script in the copy, as its own process; resolves with what it printed. */
async function evaluate(module: string, code: string): Promise<string> {
  const script = `import * as it from ${JSON.stringify(new URL(`file://${join(copy, 'scripts/lib', module)}`).href)}\n${code}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await once(child, 'close')
  return printed.trim()
}

test.each([
  ['20.20.2', false],
  ['22.13.1', false],
  ['22.14.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
])('Node %s is new enough: %s', async (version, expected) => {
  expect(await evaluate('node.mjs', `console.log(it.isNewEnough(${JSON.stringify(version)}))`)).toBe(String(expected))
})

describe('isInstalled', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } })
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win': { version: '2.0.0', optional: true } }

  test.each([
    ['nothing installed', null, false],
    ['all that fits this system', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version of an optional package',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win': { version: '1.0.0' } },
      false,
    ],
    ['a package missing', {}, false],
  ])('%s', async (_name, present, expected) => {
    rmSync(join(copy, 'node_modules'), { recursive: true, force: true })
    writeFileSync(join(copy, 'package-lock.json'), lock(wanted))
    if (present !== null) {
      mkdirSync(join(copy, 'node_modules'))
      writeFileSync(join(copy, 'node_modules/.package-lock.json'), lock(present))
    }
    expect(await evaluate('install.mjs', 'console.log(it.isInstalled())')).toBe(String(expected))
  })
})

test('two processes do the same work one after the other', async () => {
  const trace = join(copy, 'trace')
  const work = `
    import { appendFileSync } from 'node:fs'
    await it.exclusively('work', async () => {
      appendFileSync(${JSON.stringify(trace)}, 'in ')
      await new Promise((resolve) => setTimeout(resolve, 100))
      appendFileSync(${JSON.stringify(trace)}, 'out ')
    })`
  await Promise.all(Array.from({ length: 4 }, async () => await evaluate('exclusive.mjs', work)))
  expect(readFileSync(trace, 'utf8').trim()).toBe(Array.from({ length: 4 }, () => 'in out').join(' '))
})

test('the lock of a process that was killed does not hold for ever', async () => {
  const lock = join(copy, '.cache/dead.lock')
  mkdirSync(lock, { recursive: true })
  // Above the highest number that Linux gives.
  writeFileSync(join(lock, 'pid'), '4194305')
  expect(await evaluate('exclusive.mjs', "console.log(await it.exclusively('dead', () => 'done'))")).toBe('done')
})

test('counts come from the reports, also from none', async () => {
  const code = `console.log(JSON.stringify([
    it.tallyPlaywright({ stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 5 } }), it.tallyPlaywright(null),
  ]))`
  expect(JSON.parse(await evaluate('steps.mjs', code))).toEqual([
    { passed: 5, failed: 2 },
    { passed: 0, failed: 0 },
  ])
})

test('a run stops at the failing step, counts it, and says so last', async () => {
  const code = `
    const step = (name, code, counts) => ({ name, run: async () => code, tally: () => counts })
    const good = step('good', 0, { passed: 2, failed: 0 })
    const outcome = await it.runSteps('node', [good, step('bad', 1, { passed: 0, failed: 0 }), step('never', 0, { passed: 9, failed: 0 })])
    console.log('exit ' + it.report(outcome))`
  const lines = (await evaluate('steps.mjs', code)).split('\n')
  expect(lines).toEqual(expect.arrayContaining(['▶ good', '▶ bad', 'stopped at: bad']))
  expect(lines).not.toContain('▶ never')
  expect(lines.slice(-2)).toEqual(['2 passed, 1 failed', 'exit 1'])
})

test('steps beside one another: each to its end or its failure, and nothing after a failure', async () => {
  const code = `
    const step = (name, code) => ({ name, run: async () => code, tally: () => ({ passed: 1, failed: 0 }) })
    const outcome = await it.runSteps('node', [[[step('slow', 0)], [step('bad', 1), step('behind', 0)]], step('never', 0)])
    console.log('exit ' + it.report(outcome))`
  const lines = (await evaluate('steps.mjs', code)).split('\n')
  expect(lines).toEqual(expect.arrayContaining(['▶ slow', '▶ bad', 'stopped at: bad']))
  expect(lines).not.toContain('▶ behind')
  expect(lines).not.toContain('▶ never')
  expect(lines.slice(-2)).toEqual(['2 passed, 1 failed', 'exit 1'])
})
