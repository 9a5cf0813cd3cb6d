/** 本机系统保管: gives the seal back on the PC and account that took it, refuses elsewhere with the next step, and promises no more. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sealToText } from '../../../src/core/exchange/format/unit-seal.ts'
import { loadSeal } from '../../../src/core/exchange/seal-file.ts'
import { openTestApp, refusal, temporaryFolder, type TestApp } from '../../support/app.ts'
import { systemStoreOf } from '../../support/trust-scenarios.ts'

const inSeal = (app: TestApp, name: string): string => join(app.dataDir, 'seal', name)
const slotPath = (app: TestApp): string => inSeal(app, 'system-store.json')
const stateOf = async (app: TestApp) => (await app.client.trust.overview({})).seal.systemStore
const restore = async (app: TestApp) => await app.client.trust.restoreSeal({ systemStore: true })

async function keptApp(pc = '这台电脑') {
  const store = systemStoreOf(pc)
  const app = await openTestApp({ systemStore: store })
  await app.client.trust.keepInSystemStore({})
  return { app, store }
}

describe('the system store', () => {
  it('holds a copy once it is told to, and gives back the very seal', async () => {
    const store = systemStoreOf('这台电脑')
    const app = await openTestApp({ systemStore: store })
    expect(await stateOf(app)).toBe('off')
    expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_none' })
    await app.client.trust.keepInSystemStore({})
    expect(await stateOf(app)).toBe('on')
    expect(statSync(slotPath(app)).mode & 0o777).toBe(0o600)
    const seal = loadSeal(app.dataDir)
    const secret = Buffer.from(seal.secret.seed)
    const file = readFileSync(slotPath(app), 'utf8')
    for (const text of [sealToText(seal).split('\n')[1] ?? '', secret.toString('base64'), secret.toString('hex')])
      expect(file).not.toContain(text)

    rmSync(inSeal(app, 'unit-seal.key'))
    expect((await app.client.trust.overview({})).seal).toMatchObject({ state: 'lost', systemStore: 'on' })
    await restore(app)
    expect(loadSeal(app.dataDir)).toEqual(seal)
    writeFileSync(inSeal(app, 'unit-seal.key'), 'damaged')
    await restore(app)
    expect(loadSeal(app.dataDir)).toEqual(seal)
  })

  it('is no copy that is safe: the 恢复单 counts as not printed', async () => {
    const { app } = await keptApp()
    expect((await app.client.trust.overview({})).seal.sheetPrintedOn).toBeNull()
  })

  it('does nothing where there is none: in a browser, on the command line, with a key ring that is shut', async () => {
    const without = await openTestApp()
    expect(await stateOf(without)).toBe('unavailable')
    expect(await refusal(without.client.trust.keepInSystemStore({}))).toMatchObject({ code: 'seal_store_unavailable' })
    expect(existsSync(slotPath(without))).toBe(false)

    const { app, store } = await keptApp()
    store.available = false
    expect(await stateOf(app)).toBe('unavailable')
    expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_unavailable' })
    store.available = true
    expect(await stateOf(app)).toBe('on')
  })

  it('is not believed before it has given back what it was given', async () => {
    const store = { ...systemStoreOf('这台电脑'), reveal: () => Promise.resolve(null) }
    const app = await openTestApp({ systemStore: store })
    expect(await refusal(app.client.trust.keepInSystemStore({}))).toMatchObject({ code: 'seal_store_unavailable' })
    expect(existsSync(slotPath(app))).toBe(false)
  })

  it('of another PC or account gives nothing back, and the refusal says what to do', async () => {
    const { app } = await keptApp()
    const dataDir = temporaryFolder()
    await app.close()
    cpSync(app.dataDir, dataDir, { recursive: true })
    const elsewhere = await openTestApp({ unit: null, dataDir, systemStore: systemStoreOf('另一台电脑') })
    rmSync(inSeal(elsewhere, 'unit-seal.key'))
    const reply = await elsewhere.call('trust.restoreSeal', { systemStore: true })
    expect(reply).toMatchObject({ ok: false, error: { code: 'seal_store_other_pc' } })
    expect(existsSync(inSeal(elsewhere, 'unit-seal.key'))).toBe(false)
  })

  it('brings the seal back where its public half is lost too, and no other under its name', async () => {
    const { app } = await keptApp()
    const seal = loadSeal(app.dataDir)
    for (const name of ['unit-seal.key', 'unit-seal.pub']) rmSync(inSeal(app, name))
    expect((await app.client.trust.overview({})).seal).toMatchObject({ state: 'lost', systemStore: 'on' })
    const slot = readFileSync(slotPath(app), 'utf8')
    writeFileSync(slotPath(app), slot.replace(seal.public, loadSeal((await openTestApp()).dataDir).public))
    expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_damaged' })
    writeFileSync(slotPath(app), slot)
    await restore(app)
    expect(loadSeal(app.dataDir)).toEqual(seal)
  })

  it('whose file was damaged says so, before and after the loss', async () => {
    const { app } = await keptApp()
    const slot = z
      .object({ sealed: z.string() })
      .loose()
      .parse(JSON.parse(readFileSync(slotPath(app), 'utf8')))
    const other = Buffer.from(slot.sealed, 'base64').fill(0, 30, 40).toString('base64')
    for (const damaged of ['', 'nothing', '{}', JSON.stringify({ ...slot, sealed: other })]) {
      writeFileSync(slotPath(app), damaged)
      expect(await stateOf(app)).toBe('damaged')
      expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_damaged' })
    }
    const sha256 = createHash('sha256').update(Buffer.from(other, 'base64')).digest('hex')
    writeFileSync(slotPath(app), JSON.stringify({ ...slot, sealed: other, sha256 }))
    expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_other_pc' })
    await app.client.trust.keepInSystemStore({})
    expect(await stateOf(app)).toBe('on')
  })

  it('keeps no seal that is lost already', async () => {
    const app = await openTestApp({ systemStore: systemStoreOf('这台电脑') })
    await app.client.trust.overview({})
    rmSync(inSeal(app, 'unit-seal.key'))
    expect(await refusal(app.client.trust.keepInSystemStore({}))).toMatchObject({ code: 'seal_lost' })
  })

  it('brings back no seal before: neither after a renewal nor after another 恢复单', async () => {
    const { app } = await keptApp()
    const { lines } = await app.client.trust.printSheet({})
    await app.client.trust.renewSeal({})
    expect(existsSync(slotPath(app))).toBe(false)
    expect(await stateOf(app)).toBe('off')
    await app.client.trust.keepInSystemStore({})
    await app.client.trust.restoreSeal({ sheet: lines.join('\n') })
    expect(await stateOf(app)).toBe('off')
    rmSync(inSeal(app, 'unit-seal.key'))
    expect(await refusal(restore(app))).toMatchObject({ code: 'seal_store_none' })
  })

  it('is switched off again, and stays behind when the office moves', async () => {
    const { app } = await keptApp()
    await app.client.trust.removeFromSystemStore({})
    expect(existsSync(slotPath(app))).toBe(false)
    await app.client.trust.keepInSystemStore({})
    const { artifact, code } = await app.client.moving.out({})
    const fresh = await openTestApp({ unit: null, systemStore: systemStoreOf('新电脑') })
    await fresh.client.moving.in({ fileId: fresh.stage(artifact.name, artifact.bytes), code })
    expect(loadSeal(fresh.dataDir)).toEqual(loadSeal(app.dataDir))
    expect(existsSync(slotPath(fresh))).toBe(false)
    expect(await stateOf(fresh)).toBe('off')
  }, 60_000)
})
