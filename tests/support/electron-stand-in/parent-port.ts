/** Loaded first in a utility process: gives it `process.parentPort`, and takes away what Electron would not have. */
import { EventEmitter } from 'node:events'

const send = process.send?.bind(process)
if (send === undefined) throw new Error('a utility process is started by utilityProcess.fork')

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send?.(structuredClone(message))
  }
}

const port = new ParentPort()
/** Messages wait until somebody listens. */
const waiting: unknown[] = []
process.on('message', (data) => {
  if (port.listenerCount('message') === 0) waiting.push(data)
  else port.emit('message', { data, ports: [] })
})
port.on('newListener', (event) => {
  if (event === 'message')
    setImmediate(() => waiting.splice(0).forEach((data) => port.emit('message', { data, ports: [] })))
})

// Without main there is nobody to work for.
process.on('disconnect', () => process.exit(0))
Object.defineProperty(process, 'parentPort', { value: port })
Object.defineProperty(process, 'send', { value: undefined })
