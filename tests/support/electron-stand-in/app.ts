/** `electron.app`: life cycle, paths, the lock of one instance per profile. */
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { startChromium } from './chromium.ts'
import { note, readJournal } from './journal.ts'
import { tellTestLast } from './test-line.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  readonly #switches: string[] = []
  #userData: string | null = null
  #context: Promise<BrowserContext> | null = null
  #ready = false

  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      note('app.commandLine.appendSwitch', { name, value: value ?? null })
      this.#switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
    },
    removeSwitch: (name: string): void => note('app.commandLine.removeSwitch', name),
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    note('app.enableSandbox')
  }

  disableHardwareAcceleration(): void {
    if (this.#ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    note('app.disableHardwareAcceleration')
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData') throw new Error(`the stand-in knows no path named ${name}`)
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    note('app.setPath', { name, path })
    this.#userData = path
  }

  getPath(name: string): string {
    if (name !== 'userData' || this.#userData === null) throw new Error(`the stand-in has no path for ${name}`)
    return this.#userData
  }

  /** A file with our number stands for Electron's lock; SIGUSR2 tells its holder that a second instance came. */
  requestSingleInstanceLock(): boolean {
    note('app.requestSingleInstanceLock')
    const lock = join(this.getPath('userData'), 'stand-in.lock')
    const holder = readHolder(lock)
    if (holder !== null) {
      process.kill(holder, 'SIGUSR2')
      return false
    }
    writeFileSync(lock, String(process.pid))
    process.on('exit', () => rmSync(lock, { force: true }))
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], process.cwd()))
    return true
  }

  async whenReady(): Promise<void> {
    // As in Electron: never before the main module has run to its end.
    await new Promise((resolve) => setImmediate(resolve))
    this.#ready = true
  }

  /** Started for the first window: without one there is nothing to see of it. */
  async browserContext(): Promise<BrowserContext> {
    this.#context ??= startChromium(join(this.getPath('userData'), 'profile'), this.#switches)
    return await this.#context
  }

  quit(): void {
    const event = new Event('before-quit', { cancelable: true })
    this.emit('before-quit', event)
    if (!event.defaultPrevented) void this.#end(0)
  }

  exit(code: number): void {
    void this.#end(code)
  }

  async #end(code: number): Promise<void> {
    this.emit('quit', {}, code)
    await (await this.#context)?.close()
    await tellTestLast({ event: 'end', journal: readJournal() })
    process.exit(code)
  }
}

function readHolder(lock: string): number | null {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    process.kill(holder, 0)
    return holder
  } catch {
    return null
  }
}

export const app = new App()
