/** The real Electron, when this machine has it and can show windows. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'node_modules/electron')

export function realElectronPath(): string | null {
  const pathFile = join(folder, 'path.txt')
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
  if (!hasDisplay || !existsSync(pathFile)) return null
  const path = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : null
}

export interface RealElectron {
  readonly page: Page
  layReadyOpen(paths: readonly string[]): Promise<void>
  layReadySave(path: string): Promise<void>
  quit(): Promise<void>
}

export async function launchRealElectron(executablePath: string, dataDir: string): Promise<RealElectron> {
  const program: ElectronApplication = await _electron.launch({
    executablePath,
    args: [root, '--data', dataDir],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  return {
    page: await program.firstWindow(),
    layReadyOpen: async (paths) =>
      await program.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
      }, paths),
    layReadySave: async (path) =>
      await program.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path),
    quit: async () => await program.close(),
  }
}
