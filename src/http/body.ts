/** Reads a request body up to a limit, counting as it arrives: what is too large is never held in memory. */
import type { IncomingMessage } from 'node:http'

/** Too large: with the announced size, or `null` when the sender did not announce one. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly announced: number | null

  constructor(announced: number | null) {
    super('request body over the limit')
    this.announced = announced
  }
}

/** @throws BodyTooLarge as soon as it is known; the rest of the body is then discarded, not kept. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const announced = announcedLength(request)
  if (announced !== null && announced > limit) {
    request.resume()
    throw new BodyTooLarge(announced)
  }
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) {
        chunks.push(chunk)
        return
      }
      request.off('data', onData)
      request.resume()
      reject(new BodyTooLarge(announced))
    }
    request.on('data', onData)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('aborted', () => reject(new Error('the request was broken off')))
  })
}

function announcedLength(request: IncomingMessage): number | null {
  const header = request.headers['content-length']
  return header === undefined ? null : Number(header)
}
