/** What vitest says of a run: how many tests passed, and which files it could not finish. */
import { inProject } from './project.mjs'

export const vitestErrors = inProject('.cache', 'reports', 'vitest-errors.json')

/** How a Node that crashes ends; one that gives up (no memory, a failed check of its own) ends by SIGABRT. */
const crash = /Worker exited unexpectedly with signal SIG(?:SEGV|BUS|ILL)\b/

/**
 * Files whose process crashed under them, where nothing else went wrong in the whole run. Node 24 itself does now and then,
 * with nothing of ours on its stack (nodejs/node#62393, #64841); such a file is neither passed nor failed until it has run again.
 * @param errors what went wrong outside of tests; null: nobody wrote it down.
 */
export function cutOffFiles(json, errors) {
  const failed = (json?.testResults ?? []).filter(({ status }) => status === 'failed')
  const wrong = errors ?? []
  const isAllThereIs =
    failed.every(isCutOff) && failed.length === wrong.length && wrong.every((text) => crash.test(text))
  return isAllThereIs ? failed.map(({ name }) => name) : []
}

function isCutOff({ message, assertionResults }) {
  const states = assertionResults.map(({ status }) => status)
  return !message && states.includes('pending') && !states.includes('failed')
}

/** The tests of files that were cut off are not counted: they run again. */
export function tallyVitest(json) {
  const states = (json?.testResults ?? [])
    .filter((file) => file.status !== 'failed' || !isCutOff(file))
    .flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
  const count = (wanted) => states.filter((status) => status === wanted).length
  return { passed: count('passed'), failed: count('failed') }
}
