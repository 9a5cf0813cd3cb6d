/** Starts the core and the loopback host in this process, prints the address, and closes both on Ctrl+C. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../contract/errors.ts'
import { createApp } from '../core/create-app.ts'
import { defaultDataDir, hostOptions } from '../core/shell/host-options.ts'
import { openBrowser } from './open-browser.ts'
import { usualPort } from './usual-port.ts'
import { startHttpHost, type HttpHost } from './server.ts'

const usageExitCode = 2
const refusedExitCode = 1

interface Arguments {
  readonly dataDir: string
  /** Null: the usual one of the data folder, or any other that is free. */
  readonly port: number | null
  readonly open: boolean
  /** Why the browser is used, said before the address. */
  readonly because: string | null
}

class UsageError extends Error {}

/** @throws UsageError */
function readArguments(argv: readonly string[]): Arguments {
  const values = parseOptions(argv)
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535))
    throw new UsageError(`--port ${values.port}：端口应为 0 至 65535 的整数。`)
  const dataDir = values.data === undefined ? defaultDataDir(process.env, process.platform) : resolve(values.data)
  return { dataDir, port, open: !values['no-open'], because: values.because ?? null }
}

function parseOptions(argv: readonly string[]) {
  const options = {
    data: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    because: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    throw new UsageError(`启动参数不对：${error instanceof Error ? error.message : String(error)}`)
  }
}

async function serve({ dataDir, port, open, because }: Arguments): Promise<void> {
  const options = hostOptions(dataDir)
  const app = await createApp(options)
  const listen = async (onPort: number): Promise<HttpHost> =>
    await startHttpHost({
      app,
      rendererDir: join(import.meta.dirname, '../renderer'),
      port: onPort,
      log: options.log,
    })
  const host = await listen(port ?? usualPort(dataDir))
    .catch(async (error: unknown) => {
      if (port !== null || !isPortTaken(error)) throw error
      return await listen(0)
    })
    .catch(async (error: unknown) => {
      await app.close()
      throw error
    })
  const reason = because === null ? '' : `${because}，改在浏览器中使用。`
  process.stdout.write(`${reason}四单通已启动： ${host.url} （按 Ctrl+C 结束）\n`)
  if (open) openBrowser(host.url)
  const stop = () => {
    void host
      .close()
      .then(async () => await app.close())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** One sentence where a person can do something about it; a bug keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof AppError || error instanceof UsageError) return error.message
  if (isPortTaken(error)) return '端口已被占用。请换一个 --port，或不写 --port。'
  return String(error instanceof Error ? error.stack : error)
}

try {
  await serve(readArguments(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(error instanceof UsageError ? usageExitCode : refusedExitCode)
}
