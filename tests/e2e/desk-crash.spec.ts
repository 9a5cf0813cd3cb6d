/** What a refusal or a crash costs at the desk: at most three seconds of typing, and those are offered again. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { aMeeting, DeskPage } from './pages/desk-page.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'blank' })
test.skip(({ host }) => host === 'electron', 'meetings are laid ready through the door of the loopback host')

test('what was refused is offered when the meeting is opened again', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  const elsewhere = await desk.stored(id)
  const agenda = elsewhere.agenda.map(({ id, title, presenter, discussion }) => ({ id, title, presenter, discussion }))
  const draft = aMeeting({ agenda, place: '别处改的地点' })
  await desk.ask('meetings.update', { id, version: elsewhere.version, draft })
  await page.keyboard.type('这里写的内容')
  await expect(page.getByText('这次会议已在别处改过，这里的内容没有保存')).toBeVisible()
  await page.reload()
  await expect(page.getByText(/^找到 \d\d:\d\d 未保存的内容/)).toBeVisible()
  // Nothing can be written over what was found before somebody has decided about it.
  await expect(desk.text).toHaveCount(0)
  await page.keyboard.type('别的')
  await page.getByRole('button', { name: '恢复', exact: true }).press('Enter')
  await expect(desk.text).toHaveValue('这里写的内容')
  await expect(desk.text).toBeFocused()
  await desk.settled()
  expect((await desk.stored(id)).agenda[0]?.discussion).toBe('这里写的内容')
  await page.reload()
  await expect(desk.text).toHaveValue('这里写的内容')
  await expect(page.getByText(/^找到/)).toHaveCount(0)
})

test.describe('a program that is killed while somebody writes', () => {
  test('loses at most three seconds, and offers those when it is opened again', async ({ prepare, browser }) => {
    test.setTimeout(90_000)
    const dataDir = await prepare('blank', 'killed')
    const first = await start(dataDir)
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(first.url)
    const desk = new DeskPage(page)
    await page.getByRole('banner').first().waitFor()
    const id = await desk.begin(aMeeting())
    // Without a pause, so that only the longest wait makes it save.
    const started = Date.now()
    let typed = ''
    while (Date.now() - started < 6000) {
      await page.keyboard.type('字')
      typed += '字'
      await page.waitForTimeout(50)
    }
    const perSecond = typed.length / ((Date.now() - started) / 1000)
    first.kill()
    await page.keyboard.type('最后一句')
    await expect(page.getByText('与程序的连接断开了')).toBeVisible()

    const second = await start(dataDir)
    await page.goto(second.url)
    await page.getByRole('banner').first().waitFor()
    const saved = (await desk.stored(id)).agenda[0]?.discussion.length ?? 0
    expect((typed.length - saved) / perSecond).toBeLessThanOrEqual(3)
    await desk.show(id)
    await expect(page.getByText(/^找到 .+ 未保存的内容/)).toBeVisible()
    await page.getByRole('button', { name: '恢复', exact: true }).press('Enter')
    await expect(desk.text).toHaveValue(`${typed}最后一句`)
    await desk.settled()
    expect((await desk.stored(id)).agenda[0]?.discussion).toBe(`${typed}最后一句`)
    await context.close()
    second.kill()
  })
})

/** A data folder has its usual port: what a browser keeps, it keeps by address. */
async function start(dataDir: string): Promise<{ readonly url: string; readonly kill: () => void }> {
  const program = join(import.meta.dirname, '../../out/main/http.js')
  const child = spawn(process.execPath, [program, '--data', dataDir, '--no-open'])
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(printed) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the loopback host ended:\n${printed}`)))
  })
  return { url, kill: () => void child.kill('SIGKILL') }
}
