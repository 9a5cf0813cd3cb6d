/** A whole office on its way to another PC: everything arrives or nothing, and the old PC knows that it has moved. */
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { drawCode } from '../../../src/core/exchange/confidential/index.ts'
import {
  decryptWithPassphrase,
  drawnLogN,
  encryptForPassphrase,
} from '../../../src/core/exchange/confidential/age-file.ts'
import { loadSeal } from '../../../src/core/exchange/seal-file.ts'
import { openOffice, packOffice, type Office } from '../../../src/core/moving/office-file.ts'
import { readParts } from '../../../src/core/moving/read-parts.ts'
import { seededBytes } from '../../checks/package/sample-package.ts'
import { fixture, openSampleApp, openTestApp, refusal, street, type TestApp } from '../../support/app.ts'
import { contentOf, databaseHash } from '../../support/database-dump.ts'
import { partnerCard } from '../../support/trust-scenarios.ts'

const filesOf = ({ dataDir }: TestApp): string[] => readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).sort()

let old: TestApp
let code: string
let bytes: Uint8Array

async function office(): Promise<Office> {
  const opened = openOffice(await decryptWithPassphrase(bytes, code))
  if ('problem' in opened) throw new Error(opened.problem)
  return opened
}

const moveIn = (app: TestApp, file: Uint8Array, typed = code) =>
  app.client.moving.in({ fileId: app.stage('搬家.age', file), code: typed })

beforeAll(async () => {
  old = await openSampleApp()
  const [row] = (await old.client.ledgers.page({ ledger: 'people', limit: 1 })).rows
  if (row === undefined) throw new Error('the sample street has people')
  const picture = old.stage('照片.png', fixture('四张清单-云溪街道.xlsx'))
  await old.client.attachments.add({ ledger: 'people', id: row.id, fileId: picture })
  await old.client.trust.addCard({ text: partnerCard() })
  await old.client.trust.printSheet({})
  const moved = await old.client.moving.out({})
  code = moved.code
  bytes = moved.artifact.bytes
}, 60_000)

describe('moving', () => {
  it('brings the records, attachments, seal and cards into an empty folder, and counts both sides', async () => {
    const app = await openTestApp({ unit: null })
    const { unit, counts, sealMoved } = await moveIn(app, bytes, code.toLowerCase().replaceAll('-', ''))
    expect(unit).toEqual({ code: street.unitCode, name: street.unitName })
    expect(sealMoved).toBe(true)
    expect(counts).toContainEqual({ kind: 'people', before: 237, after: 237 })
    expect(counts).toContainEqual({ kind: 'attachments', before: 1, after: 1 })
    expect(counts.every(({ before, after }) => before === after)).toBe(true)
    expect(contentOf(app.dataDir)).toEqual(contentOf(old.dataDir))
    expect(loadSeal(app.dataDir)).toEqual(loadSeal(old.dataDir))
    const [here, there] = [await app.client.trust.overview({}), await old.client.trust.overview({})]
    expect(here).toEqual(there)
    expect((await app.client.system.verify({})).ok).toBe(true)
    expect((await app.client.moving.state({})).movedOut).toBeNull()
    await app.reopen()
    expect((await app.client.system.status({})).state).toBe('ready')
  }, 60_000)

  it('is one file of which nothing can be read', () => {
    const text = Buffer.from(bytes)
    for (const word of [street.unitName, 'SQLite format 3', 'sidantong', 'unit-seal'])
      expect(text.includes(Buffer.from(word)), word).toBe(false)
    expect(text.toString('latin1', 0, 21)).toBe('age-encryption.org/v1')
  })

  it('is refused before it is read when it would not be opened again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sidantong-moving-'))
    const file = join(folder, 'database.db')
    writeFileSync(file, '')
    for (const gibibytes of [1, 3]) {
      // Nothing of it is on the disk.
      truncateSync(file, gibibytes * 1024 ** 3)
      expect(() => readParts([{ path: 'database.db', file }])).toThrow(
        expect.objectContaining({
          code: 'move_too_large',
          details: { size: `${gibibytes * 1024} MB`, limit: '1024 MB' },
        }),
      )
    }
    truncateSync(file, 10)
    expect(readParts([{ path: 'database.db', file }])[0]?.bytes).toHaveLength(10)
    rmSync(folder, { recursive: true })
  })

  it('leaves a note on the old PC, which counts what is saved there afterwards', async () => {
    expect((await old.client.moving.state({})).movedOut).toMatchObject({ stepsSince: 0 })
    await old.client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '搬走以后又写的' } })
    expect((await old.client.moving.state({})).movedOut?.stepsSince).toBeGreaterThan(0)
    await old.reopen()
    expect((await old.client.moving.state({})).movedOut).not.toBeNull()
    await old.client.history.undo({})
    const another = await openSampleApp()
    expect((await another.client.moving.state({})).movedOut).toBeNull()
    await another.client.moving.out({})
    await another.client.moving.stay({})
    expect((await another.client.moving.state({})).movedOut).toBeNull()
  }, 60_000)
})

