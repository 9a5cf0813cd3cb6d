/** Lets one process at a time install or build: two commands started together must not write the same files. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { inProject } from './project.mjs'

const pollInterval = 200
/** A holder that has not yet written its number is given this long. */
const writingTime = 2_000

export async function exclusively(name, work) {
  const lock = inProject('.cache', `${name}.lock`)
  mkdirSync(inProject('.cache'), { recursive: true })
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
    else await delay(pollInterval)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock) {
  try {
    mkdirSync(lock)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  return true
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    return error.code === 'ENOENT' && age > writingTime
  }
}
