/** Record ids: UUIDv7, ascending within this process, so that the order of ids is the order of arrival. */
import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
/** Random bytes are fetched in blocks: asked for sixteen at a time they cost more than all else that makes a record. */
const block = new Uint8Array(idBytes * 1024)

export function createIdSource(now: () => number = Date.now): () => string {
  let used = block.length
  let lastTime = 0
  let sequence = 0
  return () => {
    if (used === block.length) {
      randomFillSync(block)
      used = 0
    }
    const random = block.subarray(used, used + idBytes)
    used += idBytes
    const time = Math.max(now(), lastTime)
    sequence = time === lastTime ? sequence + 1 : 0
    lastTime = time
    return v7({ random, msecs: time, seq: sequence })
  }
}
