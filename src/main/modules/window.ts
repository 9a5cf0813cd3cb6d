/** The one window: its size, and the settings that keep the page in its sandbox. */
import { BrowserWindow } from 'electron'
import { startAddress } from './app-protocol.ts'
import { recoverFromPageCrash } from './page-crash.ts'

export interface Windows {
  open(): Promise<void>
  /** The window that calls may come from; `null` before it opens and after it closed. */
  current(): BrowserWindow | null
  focus(): void
}

export function createWindows(preload: string): Windows {
  let window: BrowserWindow | null = null
  return {
    current: () => window,
    async open() {
      const opened = new BrowserWindow(windowOptions(preload))
      window = opened
      opened.once('closed', () => (window = null))
      recoverFromPageCrash(opened)
      opened.once('ready-to-show', () => opened.show())
      await opened.loadURL(startAddress)
    },
    focus() {
      if (window?.isMinimized() === true) window.restore()
      window?.focus()
    },
  }
}

function windowOptions(preload: string): Electron.BrowserWindowConstructorOptions {
  return {
    title: '四单通',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
      safeDialogs: true,
    },
  }
}
