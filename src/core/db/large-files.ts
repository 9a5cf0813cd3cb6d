/** Files of any size, read in pieces: a database may be larger than one buffer can be (2 GiB), and need not lie in memory. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { discard, flushFile, renameDurably } from './durable-files.ts'

const pieceBytes = 4 * 1024 * 1024

/** SHA-256 as lower-case hex. */
export function fileSha256(path: string): string {
  const digest = createHash('sha256')
  for (const piece of pieces(path)) digest.update(piece)
  return digest.digest('hex')
}

/** Whole or absent: a full disk is not filled further by what could not be finished. @returns the SHA-256 of what was copied. */
export function copyDurably(from: string, to: string): string {
  const temporary = `${to}.partial`
  try {
    const sha256 = copyPieces(from, temporary)
    flushFile(temporary)
    renameDurably(temporary, to)
    return sha256
  } catch (error) {
    discard(temporary)
    throw error
  }
}

function copyPieces(from: string, to: string): string {
  const digest = createHash('sha256')
  const descriptor = openSync(to, 'w', 0o644)
  try {
    for (const piece of pieces(from)) {
      digest.update(piece)
      writeWhole(descriptor, piece)
    }
  } finally {
    closeSync(descriptor)
  }
  return digest.digest('hex')
}

/** Each piece is good until the next is asked for. */
function* pieces(path: string): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(pieceBytes)
    for (;;) {
      const length = readSync(descriptor, buffer)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    closeSync(descriptor)
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
}
