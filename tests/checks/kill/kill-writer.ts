/** A writer process that is ended by SIGKILL. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readAcks } from '../../support/checks/acknowledge.ts'
import type { Fact } from '../../support/checks/office-day.ts'
import { countCommands } from '../../support/checks/stored-state.ts'

export type Twin = 'none' | 'early'

/** Runs a writer and kills it some milliseconds after its first acknowledgement. @returns all it acknowledged. */
export async function killWriter(dataDir: string, twin: Twin, seed: number, afterMs: number): Promise<Fact[]> {
  const arguments_ = [dataDir, String(seed), twin, String(countCommands(join(dataDir, 'sidantong.db')))]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), ...arguments_], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let timer: NodeJS.Timeout | null = null
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    output += text
    if (output.trimStart() !== '') timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)))
  if (signal !== 'SIGKILL') throw new Error('the writer ended before it was killed')
  return readAcks(output.trimStart())
}
