/** The window shows our page and never another one, and opens no second window. */
import { expect, lookingTest as test } from './stand-in-test.ts'

const elsewhere = [
  'https://example.com/',
  'http://127.0.0.1:9222/json',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'app://main/assets/',
  'app://other/',
  'chrome://settings/',
  'about:blank',
  'blob:app://main/1',
  'view-source:app://main/',
  'ms-settings:',
  'tel:1',
]

test('main forbids every way of leaving, whatever the address', async ({ standIn }) => {
  for (const url of elsewhere) {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      expect(await standIn.ask({ ask: 'mayGo', event, url }), `${event} ${url}`).toBe(false)
    }
    expect(await standIn.ask({ ask: 'mayOpen', url }), url).toBe(false)
  }
})

const attempts: Readonly<Record<string, (url: string) => void>> = {
  location: (url) => location.assign(url),
  'a link': (url) => {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: 'x' })
    document.body.append(link)
    link.click()
  },
  'a form': (url) => {
    const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
    document.body.append(form)
    form.submit()
  },
}
for (const [name, attempt] of Object.entries(attempts)) {
  test(`the page cannot leave by ${name}`, async ({ page, standIn }) => {
    const before = page.url()
    await page.evaluate(() => Object.assign(window, { stillHere: true }))
    await page.evaluate(attempt, 'https://example.com/')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
    expect(await standIn.journal('network')).toEqual([])
  })
}

test('window.open and links to a new window open nothing', async ({ page, standIn }) => {
  await page.evaluate(() => {
    window.open('https://example.com/')
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })
    document.body.append(link)
    link.click()
  })
  await expect.poll(async () => (await standIn.journal('window.open')).length).toBeGreaterThan(0)
  expect(await standIn.journal('window.open')).not.toContainEqual(expect.objectContaining({ allowed: true }))
  await expect.poll(() => page.context().pages().length).toBe(1)
  expect(await standIn.journal('network')).toEqual([])
})

test('no frame loads inside the page', async ({ page, standIn }) => {
  await page.evaluate(() => {
    for (const src of ['https://example.com/', '/index.html', 'data:text/html,x']) {
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }
  })
  await page.waitForTimeout(300)
  const inside = page.frames().filter((frame) => frame !== page.mainFrame())
  for (const frame of inside) expect(frame.url()).toMatch(/^(about:blank|chrome-error:.*|)$/)
  expect(await standIn.journal('network')).toEqual([])
})
