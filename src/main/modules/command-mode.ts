/**
 * `sidantong.exe sidan …`: the command line in the packed program, which brings no Node of its own to run it. No window, no lock of one
 * instance, no dialog: at night nobody would answer it. Knows no command; src/cli reads the arguments.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import { z } from 'zod'
import { exitCodes } from '../../contract/exit-codes.ts'
import { childEnvironment } from './child-environment.ts'
import { hardenBeforeReady } from './hardening.ts'

const outcome = z.strictObject({ exitCode: z.int(), output: z.string(), errors: z.string() })
type Outcome = z.infer<typeof outcome>

/** Ends the program by whatever comes first: the answer, somebody who interrupts it, or an error. */
export function runCommand(entry: string, args: readonly string[]): void {
  const interruption = new Promise<Outcome>((resolve) => {
    app.on('before-quit', (event) => {
      event.preventDefault()
      resolve({ exitCode: exitCodes.interrupted, output: '', errors: '' })
    })
  })
  // Without a listener Electron shows what nobody caught in a dialog, and waits.
  const accident = new Promise<never>((_resolve, reject) => process.on('uncaughtException', reject))
  void Promise.race([work(entry, args), interruption, accident])
    .catch(asFailure)
    .then(end)
}

/** What has to happen before `ready` happens before the first wait. */
async function work(entry: string, args: readonly string[]): Promise<Outcome> {
  ignoreSwitches(args)
  hardenBeforeReady()
  app.disableHardwareAcceleration()
  useProfileOfItsOwn()
  await app.whenReady()
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'sidantong-command',
    execArgv: [],
    env: childEnvironment(),
    stdio: 'inherit',
  })
  app.once('quit', () => child.kill())
  return await new Promise((resolve, reject) => {
    child.once('message', (message: unknown) => resolve(outcome.parse(message)))
    child.once('exit', (code) => reject(new Error(`sidan 没有执行完就停止了（${code}）。`)))
  })
}

/** What stands after the word is for `sidan` alone; Chromium would act on `--remote-debugging-port` before it is refused. */
function ignoreSwitches(args: readonly string[]): void {
  for (const word of args) {
    const name = /^(?:--?|\/)([^=]+)/.exec(word)?.[1]
    if (name !== undefined) app.commandLine.removeSwitch(name.toLowerCase())
  }
}

/** Not the window's, which may be open: two Chromiums in one profile spoil it. */
function useProfileOfItsOwn(): void {
  const profile = mkdtempSync(join(tmpdir(), 'sidantong-'))
  app.setPath('userData', profile)
  app.once('quit', () => {
    try {
      rmSync(profile, { recursive: true, force: true })
    } catch {
      // What Windows still holds open is left to its own clean-up of the temporary folder: the command has ended as it has.
    }
  })
}

async function end({ exitCode, output, errors }: Outcome): Promise<void> {
  await write(process.stdout, output)
  await write(process.stderr, errors)
  app.exit(exitCode)
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  await new Promise((resolve) => stream.write(text, resolve))
}

function asFailure(error: unknown): Outcome {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { exitCode: exitCodes.internal, output: '', errors: `${reason}\n` }
}
