/**
 * The main process's end of the core: numbers the requests, and keeps the promise that each one is answered even
 * when the core's process dies. Knows no method by name.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { dialog, utilityProcess, type UtilityProcess } from 'electron'
import type { ApiReply } from '../../contract/api.ts'
import {
  storeQuestion,
  type CoreReply,
  type CoreRequest,
  type StoreQuestion,
  type Unnumbered,
} from '../core-protocol.ts'
import { childEnvironment } from './child-environment.ts'
import { mayRestart } from './restart-limit.ts'
import { answerStore } from './system-store.ts'
import type { Windows } from './window.ts'

export interface CoreClient {
  call(method: string, input: unknown): Promise<ApiReply>
  stageFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ApiReply>
  close(): Promise<void>
}

export interface CoreOptions {
  readonly entry: string
  readonly dataDir: string
  readonly windows: Windows
}

/** A core that does not close by then is ended: it loses nothing that was answered. */
const closePatience = 10_000

export function startCore(options: CoreOptions): CoreClient {
  const pending = new Map<number, (reply: ApiReply) => void>()
  const crashes: number[] = []
  let lastId = 0
  let closing = false
  let child: UtilityProcess | null = fork()

  function fork(): UtilityProcess {
    const forked = utilityProcess.fork(options.entry, [options.dataDir], {
      serviceName: 'sidantong-core',
      execArgv: [],
      env: childEnvironment(),
      stdio: 'inherit',
    })
    forked.on('message', (message: CoreReply | StoreQuestion) => {
      if ('kind' in message) {
        void answerQuestion(forked, storeQuestion.parse(message))
        return
      }
      pending.get(message.id)?.(message.reply)
      pending.delete(message.id)
    })
    forked.once('exit', onExit)
    return forked
  }

  function onExit(): void {
    const failure = unanswered()
    pending.forEach((answer) => answer(failure))
    pending.clear()
    child = null
    if (closing) return
    crashes.push(Date.now())
    const goesOn = mayRestart(crashes, Date.now())
    if (goesOn) child = fork()
    void tellClerk(options.windows, goesOn)
  }

  async function ask(request: Unnumbered<CoreRequest>): Promise<ApiReply> {
    const target = child
    if (target === null) return unanswered()
    lastId += 1
    const id = lastId
    return await new Promise((resolve) => {
      pending.set(id, resolve)
      target.postMessage({ ...request, id })
    })
  }

  return {
    call: async (method, input) => await ask({ kind: 'call', method, input }),
    stageFile: async (name, bytes) => await ask({ kind: 'stageFile', name, bytes }),
    async close() {
      closing = true
      await Promise.race([ask({ kind: 'close' }), delay(closePatience)])
      child?.kill()
    },
  }
}

async function answerQuestion(asking: UtilityProcess, question: StoreQuestion): Promise<void> {
  asking.postMessage({ kind: 'storeAnswer', id: question.id, value: await answerStore(question) })
}

function unanswered(): ApiReply {
  return { ok: false, error: { code: 'internal', details: { number: String(Date.now()) } } }
}

async function tellClerk(windows: Windows, goesOn: boolean): Promise<void> {
  const window = windows.current()
  if (window === null) return
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: '四单通',
    message: goesOn ? '数据部分意外停止，已重新启动。' : '数据部分多次意外停止，不再自动启动。',
    detail: goesOn ? '没有显示“已保存”的操作没有保存，请核对后重做。' : '请关闭程序后重新打开。已保存的数据不受影响。',
    buttons: ['知道了'],
  })
}
