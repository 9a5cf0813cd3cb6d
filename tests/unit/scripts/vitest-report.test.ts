/** A process that died under a test file is told apart from a test that failed. */
import { describe, expect, it } from 'vitest'
import { cutOffFiles, tallyVitest } from '../../../scripts/lib/vitest-report.mjs'

interface File {
  readonly name: string
  readonly status: 'passed' | 'failed'
  readonly message: string
  readonly assertionResults: readonly { readonly status: string }[]
}

const file = (name: string, status: File['status'], states: readonly string[], message = ''): File => ({
  name,
  status,
  message,
  assertionResults: states.map((state) => ({ status: state })),
})

const sound = file('a.test.ts', 'passed', ['passed', 'passed', 'skipped'])
const cutOff = file('b.test.ts', 'failed', ['passed', 'pending'])
const wrong = file('c.test.ts', 'failed', ['passed', 'failed'])
const wrongThenCutOff = file('d.test.ts', 'failed', ['failed', 'pending'])
const unreadable = file('e.test.ts', 'failed', [], 'SyntaxError')

const crash =
  '[vitest-pool]: Worker forks emitted error. Worker exited unexpectedly with signal SIGSEGV during started state'

describe('files to run once more', () => {
  it.each<[string, readonly File[], readonly string[], readonly string[]]>([
    ['none where all passed', [sound], [], []],
    ['those whose process crashed', [sound, cutOff], [crash], ['b.test.ts']],
    ['none where a test failed as well', [cutOff, wrong], [crash], []],
    ['none where a test failed before its process crashed', [wrongThenCutOff], [crash], []],
    ['none where a file cannot be read', [cutOff, unreadable], [crash], []],
    ['none where another error was not caught', [sound, cutOff], [crash, 'Error: of another file '], []],
    ['none where the process gave up', [cutOff], [crash.replace('SIGSEGV', 'SIGABRT')], []],
    ['none where nobody wrote down why', [cutOff], [], []],
  ])('%s', (_, testResults, errors, expected) => {
    expect(cutOffFiles({ testResults }, errors)).toEqual(expected)
  })

  it('are none where nothing was reported', () => {
    expect(cutOffFiles(null, null)).toEqual([])
    expect(tallyVitest(null)).toEqual({ passed: 0, failed: 0 })
  })

  it('are counted when they have run again', () => {
    expect(tallyVitest({ testResults: [sound, cutOff, wrong] })).toEqual({ passed: 3, failed: 1 })
  })
})
