/** What an installer would hold, read from a packed program: only what belongs in it, and it works from there. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronVersionOf, makeElectronDist } from './electron-dist.ts'

const root = join(import.meta.dirname, '../../..')
const run = promisify(execFile)
let folder: string
let packed: string
let asar: string
let listed: string[]

/** Electron 45 has nine fuses. */
const fuseCount = 9

/** @throws with what electron-builder printed */
async function pack(dist: string, output: string, ...target: string[]): Promise<void> {
  const overrides = [`-c.electronDist=${dist}`, `-c.directories.output=${output}`]
  try {
    await run(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...target, ...overrides], {
      cwd: root,
    })
  } catch (error) {
    throw new Error(error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error), {
      cause: error,
    })
  }
}

async function readFuses(program: string): Promise<Readonly<Record<string, FuseState | undefined>>> {
  const wire = await getCurrentFuseWire(program)
  return {
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    nodeInspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    ownSnapshot: wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
    filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    wasmTraps: wire[FuseV1Options.WasmTrapHandlers],
  }
}

const decidedFuses = {
  runAsNode: FuseState.DISABLE,
  cookieEncryption: FuseState.DISABLE,
  nodeOptions: FuseState.DISABLE,
  nodeInspect: FuseState.DISABLE,
  asarIntegrity: FuseState.ENABLE,
  onlyAsar: FuseState.ENABLE,
  ownSnapshot: FuseState.DISABLE,
  filePrivileges: FuseState.DISABLE,
  wasmTraps: FuseState.ENABLE,
}

beforeAll(async () => {
  if (!existsSync(join(root, 'out/main/index.js'))) throw new Error('out/ is missing: build first (npm run build)')
  folder = await mkdtemp(join(tmpdir(), 'sidantong-pack-'))
  await makeElectronDist(join(folder, 'dist'), await electronVersionOf(root), fuseCount)
  await pack(join(folder, 'dist'), join(folder, 'release'), '--linux', 'dir', '--x64')
  packed = join(folder, 'release/linux-unpacked')
  asar = join(packed, 'resources/app.asar')
  listed = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
}, 120_000)
afterAll(async () => await rm(folder, { recursive: true, force: true }))

test('the archive holds the build, the samples, package.json and the one native package', () => {
  const tops = new Set(listed.map((path) => path.split('/')[1]))
  expect([...tops].sort()).toEqual([
    'node_modules',
    'out',
    'package.json',
    ...(existsSync(join(root, 'resources')) ? ['resources'] : []),
  ])
  const packages = new Set(listed.filter((path) => path.startsWith('/node_modules/')).map((path) => path.split('/')[2]))
  expect([...packages]).toEqual(['better-sqlite3'])
})

test('no sources, no build leftovers, no notes', () => {
  expect(listed.filter((path) => /\.(ts|tsx|map|flow|cpp|hpp|c|h|gyp|gypi)$/.test(path))).toEqual([])
  expect(listed.filter((path) => /\/(deps|src|tests|docs|\.cache|\.built-from)(\/|$)/.test(path))).toEqual([])
  expect(listed.filter((path) => /\.md$/.test(path) && path.includes('node_modules'))).toEqual([])
})

test('every program of the build is in, with the licences of what is bundled', () => {
  for (const name of [
    'main/index.js',
    'main/core.js',
    'main/command.js',
    'main/http.js',
    'main/cli.js',
    'main/intake-worker.js',
    'preload/index.cjs',
    'renderer/index.html',
    'THIRD-PARTY-LICENSES.txt',
  ]) {
    expect(listed).toContain(`/out/${name}`)
  }
  const licences = extractFile(asar, 'out/THIRD-PARTY-LICENSES.txt').toString()
  for (const name of ['better-sqlite3', 'react', '@mantine/core', 'zod', 'docx', 'yauzl'])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'))
  expect(licences).not.toContain('undefined')
})

test('package.json starts main and carries neither scripts nor development packages', () => {
  const manifest: unknown = JSON.parse(extractFile(asar, 'package.json').toString())
  expect(manifest).toMatchObject({ name: 'sidantong', main: 'out/main/index.js', type: 'module' })
  expect(manifest).not.toHaveProperty('devDependencies')
  expect(manifest).not.toHaveProperty('scripts')
})

test('the native module lies outside the archive and runs from there', async () => {
  const unpacked = join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3')
  expect((await readdir(join(unpacked, 'prebuilds'))).sort()).toEqual(['linux-arm64.node', 'linux-x64.node'])
  // The archive keeps the JavaScript, which plain Node cannot read: the installed package's stands in for it.
  const script = `
    import { createRequire } from 'node:module'
    const require = createRequire(${JSON.stringify(join(root, 'package.json'))})
    const Database = require('better-sqlite3')
    const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(join(unpacked, 'prebuilds/linux-x64.node'))} })
    console.log(db.prepare("select 1 + 1 as two").get().two)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script])
  expect(stdout.trim()).toBe('2')
})

test('only the two languages', async () => {
  expect((await readdir(join(packed, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
})

test('the fuses are burnt as decided', async () => {
  expect(await readFuses(join(packed, 'sidantong'))).toEqual(decidedFuses)
})

test('an Electron with a fuse that nobody decided on cannot be packed', async () => {
  await makeElectronDist(join(folder, 'newer'), await electronVersionOf(root), fuseCount + 1)
  await expect(pack(join(folder, 'newer'), join(folder, 'newer-release'), '--linux', 'dir', '--x64')).rejects.toThrow(
    'strictlyRequireAllFuses',
  )
}, 120_000)

test('for Windows: its own binary of the native module, the same fuses', async () => {
  // The stand-in for electron.exe has no resources to write the archive's hash or a version into.
  const plain = ['-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true']
  await pack(join(folder, 'dist'), join(folder, 'windows'), '--win', 'dir', '--x64', ...plain)
  const unpacked = join(folder, 'windows/win-unpacked')
  expect(await readFuses(join(unpacked, 'sidantong.exe'))).toEqual(decidedFuses)
  const prebuilds = await readdir(join(unpacked, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))
  expect(prebuilds.sort()).toEqual(['win32-arm64.node', 'win32-x64.node'])
}, 120_000)

test('the installers: for all users, both processors, no updates', async () => {
  const yaml = await readFile(join(root, 'electron-builder.yml'), 'utf8')
  expect(yaml).toMatch(/^ {2}perMachine: true$/m)
  expect(yaml).toMatch(/^publish: null$/m)
  expect(yaml.match(/arch: \[x64, arm64\]/g)).toHaveLength(4)
  expect(yaml).toMatch(/^npmRebuild: false$/m)
})