describe('moving in changes nothing', () => {
  it('in a folder that is in use', async () => {
    const app = await openTestApp()
    const before = databaseHash(app.dataDir)
    expect(await refusal(moveIn(app, bytes))).toMatchObject({ code: 'database_exists' })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('with a wrong code, a mistyped code, another file, a cut or changed file', async () => {
    const app = await openTestApp({ unit: null })
    const before = filesOf(app)
    const changed = Uint8Array.from(bytes)
    changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1
    const foreign = await encryptForPassphrase(Buffer.from('not an office'), code, drawnLogN)
    const attempts: readonly [string, Uint8Array, string, string][] = [
      ['another code', bytes, drawCode(seededBytes('another')), 'move_code_wrong'],
      ['a mistyped code', bytes, code.slice(1), 'code_mistyped'],
      ['no moving file', fixture('四张清单-云溪街道.xlsx'), code, 'move_not_file'],
      ['a cut file', bytes.subarray(0, bytes.length - 1), code, 'move_damaged'],
      ['a changed byte', changed, code, 'move_damaged'],
      ['something else inside', foreign, code, 'move_damaged'],
    ]
    for (const [what, file, typed, expected] of attempts) {
      expect([what, (await refusal(moveIn(app, file, typed))).code]).toEqual([what, expected])
      expect([what, filesOf(app)]).toEqual([what, before])
    }
    expect((await app.client.system.status({})).state).toBe('empty')
  }, 60_000)

  it('when what is inside does not fit together, although the code is right', async () => {
    const app = await openTestApp({ unit: null })
    const before = filesOf(app)
    const whole = await office()
    const edit = (path: string, change: (part: Uint8Array) => Uint8Array): Office => ({
      ...whole,
      parts: whole.parts.map((part) => (part.path === path ? { ...part, bytes: change(part.bytes) } : part)),
    })
    const flipped = (part: Uint8Array): Uint8Array => {
      const copy = Uint8Array.from(part)
      copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1
      return copy
    }
    const offices: readonly [string, Office][] = [
      ['a changed database', edit('database.db', flipped)],
      ['a cut database', edit('database.db', (part) => part.subarray(0, 5000))],
      ['a manifest that is none', edit('backup.json', () => Buffer.from('{}'))],
      ['a manifest that is no JSON', edit('backup.json', () => Buffer.from('x'))],
    ]
    for (const [what, bad] of offices) {
      const file = await encryptForPassphrase(packOffice(bad), code, drawnLogN)
      const { code: refused } = await refusal(moveIn(app, file))
      expect([what, ['move_damaged', 'backup_invalid', 'database_damaged'].includes(refused)]).toEqual([what, true])
      expect([what, filesOf(app)]).toEqual([what, before])
      expect((await app.client.system.status({})).state).toBe('empty')
    }
    expect((await moveIn(app, bytes)).unit.code).toBe(street.unitCode)
  }, 120_000)

  it('where the seal of another unit lies', async () => {
    const other = await openTestApp({ unit: null })
    loadSeal(other.dataDir)
    expect(await refusal(moveIn(other, bytes))).toMatchObject({ code: 'database_exists' })
    expect(existsSync(join(other.dataDir, 'sidantong.db'))).toBe(false)
  }, 60_000)
})

describe('an office file', () => {
  it('holds no way out of the folder, no part twice, nothing behind its end', async () => {
    const whole = await office()
    const [database] = whole.parts
    if (database === undefined) throw new Error('an office has a database')
    for (const path of ['../x', 'seal/../x', 'seal/.x', '/etc/x', 'C:/x', 'seal/a/b', 'seal\\x'])
      expect(() => packOffice({ ...whole, parts: [{ path, bytes: new Uint8Array() }] }), path).toThrow()
    const twice = openOffice(packOffice({ ...whole, parts: [...whole.parts, database] }))
    expect(twice).toEqual({ problem: '缺少数据文件' })
    expect(openOffice(packOffice({ ...whole, parts: [database] }))).toEqual({ problem: '缺少数据文件' })
    for (const broken of [new Uint8Array(), Buffer.from('x')]) expect(openOffice(broken)).toEqual({ problem: '解不开' })
  })
})

it('a folder whose seal is lost does not move out without it', async () => {
  const app = await openTestApp()
  await app.client.trust.overview({})
  writeFileSync(join(app.dataDir, 'seal', 'unit-seal.key'), 'damaged')
  const refused = await refusal(app.client.moving.out({}))
  expect(refused.code).toBe('seal_damaged')
  expect(new AppError(refused.code, refused.details).message).toContain('恢复')
  expect((await app.client.moving.state({})).movedOut).toBeNull()
})
