/** Inputs made from the schemas, right, wrong and hostile, over each transport: answered as the contract says, or refused without a trace. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { methods, openSampleApp } from '../support/app.ts'
import { inputsFor } from '../support/arbitrary-input.ts'
import { databaseHash } from '../support/database-dump.ts'
import { goodInputs } from '../support/good-inputs.ts'
import { refusedWith } from '../support/refused-with.ts'
import { transports } from '../support/transports.ts'

const partTime = { timeout: 120_000 }
const parts = [0, 1, 2, 3]
/** Each of these takes a second on purpose: what it keeps is safe from guessing. */
const derivesKeys: ReadonlySet<string> = new Set(['trust.setPassword', 'trust.restoreSeal', 'trust.renewSeal'])
const runs: Readonly<Record<string, number>> = { 'in process': 25, 'message channel': 5, HTTP: 5 }

describe.each(Object.entries(transports))('any input over %s', (name, open) => {
  // In parts, so that each has its time.
  it.each(parts)('part %i is answered as the contract says or refused without a trace', partTime, async (part) => {
    const app = await openSampleApp()
    const inputs = await goodInputs(app)
    const ids = [...JSON.stringify([...inputs.values()]).matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(
      ([id]) => id,
    )
    const transport = await open(app)
    // Restoring sets a whole database aside each time, moving out packs one; their own tests are elsewhere.
    const tried = [...methods]
      .filter(([method]) => method !== 'backups.restore' && method !== 'moving.out')
      .filter((_, place) => place % parts.length === part)
    const call = fc.oneof(
      ...tried.map(([method, definition]) => ({
        arbitrary: inputsFor(definition, ids).map((input) => ({ method, definition, input })),
        weight: derivesKeys.has(method) ? 1 : 5,
      })),
    )
    let hash = databaseHash(app.dataDir)
    await fc.assert(
      fc.asyncProperty(call, async ({ method, definition, input }) => {
        const reply = await transport.call(method, input).catch((error: unknown) => {
          // What cannot be cloned or written as JSON never leaves the window.
          if (name !== 'in process' && error instanceof Error && /clone|BigInt|circular/.test(error.message))
            return null
          throw error
        })
        if (reply === null) return
        const now = databaseHash(app.dataDir)
        if (reply.ok) definition.output.parse(reply.value)
        else {
          expect(refusedWith(reply)).not.toBe('internal')
          expect(now).toBe(hash)
        }
        hash = now
      }),
      { numRuns: (runs[name] ?? 1) * tried.length },
    )
    expect(await app.client.system.verify({})).toMatchObject({ ok: true })
    await transport.close()
    await app.close()
  })
})
