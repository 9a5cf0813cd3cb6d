/** The running program as a browser test sees it, the same on every host: a page, files going in, files coming out. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { launchStandIn } from './electron-stand-in/launch.ts'
import { launchLoopbackHost } from './loopback-host.ts'
import { launchRealElectron, realElectronPath } from './real-electron.ts'

export type HostKind = 'loopback' | 'electron'

export interface Program {
  readonly host: HostKind
  readonly dataDir: string
  readonly page: Page
  /** Does what opens the file dialog, and chooses these files in it. */
  chooseFiles(paths: readonly string[], act: () => Promise<void>): Promise<void>
  /** Does what offers a file for keeping, keeps it, and reads what was written. */
  keepFile(act: () => Promise<void>): Promise<{ readonly path: string; readonly bytes: Uint8Array }>
  close(): Promise<void>
}

interface Dialogs {
  layReadyOpen(paths: readonly string[]): Promise<unknown>
  layReadySave(path: string): Promise<unknown>
}

/** `keptDir` is where saved files go. `newPage` opens an ordinary browser page; only the loopback host needs one. */
export async function startProgram(
  host: HostKind,
  dataDir: string,
  keptDir: string,
  newPage: () => Promise<Page>,
): Promise<Program> {
  if (host === 'loopback') return await startOnLoopback(dataDir, keptDir, newPage)
  const real = realElectronPath()
  if (real !== null) {
    const electron = await launchRealElectron(real, dataDir)
    return {
      host,
      dataDir,
      page: electron.page,
      ...throughDialogs(electron, keptDir),
      close: async () => await electron.quit(),
    }
  }
  const standIn = await launchStandIn(dataDir)
  const dialogs: Dialogs = {
    layReadyOpen: async (paths) => await standIn.ask({ ask: 'layReadyOpen', paths }),
    layReadySave: async (path) => await standIn.ask({ ask: 'layReadySave', path }),
  }
  return {
    host,
    dataDir,
    page: standIn.page,
    ...throughDialogs(dialogs, keptDir),
    close: async () => expectOrderlyEnd(await standIn.quit()),
  }
}

async function startOnLoopback(dataDir: string, keptDir: string, newPage: () => Promise<Page>): Promise<Program> {
  const server = await launchLoopbackHost(dataDir)
  const page = await newPage()
  await page.goto(server.url)
  return {
    host: 'loopback',
    dataDir,
    page,
    async chooseFiles(paths, act) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()])
      await chooser.setFiles([...paths])
    },
    async keepFile(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()])
      const path = join(keptDir, download.suggestedFilename())
      await download.saveAs(path)
      return { path, bytes: await readFile(path) }
    },
    close: async () => expectOrderlyEnd(await server.stop()),
  }
}

function throughDialogs(dialogs: Dialogs, keptDir: string): Pick<Program, 'chooseFiles' | 'keepFile'> {
  let kept = 0
  return {
    async chooseFiles(paths, act) {
      await dialogs.layReadyOpen(paths)
      await act()
    },
    async keepFile(act) {
      kept += 1
      const path = join(keptDir, `kept-${kept}`)
      await dialogs.layReadySave(path)
      await act()
      await appears(path)
      return { path, bytes: await readFile(path) }
    },
  }
}

/** The file comes into being whole, by a rename: once it is there it is complete. */
async function appears(path: string): Promise<void> {
  const deadline = Date.now() + 15_000
  while ((await stat(path).catch(() => null)) === null) {
    if (Date.now() > deadline) throw new Error(`nothing was saved to ${path}`)
    await delay(25)
  }
}

function expectOrderlyEnd(code: number | null): void {
  if (code !== 0) throw new Error(`the program did not end in order (${code ?? 'signal'})`)
}
