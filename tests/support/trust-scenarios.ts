/** Cards of partners for tests, and one step of each command around them. */
import { randomBytes } from 'node:crypto'
import { checkCode, createSeal, publicCard, type UnitSeal } from '../../src/core/exchange/format/unit-seal.ts'
import { otherStreet, type TestApp } from './app.ts'

export const otherUnit = { code: otherStreet.unitCode, name: otherStreet.unitName }

export function partnerCard(seal: UnitSeal = createSeal(randomBytes)): string {
  return publicCard(otherUnit, seal.public)
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
