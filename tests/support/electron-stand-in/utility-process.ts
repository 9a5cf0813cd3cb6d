/** `electron.utilityProcess`: a forked Node process whose `process.parentPort` is its only tie to main. */
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { note } from './journal.ts'

const parentPort = new URL('./parent-port.ts', import.meta.url).href
const children = new Set<UtilityProcess>()

interface ForkOptions {
  readonly serviceName: string
  readonly execArgv: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly stdio: 'inherit'
}

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(entry: string, args: readonly string[], options: ForkOptions) {
    super()
    this.#child = fork(entry, args, {
      execArgv: ['--import', parentPort, ...options.execArgv],
      env: options.env,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.add(this)
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('exit', (code) => {
      children.delete(this)
      this.emit('exit', code ?? 1)
    })
  }

  postMessage(message: unknown): void {
    note('utilityProcess.postMessage')
    // Electron drops what is sent to a process that has gone.
    if (this.#child.connected) this.#child.send(structuredClone(message) as object)
  }

  kill(): boolean {
    return this.signal('SIGKILL')
  }

  /** Not Electron's: for tests of what happens when the process stops. */
  signal(name: 'SIGKILL' | 'SIGSTOP'): boolean {
    return this.#child.kill(name)
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[], options: ForkOptions): UtilityProcess => {
    note('utilityProcess.fork', {
      serviceName: options.serviceName,
      execArgv: options.execArgv,
      env: Object.keys(options.env),
    })
    return new UtilityProcess(entry, args, options)
  },
}

/** As the task manager would. Resolves to how many there were. */
export function signalUtilityProcesses(signal: 'SIGKILL' | 'SIGSTOP'): number {
  return [...children].filter((child) => child.signal(signal)).length
}
