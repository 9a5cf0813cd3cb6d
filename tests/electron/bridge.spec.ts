/** The one way in: what the preload offers, who may use it, how much it takes. */
import { callFromPage, expect, lookingTest as test } from './stand-in-test.ts'

test('the page gets one frozen object of seven functions, and nothing of Electron or Node', async ({ page }) => {
  const surface = await page.evaluate(() => {
    const bridge = window.sidantong
    if (bridge === undefined) return null
    const before = Object.entries(bridge)
    try {
      Object.assign(bridge, { call: null, more: 1 })
    } catch {
      // Frozen objects refuse in strict code.
    }
    try {
      Object.assign(window, { sidantong: null })
    } catch {
      // So does the property that holds it.
    }
    return {
      frozen: Object.isFrozen(bridge),
      unchanged: window.sidantong === bridge && before.every(([name, member]) => Reflect.get(bridge, name) === member),
      members: Object.entries(bridge).map(([name, member]) => `${name}: ${typeof member}`),
      leaks: [
        'require',
        'module',
        'exports',
        'process',
        'Buffer',
        'electron',
        'ipcRenderer',
        'electronStandIn',
        'global',
      ].filter((name) => name in window),
    }
  })
  expect(surface).toEqual({
    frozen: true,
    unchanged: true,
    members: [
      'call: function',
      'pickFiles: function',
      'stageFile: function',
      'saveArtifact: function',
      'print: function',
      'savePdf: function',
      'openWall: function',
    ],
    leaks: [],
  })
})

test('a channel that is not registered is refused', async ({ standIn }) => {
  for (const channel of ['api', 'api:call2', 'host:open-path', '__proto__', '']) {
    await expect(standIn.ask({ ask: 'invokeFrom', sender: 'main', channel, given: [] })).rejects.toThrow(
      'No handler registered',
    )
  }
})

const channels = [
  'api:call',
  'host:pick-files',
  'host:stage-file',
  'host:save-artifact',
  'host:print',
  'host:save-pdf',
  'host:open-wall',
]
for (const sender of ['gone', 'otherFrame', 'otherOrigin'] as const) {
  test(`every channel refuses a sender that is not our page: ${sender}`, async ({ standIn }) => {
    for (const channel of channels) {
      const reply = await standIn.ask({ ask: 'invokeFrom', sender, channel, given: ['system.status', {}] })
      expect(JSON.stringify(reply), channel).toMatch(/not_authorised|这次访问没有通过校验/)
    }
    expect(await standIn.journal('dialog.showOpenDialog')).toEqual([])
    expect(await standIn.journal('webContents.print')).toEqual([])
    expect(await standIn.journal('new BrowserWindow')).toHaveLength(1)
  })
}

test('what the core does not know comes back as its refusal', async ({ page }) => {
  expect(await callFromPage(page, 'nothing.here', {})).toMatchObject({ ok: false, error: { code: 'unknown_method' } })
  expect(await callFromPage(page, '__proto__.toString', {})).toMatchObject({
    ok: false,
    error: { code: 'unknown_method' },
  })
  expect(await callFromPage(page, 'system.status', { extra: 1 })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input' },
  })
})

test('what is no call at all is refused before it reaches the core', async ({ standIn }) => {
  for (const given of [[], [1, {}], [null, {}], [['system.status'], {}], ['system.status', {}, 'more']]) {
    const reply = await standIn.ask({ ask: 'invokeFrom', sender: 'main', channel: 'api:call', given })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  }
})

test('too much is refused at the door: long text, many members, depth, cycles', async ({ standIn, page }) => {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = cyclic
  let deep: unknown = null
  for (let depth = 0; depth < 1000; depth += 1) deep = [deep]
  const inputs = [
    { text: 'a'.repeat(2 * 1024 * 1024) },
    Array.from({ length: 200_000 }, () => 1),
    deep,
    new Uint8Array(2 * 1024 * 1024),
    { bytes: new ArrayBuffer(2 * 1024 * 1024) },
  ]
  for (const input of inputs) {
    const reply = await standIn.ask({
      ask: 'invokeFrom',
      sender: 'main',
      channel: 'api:call',
      given: ['system.status', input],
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'input_too_large' } })
  }
  const reply = await standIn.ask({
    ask: 'invokeFrom',
    sender: 'main',
    channel: 'api:call',
    given: ['system.status', cyclic],
  })
  expect(reply).toMatchObject({ ok: false })
  expect(await callFromPage(page, 'system.status', {})).toMatchObject({ ok: true })
})

test('a function cannot be sent', async ({ page }) => {
  const message = await page.evaluate(async () => {
    try {
      await window.sidantong?.call('system.status', { run: () => 1 })
      return 'sent'
    } catch (error) {
      return String(error)
    }
  })
  expect(message).not.toBe('sent')
})
