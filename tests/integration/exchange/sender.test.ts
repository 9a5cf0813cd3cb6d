/** Whose packages come in: the register of cards decides before the preview, and again when the preview is followed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { district, openTestApp, otherStreet, refusal, refusalSentence, type TestApp } from '../../support/app.ts'

const unit = otherStreet.unitCode
let sender: TestApp
let app: TestApp

const send = async (): Promise<Uint8Array> =>
  (await sender.client.exchange.create({ period: '2026-11', recipient: district.unitCode, protection: 'none' }))
    .artifact.bytes
const preview = (bytes: Uint8Array) => app.client.exchange.preview({ fileId: app.stage('包.zip', bytes) })
const apply = (planId: string, acceptSender: boolean) => app.client.exchange.apply({ planId, acceptSender })
const cardOf = async (whose: TestApp): Promise<string> =>
  Buffer.from((await whose.client.trust.saveCard({})).bytes).toString('utf8')

beforeAll(async () => {
  sender = await openTestApp({ unit: otherStreet })
  app = await openTestApp({ unit: district })
})

describe('a package', { timeout: 60_000 }, () => {
  it('of a registered card comes in, and it is said whether its digits were compared', async () => {
    const bytes = await send()
    const { sender: before, planId } = await preview(bytes)
    expect(before).toBe('unknown')
    expect(await refusal(apply(planId, false))).toMatchObject({ code: 'package_unknown_sender' })
    await app.client.trust.addCard({ text: await cardOf(sender) })
    expect((await preview(bytes)).sender).toBe('unconfirmed')
    await apply(planId, false)
    const { checkCode } = (await sender.client.trust.overview({})).card ?? { checkCode: '' }
    await app.client.trust.confirmCard({ unit, checkCode })
    expect((await preview(bytes)).sender).toBe('known')
  })

  it('of an unknown sender registers its card as compared only where a person says so', async () => {
    const stateAfter = async (acceptSender: boolean | string[]) => {
      const receiver = await openTestApp({ unit: district })
      const fileId = receiver.stage('包.zip', await send())
      const { planId } = await receiver.client.exchange.preview({ fileId })
      await receiver.client.exchange.apply({ planId, acceptSender })
      return (await receiver.client.trust.overview({})).partners.map(({ state }) => state)
    }
    expect(await stateAfter(true)).toEqual(['unconfirmed'])
    expect(await stateAfter([unit])).toEqual(['confirmed'])
  })

  it('sealed before a renewal is believed no more than the present card', async () => {
    const other = await openTestApp({ unit: otherStreet })
    const receiver = await openTestApp({ unit: district })
    const sent = { period: '2026-11', recipient: district.unitCode, protection: 'none' } as const
    const { artifact } = await other.client.exchange.create(sent)
    await receiver.client.trust.addCard({ text: await cardOf(other) })
    await other.client.trust.renewSeal({})
    await receiver.client.trust.addCard({ text: await cardOf(other) })
    const look = () => receiver.client.exchange.preview({ fileId: receiver.stage('包.zip', artifact.bytes) })
    expect((await look()).sender).toBe('unconfirmed')
    const { checkCode } = (await other.client.trust.overview({})).card ?? { checkCode: '' }
    await receiver.client.trust.confirmCard({ unit, checkCode })
    expect((await look()).sender).toBe('known')
  })

  it('of a revoked card is refused, also when it was revoked after the preview', async () => {
    const bytes = await send()
    const { planId } = await preview(bytes)
    await app.client.trust.revokeCard({ unit, reason: '印章遗失' })
    expect(await refusal(apply(planId, true))).toMatchObject({ code: 'package_revoked_sender' })
    expect(await refusalSentence(preview(bytes))).toContain('2026-11-05停用：印章遗失')
    const toRevoked = { period: '2026-11', recipient: unit, protection: 'card' } as const
    expect(await refusal(app.client.exchange.create(toRevoked))).toMatchObject({ code: 'package_card_missing' })
    const { checkCode } = (await sender.client.trust.overview({})).card ?? { checkCode: '' }
    await app.client.trust.confirmCard({ unit, checkCode })
    expect((await preview(bytes)).sender).toBe('known')
  })

  it('of a renewed seal is refused until the new card is there; those of before the renewal come in afterwards, too', async () => {
    const early = await send()
    await sender.client.trust.renewSeal({})
    const late = await send()
    expect(await refusalSentence(preview(late))).toContain('请先添加对方的换章名片')
    await app.client.trust.addCard({ text: await cardOf(sender) })
    await apply((await preview(late)).planId, false)
    await apply((await preview(early)).planId, false)
  })

  it('encrypted for the card opens with the seal, also after its renewal, and nowhere else', async () => {
    await sender.client.trust.addCard({ text: await cardOf(app) })
    const sealed = { period: '2026-11', recipient: district.unitCode, protection: 'card' } as const
    const { artifact } = await sender.client.exchange.create(sealed)
    expect((await preview(artifact.bytes)).sender).toBe('known')
    await app.client.trust.renewSeal({})
    expect((await preview(artifact.bytes)).sender).toBe('known')
    const other = await openTestApp()
    const fileId = other.stage('包.zip', artifact.bytes)
    expect(await refusal(other.client.exchange.preview({ fileId }))).toMatchObject({ code: 'package_other_recipient' })
  })
})
