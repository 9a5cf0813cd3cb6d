/** Another process has the data, or this one may not write: a sentence that says so, nothing changed. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openApp } from '../../support/checks/app.ts'
import { databaseOf, fingerprint, startOn, temporaryFolder, workedOffice } from '../../support/checks/storage.ts'

const writer = join(import.meta.dirname, '..', '..', 'checks', 'kill', 'child.ts')
const cli = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts')

/** A real second program at work on the folder; resolves once it has saved something. */
async function workingElsewhere(dataDir: string): Promise<number> {
  const child = spawn(process.execPath, [writer, dataDir, '1', 'none', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdout.resume()
  return child.pid ?? 0
}

describe('a second program on the same data', () => {
  it('is told who has it, and the first goes on', async () => {
    const dataDir = await workedOffice(2)
    const pid = await workingElsewhere(dataDir)
    await expect(openApp(dataDir)).rejects.toMatchObject({
      code: 'database_locked',
      details: { holder: `${hostname()} 上的 测试员，进程 ${pid}` },
    })
    process.kill(pid, 0)
  })

  it('on the command line ends with the exit code for data in use', async () => {
    const dataDir = await workedOffice(2)
    await workingElsewhere(dataDir)
    const run = spawnSync(process.execPath, [cli, 'verify', '--data', dataDir, '--json'], { encoding: 'utf8' })
    expect(run.status).toBe(3)
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, code: 'database_locked' })
  })

  it('may begin as soon as the first was killed: no lock is left', async () => {
    const dataDir = await workedOffice(2)
    const pid = await workingElsewhere(dataDir)
    process.kill(pid, 'SIGKILL')
    await expect.poll(async () => (await startOn(dataDir).catch(() => null))?.state).toBe('ready')
  })

  it('of several that start at once only one gets it', async () => {
    const dataDir = await workedOffice(2)
    const starts = await Promise.allSettled(Array.from({ length: 6 }, () => openApp(dataDir)))
    const opened = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
    await Promise.all(opened.map((app) => app.close()))
    expect(opened).toHaveLength(1)
  })

  it('that is not ours and holds the database open is not mistaken for damage', async () => {
    const dataDir = await workedOffice(2)
    const before = fingerprint(dataDir)
    const browser = new BetterSqlite3(databaseOf(dataDir))
    browser.pragma('locking_mode=EXCLUSIVE')
    browser.exec('BEGIN EXCLUSIVE')
    await expect(openApp(dataDir)).rejects.toMatchObject({ code: 'database_locked' })
    browser.exec('ROLLBACK')
    browser.close()
    expect(fingerprint(dataDir)).toEqual(before)
    expect(await startOn(dataDir)).toEqual({ state: 'ready', code: null })
  })
})

const asRoot = process.getuid?.() === 0
const nobody = 65534

/** Root may write anywhere, so that the tests of permissions become somebody else. */
function runUnprivileged(...command: string[]): { status: number | null; answer: unknown } {
  const identity = asRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : []
  const [program, ...rest] = [...identity, process.execPath, cli, ...command, '--json']
  const run = spawnSync(program, rest, { encoding: 'utf8' })
  return { status: run.status, answer: JSON.parse(run.stdout) }
}

const canDropRights = !asRoot || spawnSync('setpriv', ['--version']).status === 0

describe.skipIf(process.platform === 'win32' || !canDropRights)('without the right to write', () => {
  it('the rights are really gone', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    const probe = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'x'))}, '')`
    const identity = asRoot ? ['setpriv', `--reuid=${nobody}`, '--clear-groups'] : []
    const [program, ...rest] = [...identity, process.execPath, '-e', probe]
    expect(spawnSync(program, rest).status).not.toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['the folder', 0o555, 0o644],
    ['the database', 0o777, 0o444],
  ])('to %s: refused with the reason, nothing changed', async (_what, folderMode, fileMode) => {
    const dataDir = await workedOffice(2)
    chmodSync(join(dataDir, '..'), 0o755)
    chmodSync(databaseOf(dataDir), fileMode)
    for (const file of ['lock.db', 'lock.json', 'marker']) chmodSync(join(dataDir, file), 0o666)
    chmodSync(dataDir, folderMode)
    const before = fingerprint(dataDir)
    expect(runUnprivileged('backup', '--data', dataDir)).toMatchObject({
      status: 4,
      answer: { ok: false, code: 'folder_not_writable' },
    })
    chmodSync(dataDir, 0o755)
    expect(fingerprint(dataDir)).toEqual(before)
  })

  it('to the place of a new folder', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o755)
    if (asRoot) chownSync(folder, 0, 0)
    else chmodSync(folder, 0o555)
    expect(
      runUnprivileged('init', '--data', join(folder, '新'), '--unit', '云溪街道', '--code', '999901001'),
    ).toMatchObject({ status: 4, answer: { ok: false, code: 'folder_not_writable' } })
  })
})

describe('a data folder that is no folder', () => {
  it('is refused with a sentence', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, 'x')
    await expect(openApp(file)).rejects.toMatchObject({ code: 'folder_not_writable' })
    await expect(openApp(join(file, 'below'))).rejects.toMatchObject({ code: 'folder_not_writable' })
  })

  it('or whose database is a folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(databaseOf(folder))
    expect(await startOn(folder)).toMatchObject({ state: 'recovery' })
  })
})
