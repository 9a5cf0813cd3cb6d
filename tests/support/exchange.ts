/** Sealing and taking in packages in tests, with the answers that most tests want. */
import { district, type TestApp } from './app.ts'

type Created = Awaited<ReturnType<TestApp['client']['exchange']['create']>>
type CreateInput = Parameters<TestApp['client']['exchange']['create']>[0]

export async function send(app: TestApp, input: Partial<CreateInput> = {}): Promise<Created> {
  return await app.client.exchange.create({
    period: '2026-11',
    recipient: district.unitCode,
    protection: 'none',
    ...input,
  })
}

export async function inbox(app: TestApp, files: readonly (readonly [string, Uint8Array])[]) {
  return await app.client.exchange.inbox({ files: files.map(([name, bytes]) => ({ fileId: app.stage(name, bytes) })) })
}

/** As a clerk takes them in who has compared the digits of every sender. */
export async function receive(app: TestApp, ...files: readonly Uint8Array[]) {
  const { planId, packages } = await inbox(
    app,
    files.map((bytes, index) => [`包${index}.zip`, bytes]),
  )
  return await app.client.exchange.apply({ planId, acceptSender: packages.map(({ info }) => info.unit) })
}
