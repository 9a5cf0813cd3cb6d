/** The program starts, stays alone on its data, and ends in order. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchStandIn, runMainToEnd } from '../support/electron-stand-in/launch.ts'
import { launchLoopbackHost } from '../support/loopback-host.ts'
import { callFromPage, expect, test } from './stand-in-test.ts'

test('opens one window on its own address, and the core answers in it', async ({ standIn, page }) => {
  await expect(page).toHaveTitle('四单通')
  expect(await page.evaluate(() => location.pathname)).toBe('/')
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({ ok: true, value: { state: 'empty' } })
  expect(await standIn.journal('window.show')).toHaveLength(1)
  expect(await standIn.journal('utilityProcess.fork')).toHaveLength(1)
})

test('ends with the core closed: the next start finds its data and no lock', async ({ folder }) => {
  const dataDir = join(folder, 'data')
  const first = await launchStandIn(dataDir)
  const begun = await callFromPage(first.page, 'system.initialize', {
    mode: 'blank',
    unitName: '云溪街道',
    unitCode: '999901001',
  })
  expect(begun).toMatchObject({ ok: true })
  expect(await first.quit()).toBe(0)
  const second = await launchStandIn(dataDir)
  expect(await callFromPage(second.page, 'system.status', {})).toMatchObject({
    ok: true,
    value: { state: 'ready', unit: { name: '云溪街道' } },
  })
  expect(await second.quit()).toBe(0)
})

test('a second start on the same data ends at once and brings the first window forward', async ({
  standIn,
  folder,
}) => {
  const second = await runMainToEnd(['--data', join(folder, 'data')])
  expect(second).toMatchObject({ code: 0, printed: '' })
  await expect.poll(async () => await standIn.journal('window.focus')).toHaveLength(1)
})

const refusedArguments = [
  ['--inspect'],
  ['--inspect-brk=9229'],
  ['--remote-debugging-port=9222'],
  ['--load-extension=/tmp/x'],
  ['--disable-web-security'],
  ['--js-flags=--allow-natives-syntax'],
  ['--data'],
  ['--data', '--inspect'],
  ['--data=/tmp/x'],
  ['--data', '/tmp/x', '--inspect'],
  ['app://main/'],
  ['-r', '/tmp/x.js'],
]
for (const given of refusedArguments) {
  test(`refuses to start with ${given.join(' ')}`, async () => {
    const { code, printed } = await runMainToEnd(given)
    expect(code).toBe(2)
    expect(printed).toMatch(/^四单通\n(不认识的启动参数|--data 后面应写文件夹)/)
  })
}

test('without its sandbox the window stays shut, and says what to do', async () => {
  const { code, printed } = await runMainToEnd(['--no-sandbox'])
  expect(code).toBe(2)
  expect(printed).toMatch(/^四单通\n.*AppImage.*deb/)
})

test('a folder that cannot be written to is named', async ({ folder }) => {
  await writeFile(join(folder, 'file'), '')
  const { code, printed } = await runMainToEnd(['--data', join(folder, 'file', 'data')])
  expect(code).toBe(2)
  expect(printed).toContain(`没有权限写入文件夹“${join(folder, 'file', 'data')}”`)
})

test('data in use by another program: every call says so, and nothing crashes', async ({ folder }) => {
  const dataDir = join(folder, 'data')
  const other = await launchLoopbackHost(dataDir)
  const standIn = await launchStandIn(dataDir)
  const refused = { ok: false, error: { code: 'database_locked' } }
  expect(await callFromPage(standIn.page, 'system.status', {})).toMatchObject(refused)
  expect(await callFromPage(standIn.page, 'system.status', {})).toMatchObject(refused)
  expect(await standIn.journal('utilityProcess.fork')).toHaveLength(1)
  expect(await standIn.journal('dialog.showMessageBox')).toEqual([])
  expect(await standIn.quit()).toBe(0)
  expect(await other.stop()).toBe(0)
})

test('the window opens on exactly the built files', () => {
  const html = readFileSync(join(import.meta.dirname, '../../out/renderer/index.html'), 'utf8')
  expect(html).toContain('<meta name="csp-nonce" content="%NONCE%"')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
})
