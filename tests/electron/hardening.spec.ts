/** Every setting that keeps the page in its place, asserted on what the built main bundle really asks for. */
import { expect, lookingTest as test } from './stand-in-test.ts'

test('sandbox for every process, before ready', async ({ standIn }) => {
  expect(await standIn.journal('app.enableSandbox')).toHaveLength(1)
})

test('Chromium is told to leave the network alone', async ({ standIn }) => {
  expect(await standIn.journal('app.commandLine.appendSwitch')).toEqual([
    { name: 'disable-background-networking', value: null },
    { name: 'disable-component-update', value: null },
    { name: 'disable-domain-reliability', value: null },
    { name: 'no-pings', value: null },
    { name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' },
  ])
  expect(await standIn.journal('session.setSpellCheckerEnabled')).toEqual([false])
})

test('the window', async ({ standIn }) => {
  const [options] = await standIn.journal('new BrowserWindow')
  expect(options).toMatchObject({ webPreferences: { preload: expect.stringMatching(/out.preload.index\.cjs$/) } })
  expect(options).toMatchObject({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
      safeDialogs: true,
    },
  })
  expect(JSON.stringify(options)).not.toMatch(/enableBlinkFeatures|additionalArguments|plugins/)
})

test('the scheme is standard and secure, and nothing more', async ({ standIn }) => {
  expect(await standIn.journal('protocol.registerSchemesAsPrivileged')).toEqual([
    [{ scheme: 'app', privileges: { standard: true, secure: true } }],
  ])
})

test('the menu offers neither reload nor developer tools', async ({ standIn }) => {
  const [menu] = await standIn.journal('Menu.setApplicationMenu')
  const roles = [...JSON.stringify(menu).matchAll(/"role":"(\w+)"/g)].map(([, role]) => role)
  expect(roles).toEqual(['quit', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'])
})

test('the core runs without Node options and without a debugger', async ({ standIn }) => {
  const [options] = await standIn.journal('utilityProcess.fork')
  expect(options).toMatchObject({
    serviceName: 'sidantong-core',
    execArgv: [],
    env: expect.not.arrayContaining(['NODE_OPTIONS']),
  })
})

const permissions = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'clipboard-read',
  'clipboard-sanitized-write',
  'usb',
  'hid',
  'serial',
  'fileSystem',
  'openExternal',
  'display-capture',
  'unknown',
]
test('no permission is ever granted', async ({ standIn, page }) => {
  for (const permission of permissions) {
    const decision = await standIn.ask({ ask: 'permission', permission })
    expect(decision, permission).toEqual({ request: false, check: false, device: false, displayMedia: false })
  }
  expect(await page.evaluate(async () => await Notification.requestPermission())).not.toBe('granted')
})

test('requests reach our own files and nobody else', async ({ standIn }) => {
  for (const url of ['app://main/', 'app://main/assets/x.js', 'blob:app://main/1', 'data:,']) {
    expect(await standIn.ask({ ask: 'isCancelled', url }), url).toBe(false)
  }
  for (const url of [
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'chrome://gpu/',
    'application://main/',
    'devtools://x',
  ]) {
    expect(await standIn.ask({ ask: 'isCancelled', url }), url).toBe(true)
  }
})

const escapes = [
  '../package.json',
  '..%2fpackage.json',
  '..%5cpackage.json',
  '%2e%2e/package.json',
  '%2e%2e%2fpackage.json',
  '%252e%252e%252fpackage.json',
  'assets/../../main/index.js',
  'assets/..%2f..%2fmain/index.js',
  '..\\main\\index.js',
  '//etc/passwd',
  '/etc/passwd',
  'C:/Windows/win.ini',
  'index.html%00.png',
  'index.html/',
  'INDEX.HTML',
  'assets/',
  '__proto__',
  'constructor',
  'file:///etc/passwd',
]
test('no address leads out of the built files', async ({ standIn }) => {
  for (const path of escapes) {
    const answer = await standIn.ask({ ask: 'serve', url: `app://main/${path}` })
    expect(answer, path).toMatchObject({ status: 404 })
  }
  for (const url of ['app://other/', 'app://main.evil.example/', 'app:main']) {
    expect(await standIn.ask({ ask: 'serve', url }), url).toMatchObject({ status: 404 })
  }
})

test('the page carries the policy, which forbids all connections', async ({ standIn, page }) => {
  const answer = await standIn.ask({ ask: 'serve', url: 'app://main/' })
  expect(answer).toMatchObject({ status: 200 })
  const policy = /content-security-policy":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "frame-src 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]),
  )
  const outcome = await page.evaluate(async () => {
    const attempts = {
      fetch: async () => await fetch('/index.html'),
      evaluate: () => Reflect.construct(Function, ['return 1']) as unknown,
      markup: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
      beacon: () => {
        if (!navigator.sendBeacon('https://example.com/')) throw new Error('refused')
      },
    }
    const refused: string[] = []
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        // Out of the debugger's call, which the policy does not bind.
        await new Promise((resolve) => setTimeout(resolve))
        await attempt()
      } catch {
        refused.push(name)
      }
    }
    return refused
  })
  expect(outcome).toEqual(expect.arrayContaining(['fetch', 'evaluate', 'markup']))
  expect(await standIn.journal('network')).toEqual([])
})

test('showing the program breaks no rule of the policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text())
  })
  await page.reload()
  await expect(page.locator('#root')).not.toBeEmpty()
  expect(violations).toEqual([])
})
