/** The wall of a meeting: a second window of our own, which shows and asks, and has neither dialogs nor printer. */
import { callFromPage, expect, test } from './stand-in-test.ts'

const meeting = '0198c0de-0000-7000-8000-000000000001'

test('a meeting has one wall, which may ask the core and nothing else', async ({ page, standIn }) => {
  const context = page.context()
  const opening = context.waitForEvent('page')
  expect(await page.evaluate(async (id) => await window.sidantong?.openWall(id), meeting)).toBe(true)
  const wall = await opening
  await expect.poll(() => wall.url()).toContain(`#/meetings/${meeting}/wall`)
  const [first, second] = await standIn.journal('new BrowserWindow')
  expect(second).toEqual(first)

  expect(await callFromPage(wall, 'system.status', {})).toMatchObject({ ok: true })
  await expect(wall.evaluate(async () => await window.sidantong?.print())).rejects.toThrow('这次访问没有通过校验')
  await expect(wall.evaluate(async (id) => await window.sidantong?.openWall(id), meeting)).rejects.toThrow(
    '这次访问没有通过校验',
  )

  expect(await page.evaluate(async (id) => await window.sidantong?.openWall(id), meeting)).toBe(true)
  expect(context.pages()).toHaveLength(2)
  expect(await standIn.journal('window.focus')).toHaveLength(1)
})

test('only a meeting has a wall', async ({ page }) => {
  for (const id of ['', '../..', 'https://example.com/', `${meeting}/wall`]) {
    await expect(page.evaluate(async (given) => await window.sidantong?.openWall(given), id)).rejects.toThrow()
  }
  expect(page.context().pages()).toHaveLength(1)
})

test('the wall goes with the window that is worked in', async ({ page }) => {
  const context = page.context()
  const opening = context.waitForEvent('page')
  await page.evaluate(async (id) => await window.sidantong?.openWall(id), meeting)
  const wall = await opening
  const gone = wall.waitForEvent('close')
  await page.close()
  await gone
})
