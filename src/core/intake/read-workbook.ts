/**
 * Reads a foreign file in a worker thread of its own, with bounded memory and time, and ends the thread afterwards.
 * Whatever the file does to the reader, the caller gets an AppError and lives on (reliability C5).
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import type { FormRow } from './form-table.ts'
import type { OnProgress } from './progress.ts'
import type { ReadSheet } from './read-sheet.ts'
import type { NamedBytes } from './read-sheets.ts'
import { unpackRows, withRows, type SheetHead, type WorkerMessage } from './transfer.ts'

export type { ReadSheet, ReadTable } from './read-sheet.ts'

export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Told at most a hundred times how much of the content has been read; the total is what the file announces. */
  readonly onProgress?: OnProgress
  /** By default a minute, and longer for large files. */
  readonly seconds?: number
  readonly heapMb?: number
}

const MB = 1024 * 1024

/** The sources run as they are under Node; the build puts the worker beside the bundle. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './intake-worker.js', import.meta.url)

export function readWorkbook(file: NamedBytes, options: ReadOptions = {}): Promise<ReadSheet[]> {
  const { signal, onProgress, seconds = 60 + 2 * Math.ceil(file.bytes.length / MB), heapMb = 1_024 } = options
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = startWorker(file, heapMb)
    const sheets: { head: SheetHead; rows: FormRow[] }[] = []
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      worker.removeAllListeners()
      // A worker that is being ended may still report an error, which nobody waits for any more.
      worker.on('error', () => undefined)
      void worker.terminate()
      settle()
    }
    const fail = (error: unknown): void =>
      finish(() => reject(error instanceof Error ? error : new Error(String(error))))
    const onAbort = (): void => fail(signal?.reason)
    const timer = setTimeout(() => fail(new AppError('file_too_slow', { file: file.name, seconds })), seconds * 1000)
    signal?.addEventListener('abort', onAbort)
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'sheet') sheets.push({ head: message.sheet, rows: [] })
      else if (message.type === 'progress') onProgress?.(message.done, message.total)
      else if (message.type === 'rows') appendRows(sheets.at(-1)?.rows, message)
      else if (message.type === 'done') finish(() => resolve(sheets.map(({ head, rows }) => withRows(head, rows))))
      else fail(new AppError(message.code, { ...message.details, file: file.name }))
    })
    worker.on('error', (error) => fail(crashed(file, error)))
    worker.on('exit', () => fail(crashed(file, new Error('the worker ended without an answer'))))
  })
}

function startWorker(file: NamedBytes, heapMb: number): Worker {
  const bytes = new Uint8Array(file.bytes)
  return new Worker(workerUrl, {
    workerData: { name: file.name, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    execArgv: [],
    env: {},
  })
}

function appendRows(rows: FormRow[] | undefined, message: Extract<WorkerMessage, { type: 'rows' }>): void {
  if (rows === undefined) throw new Error('rows arrived before their sheet')
  for (const row of unpackRows(message.rows)) rows.push(row)
}

function crashed(file: NamedBytes, cause: unknown): AppError {
  const outOfMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const reason = outOfMemory ? '内容过多，读取时内存不够' : '读取时出错，内容可能被改动过'
  const error = new AppError('file_unsafe', { file: file.name, reason })
  error.cause = cause
  return error
}
