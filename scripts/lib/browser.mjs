/** A Chromium-family browser and Chinese fonts for the tests: found, installed from the system's packages, or asked for. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Stop } from './project.mjs'
import { runQuietly } from './run.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Names the browser for the tests, which read this variable. */
export const browserVariable = 'SIDANTONG_CHROMIUM'

export async function ensureBrowser(say = console.log) {
  const missing = [
    findBrowser() === null ? 'chromium' : null,
    (await hasChineseFont()) ? null : 'fonts-noto-cjk',
  ].filter(Boolean)
  if (missing.length > 0 && canInstall()) {
    say(`installing ${missing.join(', ')} with apt …`)
    await aptInstall(missing)
  }
  const browser = findBrowser()
  if (browser === null) {
    throw new Stop(
      `The tests need Chromium, Chrome or Edge: install one of them, or name its program in ${browserVariable}.`,
    )
  }
  return browser
}

export function findBrowser() {
  const named = process.env[browserVariable]
  if (named) return named
  return candidates().find((path) => existsSync(path)) ?? null
}

function candidates() {
  if (process.platform === 'win32') {
    const folders = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    )
    return folders.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ])
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Without one, screenshots show boxes and every width is wrong. Other systems bring one. */
async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { code, output } = await runQuietly('fc-list', [':lang=zh-cn'])
  return code === 0 && output.trim() !== ''
}

function canInstall() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')
}

async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runQuietly('apt-get', ['update'], { env })
  const install = await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'fontconfig', ...packages], {
    env,
  })
  if (install.code !== 0)
    throw new Stop(`${update.output}\n${install.output}\napt could not install ${packages.join(' and ')}.`)
}
