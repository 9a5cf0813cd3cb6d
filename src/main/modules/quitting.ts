/** Leaves only after the core has closed its database: an orderly end needs no recovery at the next start. */
import { app } from 'electron'
import type { CoreClient } from './core-client.ts'

export function quitCleanly(core: CoreClient): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void core.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
