/**
 * Entry of the disposable worker that reads one foreign file, from bytes to recognised tables, and ends. It has no
 * access to the database and nothing to lose: when a file defeats it, only this thread dies.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import { everyHundredth } from './progress.ts'
import { readSheet } from './read-sheet.ts'
import { readSheets, type NamedBytes } from './read-sheets.ts'
import { packSheet, transferables, type WorkerMessage } from './transfer.ts'

function post(message: WorkerMessage): void {
  if (parentPort === null) throw new Error('this module is the entry of a worker thread')
  parentPort.postMessage(message, transferables(message))
}

async function read(file: NamedBytes): Promise<void> {
  try {
    const onProgress = everyHundredth((done, total) => post({ type: 'progress', done, total }))
    for (const sheet of (await readSheets(file, onProgress)).flatMap(readSheet)) {
      for (const message of packSheet(sheet)) post(message)
    }
    post({ type: 'done' })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    post({ type: 'refused', code: error.code, details: error.details })
  }
}

function isNamedBytes(value: unknown): value is NamedBytes {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array
  )
}

const input: unknown = workerData
if (!isNamedBytes(input)) throw new Error('the worker was started without a file')
await read(input)
