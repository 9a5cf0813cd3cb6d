/** A vitest reporter that writes down what went wrong outside of tests, which the JSON report leaves out. */
import { writeFileSync } from 'node:fs'
import { vitestErrors } from './vitest-report.mjs'

export default class CrashReporter {
  onTestRunEnd(_modules, unhandledErrors) {
    const messages = unhandledErrors.map(({ message, cause }) => [message, cause?.message ?? ''].join(' '))
    writeFileSync(vitestErrors, JSON.stringify(messages))
  }
}
