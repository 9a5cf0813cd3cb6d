/** Builds out/ when a source has changed since the last build. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './exclusive.mjs'
import { environmentFor } from './node.mjs'
import { inProject, root, Stop, toolPath } from './project.mjs'
import { runQuietly } from './run.mjs'

const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'scripts/lib/licence-list.mjs',
  'scripts/lib/mantine-styles.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const stamp = inProject('out', '.built-from')

export async function ensureBuilt(node, say = console.log) {
  if (isBuilt()) return
  await exclusively('build', async () => {
    if (isBuilt()) return
    say('正在构建程序…')
    const fingerprint = fingerprintSources()
    const options = { cwd: root, env: { ...environmentFor(node), NODE_ENV: 'production' } }
    const { code, output } = await runQuietly(node, [toolPath('electron-vite'), 'build'], options)
    if (code !== 0) throw new Stop(`${output}\n构建没有完成。`)
    writeFileSync(stamp, fingerprint)
  })
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintSources()
}

/** By content, not by time: a fresh clone or a switched branch has new times on old files. */
function fingerprintSources() {
  const hash = createHash('sha256')
  for (const path of sources.map((source) => inProject(source)).flatMap(filesUnder)) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
