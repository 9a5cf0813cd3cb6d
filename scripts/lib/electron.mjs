/** The Electron program, if this machine can run one: found, or fetched within a bounded time, or the reason why not. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environmentFor } from './node.mjs'
import { inProject, readJson } from './project.mjs'
import { runQuietly } from './run.mjs'

const downloadTime = 20_000
/** A failed download is not tried again before this: the second start has to be immediate. */
const retryAfter = 24 * 60 * 60 * 1000
const failureStamp = inProject('.cache', 'electron-download-failed')

/** `{ path }`, or `{ reason }` as half a sentence for the user. */
export async function findElectron(node, { mayDownload, retry, say }) {
  const obstacle = obstacleToWindows()
  if (obstacle !== null) return { reason: obstacle }
  const present = installedElectron()
  if (present !== null) return { path: present }
  if (!mayDownload) return { reason: '本机没有 Electron' }
  if (!retry && failedRecently()) return { reason: '本机没有 Electron，下载未成功（npm start -- --electron 可再试）' }
  say('正在下载 Electron（至多 20 秒）…')
  await runQuietly(node, [inProject('node_modules', 'electron', 'install.js')], {
    timeout: downloadTime,
    env: environmentFor(node),
  })
  const fetched = installedElectron()
  if (fetched === null) return rememberFailure()
  rmSync(failureStamp, { force: true })
  return { path: fetched }
}

function obstacleToWindows() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '没有图形桌面，不能打开 Electron 窗口'
  return process.getuid() === 0 ? '以 root 身份不能在沙箱中运行 Electron' : null
}

/** The path file is written last, after everything has been unpacked. */
function installedElectron() {
  const folder = inProject('node_modules', 'electron')
  const relative = statSync(join(folder, 'path.txt'), { throwIfNoEntry: false })
    ? readFileSync(join(folder, 'path.txt'), 'utf8')
    : null
  if (relative === null) return null
  const path = join(folder, 'dist', relative)
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : path
}

function failedRecently() {
  const failure = readJson(failureStamp)
  return failure !== null && failure.version === wantedVersion() && Date.now() - failure.at < retryAfter
}

function rememberFailure() {
  mkdirSync(dirname(failureStamp), { recursive: true })
  writeFileSync(failureStamp, JSON.stringify({ version: wantedVersion(), at: Date.now() }))
  return { reason: '本机没有 Electron，下载未成功' }
}

function wantedVersion() {
  return readJson(inProject('node_modules', 'electron', 'package.json')).version
}
