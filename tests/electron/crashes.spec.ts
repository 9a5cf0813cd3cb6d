/** A process dies: whoever waits is answered, the clerk is told, and the work goes on. */
import { callFromPage, expect, test } from './stand-in-test.ts'

test('a call under way is answered, and the next one works', async ({ standIn, page }) => {
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({ ok: true })
  await standIn.ask({ ask: 'freezeCore' })
  const sent = (await standIn.journal('utilityProcess.postMessage')).length
  const waiting = callFromPage(page, 'system.status', {})
  const alsoWaiting = page.evaluate(
    async () => await window.sidantong?.stageFile('a.csv', Uint8Array.of(1)).catch((error: unknown) => String(error)),
  )
  await expect
    .poll(async () => (await standIn.journal('utilityProcess.postMessage')).length)
    .toBeGreaterThanOrEqual(sent + 2)
  expect(await standIn.ask({ ask: 'killCore' })).toBe(1)
  expect(await waiting).toMatchObject({
    ok: false,
    error: { code: 'internal', details: { number: expect.stringMatching(/^\d+$/) } },
  })
  expect(await alsoWaiting).toContain('程序出现内部错误')
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({ ok: true, value: { state: 'empty' } })
  expect(await standIn.journal('dialog.showMessageBox')).toMatchObject([
    { message: '数据部分意外停止，已重新启动。', detail: '没有显示“已保存”的操作没有保存，请核对后重做。' },
  ])
})

test('what was answered as saved is there after the crash', async ({ standIn, page }) => {
  expect(
    await callFromPage(page, 'system.initialize', { mode: 'blank', unitName: '云溪街道', unitCode: '999901001' }),
  ).toMatchObject({ ok: true })
  await standIn.ask({ ask: 'killCore' })
  await expect.poll(async () => await standIn.journal('utilityProcess.fork')).toHaveLength(2)
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({
    ok: true,
    value: { state: 'ready', unit: { name: '云溪街道' } },
  })
})

test('a core that keeps dying is not started for ever', async ({ standIn, page }) => {
  for (let crash = 1; crash <= 4; crash += 1) {
    await expect.poll(async () => await standIn.ask({ ask: 'killCore' })).toBe(1)
    await expect.poll(async () => (await standIn.journal('dialog.showMessageBox')).length).toBe(crash)
  }
  expect(await standIn.journal('utilityProcess.fork')).toHaveLength(4)
  expect((await standIn.journal('dialog.showMessageBox')).at(-1)).toMatchObject({
    message: '数据部分多次意外停止，不再自动启动。',
  })
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
})

test('a page that dies is loaded again, but not for ever', async ({ standIn }) => {
  for (let crash = 1; crash <= 4; crash += 1) await standIn.ask({ ask: 'crashPage' })
  expect(await standIn.journal('webContents.reload')).toHaveLength(3)
  expect(await standIn.journal('dialog.showMessageBox')).toMatchObject([
    { message: '页面多次意外停止，不再自动打开。' },
  ])
})
