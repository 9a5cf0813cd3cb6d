/** The guard that all tests of the core stand under finds a seal in an answer, the present one and a former one. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sealPath } from '../../../src/core/exchange/seal-file.ts'
import { openTestApp } from '../../support/app.ts'
import { assertHoldsNoSeal } from '../../support/seal-guard.ts'

it('an answer that holds the text of the seal is found out (broken twin)', async () => {
  const app = await openTestApp()
  await app.client.exchange.list({})
  const present = readFileSync(sealPath(app.dataDir, 'unit-seal.key'), 'utf8')
  await app.client.trust.renewSeal({})
  const holding = { ok: true, value: { text: present } }
  expect(() => assertHoldsNoSeal(app.dataDir, 'trust.renewSeal', holding)).toThrow('trust.renew')
  const renewed = readFileSync(sealPath(app.dataDir, 'unit-seal.key'), 'utf8')
  expect(renewed).not.toBe(present)
  expect(() => assertHoldsNoSeal(app.dataDir, 'x', [renewed])).toThrow('x')
  const file = { name: '文件', bytes: new Uint8Array(Buffer.from(renewed)) }
  expect(() => assertHoldsNoSeal(app.dataDir, 'x', file)).toThrow('x')
})
