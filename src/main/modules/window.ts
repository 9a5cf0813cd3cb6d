/** Our windows: the one to work in, and the wall of a meeting for a second screen; the settings that keep a page in its sandbox. */
import { BrowserWindow } from 'electron'
import { wallPath } from '../../contract/host.ts'
import { startAddress } from './app-protocol.ts'
import { recoverFromPageCrash } from './page-crash.ts'

export interface Windows {
  open(): Promise<void>
  /** The window to work in, which alone may use dialogs and printer; `null` before it opens and after it closed. */
  current(): BrowserWindow | null
  /** All that calls may come from. */
  all(): readonly BrowserWindow[]
  /** One wall per meeting: asked for again, it comes forward. */
  openWall(meetingId: string): Promise<void>
  focus(): void
}

export function createWindows(preload: string): Windows {
  let window: BrowserWindow | null = null
  const walls = new Map<string, BrowserWindow>()
  const show = async (opened: BrowserWindow, address: string): Promise<void> => {
    recoverFromPageCrash(opened)
    opened.once('ready-to-show', () => opened.show())
    await opened.loadURL(address)
  }
  return {
    current: () => window,
    all: () => [...(window === null ? [] : [window]), ...walls.values()],
    async open() {
      const opened = new BrowserWindow(windowOptions(preload))
      window = opened
      opened.once('closed', () => {
        window = null
        // Nobody works on: a wall alone would keep the program running.
        for (const wall of walls.values()) wall.close()
      })
      await show(opened, startAddress)
    },
    async openWall(meetingId) {
      const known = walls.get(meetingId)
      if (known !== undefined) {
        known.focus()
        return
      }
      const wall = new BrowserWindow(windowOptions(preload))
      walls.set(meetingId, wall)
      wall.once('closed', () => walls.delete(meetingId))
      await show(wall, `${startAddress}#${wallPath(meetingId)}`)
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
