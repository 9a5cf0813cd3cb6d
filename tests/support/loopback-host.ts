/** Starts the built loopback host on a data folder, from a test, and reads its address from what it prints. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface LoopbackProcess {
  readonly url: string
  stop(): Promise<number | null>
}

export async function launchLoopbackHost(dataDir: string): Promise<LoopbackProcess> {
  const child = spawn(process.execPath, [join(root, 'out/main/http.js'), '--data', dataDir, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(printed)
      if (found !== null) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the loopback host ended with ${code ?? 'a signal'}:\n${printed}`)))
  })
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
  }
}
