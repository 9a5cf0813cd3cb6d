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
    journal: async (call) => detailsOf(readEntries(await line.ask({ ask: 'journal' })), call),
    quit: async () => {
      if (child.exitCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      await line.ask({ ask: 'quit' })
      await ended
      return child.exitCode
    },
  }
}

export interface Ended {
  readonly code: number | null
  readonly output: string
  /** Standard output and standard error. */
  readonly printed: string
  /** Of the whole run: details of every call of that name, in order. */
  journal(call: string): readonly unknown[]
}

/** Runs main until it ends by itself: for arguments it must refuse, and for those of the command line. */
export async function runMainToEnd(args: readonly string[]): Promise<Ended> {
  return await startWithoutWindow(args).ended
}

export interface Running {
  readonly ask: StandIn['ask']
  readonly ended: Promise<Ended>
}

export function startWithoutWindow(args: readonly string[]): Running {
  const started = startMain(args)
  return { ask: connect(started.child, started.printed).ask, ended: untilEnd(started) }
}

async function untilEnd({ child, output, printed }: Started): Promise<Ended> {
  const heard: JournalEntry[] = []
  child.on('message', (message: ControlReply | StandInEvent) => {
    if ('event' in message && message.event === 'end') heard.push(...message.journal)
  })
  await Promise.all([once(child, 'close'), once(child, 'disconnect')])
  return {
    code: child.exitCode,
    output: output.join(''),
    printed: printed.join(''),
    journal: (call) => detailsOf(heard, call),
  }
}

interface Started {
  readonly child: ChildProcess
  readonly output: readonly string[]
  readonly printed: readonly string[]
}

function startMain(args: readonly string[]): Started {
  const child = fork(join(root, 'out/main/index.js'), args, {
    execPath: process.execPath,
    execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
    // As on a computer where somebody has set it: the program's own processes must start without it.
    env: { ...process.env, NODE_OPTIONS: '--no-deprecation' },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output: string[] = []
  const printed: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.push(text)
    printed.push(text)
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  return { child, output, printed }
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
      if (message.event === 'window') opened(undefined)
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

function detailsOf(entries: readonly JournalEntry[], call: string): readonly unknown[] {
  return entries.filter((entry) => entry.call === call).map(({ details }) => details)
}

function readEntries(journal: unknown): readonly JournalEntry[] {
  return journal as readonly JournalEntry[]
}
