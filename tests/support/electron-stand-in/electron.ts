/** The module that main gets for `electron`: exactly what it uses, so that a new call fails here instead of doing nothing. */
import './control.ts'

export { app } from './app.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { Menu } from './menu.ts'
export { safeStorage } from './safe-storage.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utility-process.ts'
export { BrowserWindow } from './window.ts'
