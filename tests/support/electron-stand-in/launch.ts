/** Starts the built program on the stand-in, from a test: its page, its control line, its orderly end. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { ControlQuestion, ControlReply, StandInEvent } from './control-protocol.ts'
import type { JournalEntry } from './journal.ts'

const root = join(import.meta.dirname, '../../..')
const startTime = 60_000

export interface StandIn {
  readonly page: Page
  ask(question: ControlQuestion): Promise<unknown>
  /** Details of every call of that name, in order. */
  journal(call: string): Promise<readonly unknown[]>
  /** Quits as the menu does; resolves with the exit code. */
  quit(): Promise<number | null>
}

export async function launchStandIn(dataDir: string): Promise<StandIn> {
  const { child, printed } = startMain(['--data', dataDir])
  const line = connect(child, printed)
  await Promise.race([line.windowOpened, failOnExit(child, printed)])
  const address = String(await line.ask({ ask: 'debuggingAddress' }))
  const browser = await chromium.connectOverCDP(address)
  return {
    page: firstPage(browser),
    ask: line.ask,
    journal: async (call) =>
      readEntries(await line.ask({ ask: 'journal' }))
        .filter((entry) => entry.call === call)
        .map(({ details }) => details),
    quit: async () => {
      if (child.exitCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      await line.ask({ ask: 'quit' })
      await ended
      return child.exitCode
    },
  }
}

/** Runs main until it ends by itself, for arguments it must refuse. */
export async function runMainToEnd(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const { child, printed } = startMain(args)
  await once(child, 'exit')
  return { code: child.exitCode, printed: printed.join('') }
}

function startMain(args: readonly string[]): { readonly child: ChildProcess; readonly printed: readonly string[] } {
  const child = fork(join(root, 'out/main/index.js'), args, {
    execPath: process.execPath,
    execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const printed: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  return { child, printed }
}

async function failOnExit(child: ChildProcess, printed: readonly string[]): Promise<never> {
  await once(child, 'exit', { signal: AbortSignal.timeout(startTime) })
  throw new Error(`the program ended before its window opened (${child.exitCode ?? 'signal'}):\n${printed.join('')}`)
}

function connect(
  child: ChildProcess,
  printed: readonly string[],
): { ask: StandIn['ask']; windowOpened: Promise<void> } {
  const waiting = new Map<number, (reply: ControlReply) => void>()
  const { promise: windowOpened, resolve: opened } = Promise.withResolvers<undefined>()
  let lastId = 0
  child.on('message', (message: ControlReply | StandInEvent) => {
    if ('event' in message) {
      opened(undefined)
      return
    }
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  child.once('exit', (code) => {
    const failed = `the program has ended (${code ?? 'signal'}):\n${printed.join('')}`
    waiting.forEach((answer, id) => answer({ id, failed }))
  })
  const ask = async (question: ControlQuestion): Promise<unknown> => {
    lastId += 1
    const id = lastId
    const reply = await new Promise<ControlReply>((resolve) => {
      waiting.set(id, resolve)
      child.send({ ...question, id }, (error) => {
        if (error !== null) resolve({ id, failed: `the program is gone: ${error.message}\n${printed.join('')}` })
      })
    })
    if ('failed' in reply) throw new Error(reply.failed)
    return reply.value
  }
  return { ask, windowOpened }
}

function firstPage(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('the stand-in shows no page')
  return page
}

function readEntries(journal: unknown): readonly JournalEntry[] {
  return journal as readonly JournalEntry[]
}
