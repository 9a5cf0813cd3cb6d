/** `sidan` in the packed program, as a scheduler starts it: files, a log, an exit code, and never a window. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { exitCodes } from '../../src/contract/exit-codes.ts'
import { launchStandIn, runMainToEnd, startWithoutWindow, type Ended } from '../support/electron-stand-in/launch.ts'
import { callFromPage, expect, test } from './stand-in-test.ts'

const reportName = '数据报表-2026-11-云溪街道办事处.xlsx'

async function sidan(...args: string[]): Promise<Ended> {
  return await runMainToEnd(['sidan', ...args])
}

async function sampleOffice(folder: string): Promise<string> {
  const data = join(folder, '数据 文件夹')
  const { code, printed } = await sidan('init', '--sample', '--data', data)
  expect(code, printed).toBe(0)
  return data
}

function expectNoWindow(run: Ended): void {
  for (const call of [
    'new BrowserWindow',
    'app.requestSingleInstanceLock',
    'dialog.showErrorBox',
    'dialog.showMessageBox',
  ])
    expect(run.journal(call), call).toEqual([])
}

test('a month is reported: files, log, exit code, and no window', async ({ folder }) => {
  const data = await sampleOffice(folder)
  const out = join(folder, '上报')
  const log = join(out, '月报.log')
  const run = await sidan('report', '--period', '2026-11', '--data', data, '--out', out, '--log', log)
  expect(run.code, run.printed).toBe(0)
  expect(readdirSync(out).toSorted()).toEqual([reportName, '月报.log'].toSorted())
  expect(readFileSync(join(out, reportName)).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(log, 'utf8')).toMatch(/ 完成\n$/)
  expect(run.output).toContain(`已写出 ${join(out, reportName)}`)
  expectNoWindow(run)
  expect(run.journal('utilityProcess.fork')).toEqual([
    { serviceName: 'sidantong-command', execArgv: [], env: expect.not.arrayContaining(['NODE_OPTIONS']) },
  ])
  // The window may be open: its profile is not touched, and the one of the run is gone.
  expect(readdirSync(data)).not.toContain('browser')
  const { path } = z.object({ name: z.literal('userData'), path: z.string() }).parse(run.journal('app.setPath')[0])
  expect(path).toMatch(/sidantong-\w{6}$/)
  expect(existsSync(path)).toBe(false)
})

test('output is whole, however long', async () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `第${index}个词`)
  const { code, output } = await sidan(...words, '--json')
  expect(code).toBe(exitCodes.usage)
  expect(JSON.parse(output)).toMatchObject({ ok: false, message: expect.stringContaining(words.join(' ')) })
})

for (const wrong of [['report', '--perid', '2026-11'], ['report', '--remote-debugging-port=9222'], ['没有的命令']]) {
  test(`wrong arguments end with 2 and open nothing: ${wrong.join(' ')}`, async () => {
    const run = await sidan(...wrong)
    expect(run.code).toBe(exitCodes.usage)
    expect(run.printed).toContain('用法：sidan')
    expectNoWindow(run)
  })
}

test('Chromium gets to see no switch that is written for sidan', async () => {
  const run = await sidan('report', '--remote-debugging-port=9222', '-Inspect')
  expect(run.journal('app.commandLine.removeSwitch')).toEqual(['remote-debugging-port', 'inspect'])
})

test('data that is open in the window: 3, and the window stays as it is', async ({ folder }) => {
  const data = join(folder, 'data')
  const standIn = await launchStandIn(data)
  await callFromPage(standIn.page, 'system.initialize', { mode: 'sample' })
  const run = await sidan('report', '--data', data, '--out', join(folder, '上报'))
  expect(run.code).toBe(exitCodes.locked)
  expect(run.printed).toContain('数据正被另一个程序使用')
  expect(await standIn.journal('window.focus')).toEqual([])
  expect(await callFromPage(standIn.page, 'system.status', {})).toMatchObject({ ok: true, value: { state: 'ready' } })
  expect(await standIn.quit()).toBe(0)
})

/** Stopped in the middle: its child has begun and does not go on. */
async function stoppedReport(folder: string) {
  const running = startWithoutWindow(['sidan', 'report', '--data', join(folder, 'data'), '--out', join(folder, '上报')])
  await expect.poll(async () => await running.ask({ ask: 'freezeCore' })).toBe(1)
  return running
}

test('whoever quits it gets 130, and nothing goes on in the background', async ({ folder }) => {
  const { ask, ended } = await stoppedReport(folder)
  await ask({ ask: 'quit' })
  // Its end waits for whoever else writes to the same output.
  expect((await ended).code).toBe(exitCodes.interrupted)
})

test('a child that dies is 70, with a word of why', async ({ folder }) => {
  const { ask, ended } = await stoppedReport(folder)
  await ask({ ask: 'killCore' })
  const run = await ended
  expect(run.code).toBe(exitCodes.internal)
  expect(run.printed).toContain('sidan 没有执行完就停止了')
  expectNoWindow(run)
})
