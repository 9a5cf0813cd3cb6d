/** What vitest's JSON says of a run: how many tests passed, and which files it could not finish. Pure. */

/**
 * Files whose process died under them, where nothing else went wrong. Node 24 itself crashes now and then, with nothing of
 * ours on its stack (nodejs/node#62393, #64841); such a file is neither passed nor failed until it has run again.
 */
export function cutOffFiles(json) {
  const failed = (json?.testResults ?? []).filter(({ status }) => status === 'failed')
  return failed.every(isCutOff) ? failed.map(({ name }) => name) : []
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
