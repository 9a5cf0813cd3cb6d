/** One step of each command of the exchange centre that others do not cover, for tests that do, undo and redo every command. */
import { aMeeting, district, openTestApp, street, type TestApp } from './app.ts'
import { aRecord, craftedPackage, newSeal } from './crafted-package.ts'
import type { Scenario } from './list-scenarios.ts'

export const exchangeScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'exchange.saveDueDay': [
    {
      name: 'the first day that is set',
      ready: ({ client }) => Promise.resolve(() => client.exchange.saveDueDay({ day: 20 })),
    },
  ],
}

export const exchangeImports: readonly Scenario[] = [
  {
    name: 'a conflict decided for the other side, beside a batch',
    prepare: () => openTestApp({ unit: district }),
    ready: async (app) => {
      const seal = newSeal()
      const duty = { position: 1, post: '岗位', category: null, content: '职责' }
      const one = aRecord(duty)
      await apply(app, [craftedPackage({ seal, records: { duties: [one] } })])
      const fork = { ...one, values: { ...duty, content: '另一种' } }
      const { planId } = await inbox(app, [
        craftedPackage({ seal, sequence: 2, records: { duties: [fork, aRecord(duty)] } }),
        craftedPackage({ seal, sequence: 3, records: { duties: [aRecord(duty)] } }),
      ])
      return () =>
        app.client.exchange.apply({
          planId,
          acceptSender: false,
          decisions: [{ key: 'duties', id: one.id, keep: 'theirs' }],
        })
    },
  },
]

/** What has left the office is not taken back. */
export const exchangePermanent: Readonly<Record<string, (app: TestApp) => Promise<() => Promise<unknown>>>> = {
  'exchange.confirmWritten': async (app) => {
    const { artifact, info } = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const fileId = app.stage('U盘.zip', artifact.bytes)
    return () => app.client.exchange.confirmWritten({ packageId: info.packageId, fileId })
  },
  'exchange.void': async (app) => {
    const { info } = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    return () => app.client.exchange.void({ packageId: info.packageId })
  },
  'exchange.receipt': async (app) => {
    const above = await openTestApp({ unit: district })
    await above.client.meetings.create(aMeeting())
    const sent = await above.client.exchange.create({
      period: '2026-11',
      recipient: street.unitCode,
      protection: 'none',
    })
    await apply(app, [sent.artifact.bytes])
    return () => app.client.exchange.receipt({ packageId: sent.info.packageId, protection: 'none' })
  },
}

async function inbox(app: TestApp, files: readonly Uint8Array[]) {
  return await app.client.exchange.inbox({
    files: files.map((bytes, index) => ({ fileId: app.stage(`包${index}.zip`, bytes) })),
  })
}

async function apply(app: TestApp, files: readonly Uint8Array[]): Promise<void> {
  const { planId } = await inbox(app, files)
  await app.client.exchange.apply({ planId, acceptSender: true })
}
