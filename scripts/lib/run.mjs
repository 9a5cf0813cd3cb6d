/** Starts other programs: with our terminal, or with their output kept back until it is needed. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Hands over the terminal and waits; Ctrl+C is the child's to answer. Resolves with the exit code. */
export async function handOver(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  const leaveToChild = () => undefined
  process.on('SIGINT', leaveToChild)
  try {
    return await endingTogether(child, (resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
    })
  } finally {
    process.off('SIGINT', leaveToChild)
  }
}

/** Runs in silence. Resolves with the exit code and everything that was printed; `timeout` in milliseconds ends it. */
export async function runQuietly(command, args, { timeout = 0, ...options } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout, killSignal: 'SIGKILL', ...options })
  const printed = []
  child.stdout.on('data', (chunk) => printed.push(chunk))
  child.stderr.on('data', (chunk) => printed.push(chunk))
  const code = await endingTogether(child, (resolve) => {
    child.once('error', (error) => resolve(printed.push(Buffer.from(error.message)) && 1))
    child.once('close', (exitCode) => resolve(exitCode ?? 1))
  })
  return { code, output: Buffer.concat(printed).toString() }
}

/** Waits for a child, and ends it where we are ended. */
async function endingTogether(child, wait) {
  const forward = (signal) => child.kill(signal)
  process.on('SIGTERM', forward)
  try {
    return await new Promise(wait)
  } finally {
    process.off('SIGTERM', forward)
  }
}
