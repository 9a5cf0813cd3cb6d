/** `electron.BrowserWindow` with its `webContents`: a page of the browser each, its requests answered by main's handlers. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Frame, Page, Request, Route } from 'playwright-core'
import { toReal, toShown } from './addresses.ts'
import { app } from './app.ts'
import { invokeHandler } from './ipc.ts'
import { note } from './journal.ts'
import { bindingName, preloadScript, type InvokeReply } from './page-preload.ts'
import { session } from './session.ts'
import { tellTest } from './test-line.ts'

interface WindowOptions {
  readonly webPreferences: { readonly preload: string }
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }
interface PdfOptions {
  readonly printBackground: boolean
  readonly pageSize: 'A3' | 'A4'
  readonly landscape: boolean
  readonly preferCSSPageSize: boolean
}
type PrintCallback = (success: boolean, reason: string) => void

const windows = new Set<BrowserWindow>()
/** Pages that main opens itself; any other is a page's own wish for a new window. */
let opening = 0

export function currentWindow(): BrowserWindow {
  const [window] = windows
  if (window === undefined) throw new Error('no window is open')
  return window
}

class WebContents extends EventEmitter {
  readonly mainFrame = { origin: '', url: '' }
  /** Not Electron's: as when Chromium runs out of memory. */
  failsPdf = false
  #openHandler: OpenHandler | null = null
  #page: Page | null = null

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Electron opens a window when nobody forbids it. */
  mayOpen(url: string): boolean {
    return this.#openHandler?.({ url }).action !== 'deny'
  }

  /** Whether main lets the page go there. */
  mayGo(event: string, url: string): boolean {
    const navigation = Object.assign(new Event(event, { cancelable: true }), { url })
    this.emit(event, navigation)
    return !navigation.defaultPrevented
  }

  reload(): void {
    note('webContents.reload')
  }

  print(options: unknown, done: PrintCallback): void {
    note('webContents.print', options)
    done(true, '')
  }

  /** Chromium's own, as in Electron; the screen's media are left to the page. */
  async printToPDF(options: PdfOptions): Promise<Buffer> {
    note('webContents.printToPDF', options)
    if (this.failsPdf) throw new Error('Failed to generate PDF')
    const { pageSize, ...rest } = options
    return await this.#shown().pdf({ ...rest, format: pageSize })
  }

  /** Not Electron's: the page that the window shows. */
  show(page: Page): void {
    this.#page = page
  }

  #shown(): Page {
    if (this.#page === null) throw new Error('the window shows nothing')
    return this.#page
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly #preload: string
  #page: Page | null = null
  #start = ''

  constructor(options: WindowOptions) {
    super()
    note('new BrowserWindow', options)
    this.#preload = options.webPreferences.preload
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    const context = await app.browserContext()
    const isFirst = windows.size === 1
    opening += 1
    const page = (isFirst ? context.pages()[0] : undefined) ?? (await context.newPage())
    opening -= 1
    this.#page = page
    this.webContents.show(page)
    this.#start = url.replace(/#.*$/, '')
    await page.exposeBinding(
      bindingName,
      async ({ frame }, channel: string, given: unknown[]) => await this.#carry(frame, channel, given),
    )
    await page.addInitScript({ content: preloadScript(readFileSync(this.#preload, 'utf8')) })
    if (isFirst) {
      await context.route(
        () => true,
        async (route) => await windowOf(route.request()).#answer(route),
      )
      context.on('page', (opened) => {
        if (opening === 0 && !this.#mayOpenWindow(toReal(opened.url()))) void opened.close()
      })
    }
    page.once('close', () => this.#onClosed())
    await page.goto(toShown(url))
    // Whoever asks as our page before it has asked anything itself is still our page.
    this.#frameOf(page.mainFrame())
    this.emit('ready-to-show')
    tellTest({ event: 'window', url })
  }

  show(): void {
    note('window.show')
  }

  focus(): void {
    note('window.focus')
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {
    note('window.restore')
  }

  close(): void {
    void this.#page?.close()
  }

  isDestroyed(): boolean {
    return this.#page?.isClosed() ?? false
  }

  async #carry(frame: Frame, channel: string, given: readonly unknown[]): Promise<InvokeReply> {
    try {
      return {
        ok: true,
        value: await invokeHandler(
          { type: 'frame', sender: this.webContents, senderFrame: this.#frameOf(frame) },
          channel,
          given,
        ),
      }
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.toString() : String(error) }
    }
  }

  #frameOf(frame: Frame): { origin: string; url: string } {
    const url = toReal(frame.url())
    const { protocol, host } = new URL(url)
    const described = { origin: `${protocol}//${host}`, url }
    return frame === this.#page?.mainFrame() ? Object.assign(this.webContents.mainFrame, described) : described
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toReal(request.url())
    if (request.isNavigationRequest() && !this.#isOwnNavigation(frameOf(request), url)) {
      await route.abort('aborted')
      return
    }
    if (session.defaultSession.isCancelled(url)) {
      await route.abort('blockedbyclient')
      return
    }
    const response = await session.defaultSession.serve(url, request.method())
    if (response === null) {
      note('network', url)
      await route.abort('addressunreachable')
      return
    }
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  /** Loading the start address, first or again, is main's and the user's doing; anything else is the page's wish. */
  #isOwnNavigation(frame: Frame | null, url: string): boolean {
    if (frame === null) return this.#mayOpenWindow(url)
    const isMain = frame === this.#page?.mainFrame()
    if (isMain && url === this.#start) return true
    const allowed =
      this.webContents.mayGo('will-frame-navigate', url) && (!isMain || this.webContents.mayGo('will-navigate', url))
    note('navigation', { url, allowed })
    return allowed
  }

  shows(page: Page | undefined): boolean {
    return this.#page === page
  }

  #mayOpenWindow(url: string): boolean {
    const allowed = this.webContents.mayOpen(url)
    note('window.open', { url, allowed })
    return allowed
  }

  #onClosed(): void {
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }
}

/** A page that no window shows yet was opened by the first. */
function windowOf(request: Request): BrowserWindow {
  const page = frameOf(request)?.page()
  return [...windows].find((window) => window.shows(page)) ?? currentWindow()
}

/** `null` for the first request of a window that is about to be decided on. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}
