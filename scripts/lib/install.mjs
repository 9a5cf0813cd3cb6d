/** Installs the packages of the lock file, unless they are there already. */
import { exclusively } from './exclusive.mjs'
import { inProject, readJson, root, Stop } from './project.mjs'
import { runQuietly } from './run.mjs'

export async function ensureInstalled(say = console.log) {
  if (isInstalled()) return
  await exclusively('install', async () => {
    if (isInstalled()) return
    say('正在安装依赖（首次约一分钟）…')
    const { code, output } = await runQuietly(...npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'), {
      cwd: root,
    })
    if (code !== 0) throw new Stop(`${output}\n依赖没有装上。请检查网络或软件源（npm config get registry）后再试。`)
  })
}

/** npm ends each installation with its own list in node_modules; a broken-off one has none. */
export function isInstalled() {
  const wanted = readJson(inProject('package-lock.json'))?.packages
  const present = readJson(inProject('node_modules', '.package-lock.json'))?.packages
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    return present[path] === undefined
      ? entry.optional === true || entry.devOptional === true
      : present[path].version === entry.version
  })
}

/** npm as the same npm that started us, without a shell: its path may hold spaces. */
function npm(...args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') === true) return [process.env.npm_node_execpath ?? process.execPath, [script, ...args]]
  return ['npm', args]
}
