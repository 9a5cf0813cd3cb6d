/** The core's end of the system's store: numbers the questions to the main process. Knows nothing of what is kept. */
import { z } from 'zod'
import type { SystemStore } from '../core/ports.ts'
import type { StoreAnswer, StoreQuestion, Unnumbered } from './core-protocol.ts'

export interface StoreLine {
  readonly store: SystemStore
  readonly receive: (answer: StoreAnswer) => void
}

export function storeThroughMain(send: (question: StoreQuestion) => void): StoreLine {
  const waiting = new Map<number, (value: unknown) => void>()
  let lastId = 0
  const ask = async (question: Unnumbered<StoreQuestion>): Promise<unknown> => {
    lastId += 1
    const id = lastId
    return await new Promise((resolve) => {
      waiting.set(id, resolve)
      send({ ...question, id })
    })
  }
  return {
    store: {
      isAvailable: async () => z.boolean().parse(await ask({ kind: 'storeAvailable' })),
      protect: async (secret) =>
        z
          .instanceof(Uint8Array)
          .nullable()
          .parse(await ask({ kind: 'protect', secret })),
      reveal: async (sealed) =>
        z
          .string()
          .nullable()
          .parse(await ask({ kind: 'reveal', sealed })),
    },
    receive: ({ id, value }) => {
      waiting.get(id)?.(value)
      waiting.delete(id)
    },
  }
}
