/** Small decisions of the hosts: where data lives, which arguments are taken, what opens a page. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataDir, hostOptions, logTo } from '../../../src/core/shell/host-options.ts'
import { findCommandLine } from '../../../src/core/shell/command-line.ts'
import { commandText } from '../../../src/core/system/command-text.ts'
import { chooseOpener } from '../../../src/http/open-browser.ts'
import { readDataDir } from '../../../src/main/modules/arguments.ts'
import { readCommand } from '../../../src/main/modules/read-command.ts'

describe('the data folder', () => {
  test.each([
    ['win32', { LOCALAPPDATA: 'C:\\Users\\张 三\\AppData\\Local' }, 'C:\\Users\\张 三\\AppData\\Local\\sidantong'],
    ['win32', {}, 'C:\\Users\\x\\AppData\\Local\\sidantong'],
    ['linux', { XDG_DATA_HOME: '/data/用户' }, '/data/用户/sidantong'],
  ] as const)('on %s with %j', (platform, environment, expected) => {
    expect(defaultDataDir(environment, platform, 'C:\\Users\\x')).toBe(expected)
  })

  test('on Linux without XDG', () => {
    expect(defaultDataDir({}, 'linux', '/home/用户')).toBe('/home/用户/.local/share/sidantong')
  })
})

test('the version is the one of package.json', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
  expect(manifest).toMatchObject({ version: hostOptions('/nowhere').appVersion })
})

test('the log is one JSON object a line, and begins anew before it grows without end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-log-'))
  const log = logTo(folder)
  log({ level: 'info', event: 'first', details: { number: 1 } })
  expect(JSON.parse(readFileSync(join(folder, 'app.log'), 'utf8'))).toMatchObject({
    level: 'info',
    event: 'first',
    details: { number: 1 },
  })
  const long = 'x'.repeat(300_000)
  for (let line = 0; line < 20; line += 1) log({ level: 'info', event: 'more', details: { long } })
  expect(statSync(join(folder, 'app.log')).size).toBeLessThan(3_000_000)
  expect(existsSync(join(folder, 'app.previous.log'))).toBe(true)
  rmSync(folder, { recursive: true })
})

describe('arguments of the window', () => {
  const environment = { LOCALAPPDATA: 'C:\\x', XDG_DATA_HOME: '/xdg' }
  test('none: the default folder', () => {
    expect(readDataDir(['sidantong'], true, environment)).toMatch(/sidantong$/)
    expect(readDataDir(['electron', '.'], false, environment)).toMatch(/sidantong$/)
  })
  test('--data names a folder', () => {
    expect(readDataDir(['sidantong', '--data', '/数据'], true, environment)).toBe('/数据')
  })
  test.each([
    ['--inspect'],
    ['--data'],
    ['--data', '--inspect'],
    ['--data', '/x', '/y'],
    ['--remote-debugging-port=0'],
    ['file.zip'],
    ['--data=/x'],
  ])('%s is refused', (...given) => {
    expect(() => readDataDir(['sidantong', ...given], true, environment)).toThrow(/参数|文件夹/)
  })
})

test.each([['--no-sandbox'], ['--no-sandbox', '--data', '/x'], ['--data', '/x', '--no-sandbox']])(
  'what an AppImage adds is refused with a way out: %s',
  (...given) => {
    expect(() => readDataDir(['sidantong', ...given], true, {})).toThrow(/AppImage.*deb.*用户命名空间/)
  },
)

describe('the command line of a packed program', () => {
  const windows = 'C:\\Program Files\\四单通\\sidantong.exe'
  test.each([
    ['win32', windows, {}, [windows, 'sidan'], `"${windows}" sidan`],
    [
      'win32',
      'C:\\Temp\\x\\sidantong.exe',
      { PORTABLE_EXECUTABLE_FILE: 'D:\\四单通.exe' },
      ['D:\\四单通.exe', 'sidan'],
      'D:\\四单通.exe sidan',
    ],
    [
      'linux',
      '/opt/四单通/sidantong',
      {},
      ['/opt/四单通/sidantong', '--ozone-platform=headless', 'sidan'],
      '/opt/四单通/sidantong --ozone-platform=headless sidan',
    ],
    [
      'linux',
      '/tmp/.mount_x/sidantong',
      { APPIMAGE: "/home/o'x/四 单.AppImage" },
      ["/home/o'x/四 单.AppImage", '--ozone-platform=headless', 'sidan'],
      "'/home/o'\\''x/四 单.AppImage' --ozone-platform=headless sidan",
    ],
  ] as const)('on %s at %s with %j', (platform, execPath, environment, words, text) => {
    const folder = '/anywhere/resources/app.asar'
    expect(findCommandLine(folder, { platform, execPath, environment })).toEqual(words)
    expect(commandText(words, platform)).toBe(text)
    // What a scheduler is told is what main understands.
    expect(readCommand([execPath, ...words.slice(1), 'report'], true)).toEqual(['report'])
  })

  test('a folder without it has none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sidantong-'))
    expect(findCommandLine(folder, { platform: 'linux', execPath: '/usr/bin/node', environment: {} })).toBeNull()
    rmSync(folder, { recursive: true })
  })
})

describe('whether the program is the command line', () => {
  test.each([
    [['sidan'], []],
    [
      ['sidan', 'report', '--data', 'D:\\数据'],
      ['report', '--data', 'D:\\数据'],
    ],
    [['--no-sandbox', '--ozone-platform=headless', 'sidan', 'sidan'], ['sidan']],
  ])('%j: it is', (given, command) => {
    expect(readCommand(['sidantong', ...given], true)).toEqual(command)
    expect(readCommand(['electron', '.', ...given], false)).toEqual(command)
  })
  test.each([
    [[]],
    [['--data', 'sidan']],
    [['report']],
    [['--ozone-platform=headless']],
    [['--inspect', 'sidan']],
    [['--ozone-platform=x11', 'sidan']],
  ])('%j: it is not', (given) => expect(readCommand(['sidantong', ...given], true)).toBeNull())
})

describe('what opens the page', () => {
  const present = () => true
  const absent = () => false
  test.each([
    ['win32', {}, absent, 'rundll32'],
    ['darwin', {}, absent, 'open'],
    ['linux', { DISPLAY: ':0' }, present, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, present, 'xdg-open'],
    ['linux', { DISPLAY: '' }, present, undefined],
    ['linux', {}, present, undefined],
    ['linux', { DISPLAY: ':0' }, absent, undefined],
  ] as const)('%s %j', (platform, environment, isOnPath, command) => {
    expect(chooseOpener(platform, environment, isOnPath)?.command).toBe(command)
  })
})
