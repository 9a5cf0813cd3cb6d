/** Cards of partners for tests, and one step of each command around them. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { checkCode, createSeal, publicCard, type UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import type { SystemStore } from '../../src/core/ports.ts'
import { otherStreet, type TestApp } from './app.ts'

export const otherUnit = { code: otherStreet.unitCode, name: otherStreet.unitName }

export function partnerCard(seal: UnitSeal = createSeal(randomBytes)): string {
  return publicCard(otherUnit, seal.public)
}

export interface TestSystemStore extends SystemStore {
  available: boolean
}

/** A system's store of a PC: what it protects opens on the PC of the same name only. */
export function systemStoreOf(pc: string): TestSystemStore {
  const key = createHash('sha256').update(pc).digest()
  const store: TestSystemStore = {
    available: true,
    isAvailable: () => Promise.resolve(store.available),
    protect: (secret) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
    },
    reveal: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28))
      try {
        return Promise.resolve(decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8'))
      } catch {
        return Promise.resolve(null)
      }
    },
  }
  return store
}

/** What a command of this part needs, and how it is called. */
export const permanentTrust: Readonly<Record<string, (app: TestApp) => Promise<() => Promise<unknown>>>> = {
  'trust.addCard': (app) => Promise.resolve(() => app.client.trust.addCard({ text: partnerCard() })),
  'trust.confirmCard': async (app) => {
    const text = partnerCard()
    await app.client.trust.addCard({ text })
    const code = await checkCode(text)
    return () => app.client.trust.confirmCard({ unit: otherUnit.code, checkCode: code })
  },
  'trust.revokeCard': async (app) => {
    await app.client.trust.addCard({ text: partnerCard() })
    return () => app.client.trust.revokeCard({ unit: otherUnit.code, reason: '印章遗失' })
  },
}

export const trustInputs: Readonly<Record<string, object>> = {
  'trust.addCard': { text: partnerCard() },
  'trust.confirmCard': { unit: otherUnit.code, checkCode: '1234 5678 9012' },
  'trust.revokeCard': { unit: otherUnit.code, reason: '印章遗失' },
  'trust.setPassword': { password: '一个够长的密码 123' },
  'trust.restoreSeal': { sheet: '7K3D' },
  'moving.in': { fileId: '01990000-0000-7000-8000-00000000dead', code: '7K3D' },
}
