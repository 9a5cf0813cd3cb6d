/** A vitest reporter that writes down what went wrong outside of tests, which the JSON report leaves out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { vitestErrors } from './vitest-report.mjs'

export default class CrashReporter {
  onTestRunEnd(_modules, unhandledErrors) {
    const messages = unhandledErrors.map(({ message, cause }) => [message, cause?.message ?? ''].join(' '))
    mkdirSync(dirname(vitestErrors), { recursive: true })
    writeFileSync(vitestErrors, JSON.stringify(messages))
  }
}
