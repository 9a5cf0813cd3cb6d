/** A page whose code cannot be read, as on a drive that is not answering: it says so, and the next try reads it. */
import { launchLoopbackHost } from '../support/loopback-host.ts'
import { expect, test } from './test.ts'

test.skip(
  ({ host }) => host === 'electron',
  'its files come over HTTP on the loopback host, where a test can hold them back',
)

test('a page whose code is not there says so, and comes when it is', async ({ prepare, browser }) => {
  const server = await launchLoopbackHost(await prepare('blank', 'code'))
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(server.url)
    await page.route('**/assets/calendar-page-*', (route) => route.abort())
    await page.getByRole('link', { name: '工作日历' }).click()
    await expect(page.getByText('这个页面出了问题')).toBeVisible()
    await page.unroute('**/assets/calendar-page-*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await expect(page.getByRole('heading', { name: '工作日历' })).toBeVisible()
    expect(await page.locator('link[href*="calendar-page"][rel=stylesheet]').count()).toBeGreaterThan(0)
  } finally {
    await context.close()
    await server.stop()
  }
})
