/** Reads what recorder.c wrote: the operations on one folder in order, with the process's acknowledgements between them. */
import { readFileSync } from 'node:fs'

export type Operation =
  | { readonly kind: 'create'; readonly inode: bigint; readonly path: string }
  | { readonly kind: 'write'; readonly inode: bigint; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'sync'; readonly inode: bigint }
  | { readonly kind: 'syncFolder'; readonly path: string }
  | { readonly kind: 'truncate'; readonly inode: bigint; readonly size: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'makeFolder'; readonly path: string }
  | { readonly kind: 'removeFolder'; readonly path: string }
  | { readonly kind: 'mark'; readonly text: string }

const headSize = 24

export function readTrace(file: string): Operation[] {
  const log = readFileSync(file)
  const operations: Operation[] = []
  let position = 0
  while (position < log.length) {
    const size = log.readUInt32LE(position + 4)
    const head = log.subarray(position, position + headSize)
    operations.push(decode(head, log.subarray(position + headSize, position + headSize + size)))
    position += headSize + size
  }
  return operations
}

function decode(head: Buffer, data: Buffer): Operation {
  const inode = head.readBigUInt64LE(8)
  const offset = Number(head.readBigUInt64LE(16))
  const operation = head.readUInt32LE(0)
  // The numbers are those of recorder.c.
  if (operation === 2) return { kind: 'write', inode, offset, bytes: data }
  const [path = '', to = ''] = data.toString('utf8').split('\0')
  switch (operation) {
    case 1:
      return { kind: 'create', inode, path }
    case 3:
      return { kind: 'sync', inode }
    case 4:
      return { kind: 'syncFolder', path }
    case 5:
      return { kind: 'truncate', inode, size: offset }
    case 6:
      return { kind: 'rename', from: path, to }
    case 7:
      return { kind: 'unlink', path }
    case 8:
      return { kind: 'link', from: path, to }
    case 9:
      return { kind: 'makeFolder', path }
    case 10:
      return { kind: 'removeFolder', path }
    case 11:
      return { kind: 'mark', text: data.toString('utf8') }
    default:
      throw new Error(`the record holds an unknown operation ${operation}`)
  }
}
