/** Says once, before the browser tests, on what the Electron tests run. */
import { realElectronPath } from './real-electron.ts'

export default function announceHost(): void {
  const path = realElectronPath()
  console.log(
    path === null
      ? 'Electron: no binary that can run here; its tests run on the stand-in (tests/support/electron-stand-in).'
      : `Electron: ${path}`,
  )
}
