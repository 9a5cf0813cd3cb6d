/** The Electron host, as a table of contents. What must happen before `ready` comes first. */
import { join } from 'node:path'
import { app, session } from 'electron'
import { logTo } from '../core/shell/host-options.ts'
import { readBuiltFiles } from '../core/shell/page.ts'
import { registerAppScheme, serveInterface } from './modules/app-protocol.ts'
import { readDataDir } from './modules/arguments.ts'
import { runCommand } from './modules/command-mode.ts'
import { startCore } from './modules/core-client.ts'
import { denyForeignContents, hardenBeforeReady, hardenSession } from './modules/hardening.ts'
import { connectBridge } from './modules/ipc-bridge.ts'
import { installMenu } from './modules/menu.ts'
import { quitCleanly } from './modules/quitting.ts'
import { claimDataFolder } from './modules/single-instance.ts'
import { readCommand } from './modules/read-command.ts'
import { refuseToStart } from './modules/start-refusal.ts'
import { createWindows, type Windows } from './modules/window.ts'

const outDir = join(import.meta.dirname, '..')

function startWindow(): void {
  try {
    start(readDataDir(process.argv, app.isPackaged))
  } catch (error) {
    refuseToStart(error)
  }
}

function start(dataDir: string): void {
  hardenBeforeReady()
  denyForeignContents()
  registerAppScheme()
  const windows = createWindows(join(outDir, 'preload/index.cjs'))
  if (claimDataFolder(dataDir, windows))
    void app
      .whenReady()
      .then(() => open(dataDir, windows))
      .catch(refuseToStart)
  else app.quit()
}

async function open(dataDir: string, windows: Windows): Promise<void> {
  const core = startCore({ entry: join(outDir, 'main/core.js'), dataDir, windows })
  quitCleanly(core)
  hardenSession(session.defaultSession)
  serveInterface(session.defaultSession, await readBuiltFiles(join(outDir, 'renderer')))
  connectBridge({ core, windows, log: logTo(join(dataDir, 'logs')) })
  installMenu()
  await windows.open()
}

const command = readCommand(process.argv, app.isPackaged)
if (command === null) startWindow()
else runCommand(join(outDir, 'main/command.js'), command)
