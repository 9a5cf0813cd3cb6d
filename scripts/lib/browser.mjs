/** A Chromium-family browser and Chinese fonts for the tests: found, installed from the system's packages, or asked for. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Stop } from './project.mjs'
import { runQuietly } from './run.mjs'

/** The shell draws and runs pages as Chromium does, without the rest of a browser: the tests take a fifth less time in it. */
const names = [
  'chromium-headless-shell',
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
  if (findBrowser() === null) await install(['chromium-headless-shell', 'chromium'], say)
  if (!(await hasChineseFont())) await install(['fonts-noto-cjk'], say)
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

/** The first of these packages that the system's archive has; nothing where that is not ours to do. */
async function install(packages, say) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  let { output: said } = await runQuietly('apt-get', ['update'], { env })
  for (const name of packages) {
    say(`installing ${name} with apt …`)
    const args = ['install', '-y', '--no-install-recommends', 'fontconfig', name]
    const { code, output } = await runQuietly('apt-get', args, { env })
    if (code === 0) return
    said += output
  }
  throw new Stop(`${said}\napt could not install ${packages.join(' or ')}.`)
}
