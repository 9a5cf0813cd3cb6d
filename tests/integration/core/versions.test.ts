/** Versions of a list: issued once and never changed, what was adjusted since, any two compared. */
import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LedgerKey } from '../../../src/contract/ledgers/index.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import { aMeeting, district, openSampleApp, openTestApp, refusal, type TestApp } from '../../support/app.ts'

const terms = { basis: '2026年第十一次联席会议审议通过', effectiveOn: '2026-12-01' } as const

const publish = async (app: TestApp, ledger: LedgerKey = 'keyMatters', more: { remarks?: string } = {}) =>
  (await app.client.versions.publish({ ledger, ...terms, ...more })).version

const rowsOf = async (app: TestApp, ledger: LedgerKey = 'keyMatters') =>
  (await app.client.ledgers.page({ ledger, limit: 500 })).rows

async function edit(app: TestApp, index: number, values: RecordValues, ledger: LedgerKey = 'keyMatters') {
  const row = (await rowsOf(app, ledger))[index]
  if (row === undefined) throw new Error('no such row')
  return (await app.client.ledgers.update({ ledger, id: row.id, version: row.version, values })).row
}

const pendingOf = async (app: TestApp, ledger: LedgerKey = 'keyMatters') =>
  (await app.client.versions.list({ ledger })).pending

describe('issuing', () => {
  it('freezes the list with its number, basis, meeting and day of effect', async () => {
    const app = await openSampleApp()
    const { meeting } = await app.client.meetings.create(aMeeting())
    expect(await app.client.versions.list({ ledger: 'keyMatters' })).toEqual({ versions: [], rows: 9, pending: null })
    const { version } = await app.client.versions.publish({
      ledger: 'keyMatters',
      ...terms,
      meetingId: meeting.id,
      approvedBy: '主任甲',
    })
    expect(version).toMatchObject({
      edition: 1,
      reference: '〔2026〕1号',
      meeting: { id: meeting.id, title: meeting.title },
      approvedBy: '主任甲',
      effectiveOn: '2026-12-01',
      issuedOn: '2026-11-05',
      rows: 9,
    })
    expect(version.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await pendingOf(app)).toEqual({ added: 0, removed: 0, changed: 0, unexplained: 0 })
  })

  it('numbers each list by itself, without gaps, and anew each year', async () => {
    const app = await openSampleApp()
    const references = []
    for (const [step, ledger] of (['keyMatters', 'duties', 'keyMatters', 'keyMatters'] as const).entries()) {
      if (step === 3) app.clock.set('2027-01-04T02:00:00.000Z')
      await edit(app, 0, { remarks: `改${step}` }, ledger)
      const { edition, reference } = await publish(app, ledger, { remarks: '例行调整' })
      references.push([ledger, edition, reference])
    }
    expect(references).toEqual([
      ['keyMatters', 1, '〔2026〕1号'],
      ['duties', 1, '〔2026〕1号'],
      ['keyMatters', 2, '〔2026〕2号'],
      ['keyMatters', 3, '〔2027〕1号'],
    ])
  })

  it('takes no number when it is refused', async () => {
    const app = await openSampleApp()
    await publish(app)
    expect((await refusal(publish(app))).code).toBe('version_unchanged')
    await edit(app, 0, { timeLimit: '1小时' })
    expect(await refusal(publish(app))).toMatchObject({ code: 'version_unexplained', details: { count: 1 } })
    expect((await publish(app, 'keyMatters', { remarks: '压缩时限' })).reference).toBe('〔2026〕2号')
  })

  it('needs rows, and a meeting that is there', async () => {
    const app = await openTestApp()
    expect((await refusal(publish(app))).code).toBe('version_empty')
    const meetingId = '01990000-0000-7000-8000-00000000dead'
    const attempt = app.client.versions.publish({ ledger: 'duties', ...terms, meetingId })
    expect((await refusal(attempt)).code).toBe('not_found')
  })
})

describe('adjustments', () => {
  it('are what differs from the newest version, whatever happened in between', async () => {
    const app = await openSampleApp()
    await publish(app)
    const before = (await rowsOf(app))[0]?.values['timeLimit'] ?? null
    await edit(app, 0, { timeLimit: '1小时' })
    await edit(app, 1, { position: 77 })
    const removed = (await rowsOf(app))[2]
    await app.client.ledgers.remove({ ledger: 'keyMatters', ids: [removed?.id ?? ''] })
    await app.client.ledgers.create({ ledger: 'keyMatters', values: { category: '新类', name: '新事项' } })
    expect(await pendingOf(app)).toEqual({ added: 1, removed: 1, changed: 1, unexplained: 3 })
    await edit(app, 0, { timeLimit: before })
    expect(await pendingOf(app)).toEqual({ added: 1, removed: 1, changed: 0, unexplained: 2 })
  })

  it('of people include what the grid says of itself', async () => {
    const app = await openSampleApp()
    await publish(app, 'people')
    const person = (await rowsOf(app, 'people'))[0]
    const mates = (await rowsOf(app, 'people')).filter(
      (row) => row.values['gridCode'] === person?.values['gridCode'],
    ).length
    await edit(app, 0, { households: 444 }, 'people')
    expect(await pendingOf(app, 'people')).toMatchObject({ changed: mates })
  })

  it('carry their reason into the version that issues them', async () => {
    const app = await openSampleApp()
    const first = await publish(app)
    const changed = await edit(app, 0, { timeLimit: '1小时' })
    const note = { reason: '区局要求压缩时限', approvedBy: '主任甲', approvedOn: '2026-11-20' }
    await app.client.versions.explain({ ledger: 'keyMatters', ids: [changed.id], ...note })
    const pending = await app.client.versions.compare({ ledger: 'keyMatters', from: first.id, to: null })
    expect(pending.rows[0]?.reasons).toEqual([{ ...note, edition: null }])
    const second = await publish(app)
    // What is said or taken back later belongs to the next version.
    await app.client.history.undo({})
    const issued = await app.client.versions.compare({ ledger: 'keyMatters', from: first.id, to: second.id })
    expect(issued.rows[0]?.reasons).toEqual([{ ...note, edition: 2 }])
  })

  it('can have their reason taken back', async () => {
    const app = await openSampleApp()
    await publish(app)
    const changed = await edit(app, 0, { timeLimit: '1小时' })
    const request = { ledger: 'keyMatters' as const, ids: [changed.id] }
    await app.client.versions.explain({ ...request, reason: '原因' })
    expect(await pendingOf(app)).toMatchObject({ unexplained: 0 })
    await app.client.versions.explain({ ...request, reason: '' })
    expect(await pendingOf(app)).toMatchObject({ unexplained: 1 })
  })

  it('have nothing to differ from before the first version', async () => {
    const app = await openSampleApp()
    const ids = (await rowsOf(app)).map((row) => row.id)
    const attempt = app.client.versions.explain({ ledger: 'keyMatters', ids, reason: '原因' })
    expect((await refusal(attempt)).code).toBe('version_none')
  })
})

describe('a comparison', () => {
  async function threeVersions() {
    const app = await openSampleApp()
    const first = await publish(app)
    const changed = await edit(app, 0, { timeLimit: '1小时' })
    const second = await publish(app, 'keyMatters', { remarks: '第二版' })
    await app.client.versions.explain({ ledger: 'keyMatters', ids: [changed.id], reason: '再压缩' })
    await edit(app, 0, { timeLimit: '半小时' })
    const third = await publish(app, 'keyMatters', { remarks: '第三版' })
    return { app, first, second, third }
  }

  it('is the same from either side: the older one is what it was', async () => {
    const { app, first, third } = await threeVersions()
    const there = await app.client.versions.compare({ ledger: 'keyMatters', from: first.id, to: third.id })
    const back = await app.client.versions.compare({ ledger: 'keyMatters', from: third.id, to: first.id })
    expect(back).toEqual(there)
    expect(there.counts).toEqual({ added: 0, removed: 0, changed: 1 })
    expect(there.rows[0]?.changes).toMatchObject([{ label: '处置时限', after: '半小时' }])
  })

  it('tells the reasons of all versions in between, and of no others', async () => {
    const { app, first, second, third } = await threeVersions()
    const reasons = async (from: string, to: string) =>
      (await app.client.versions.compare({ ledger: 'keyMatters', from, to })).rows.flatMap((row) =>
        row.reasons.map(({ reason, edition }) => [reason, edition]),
      )
    expect(await reasons(first.id, third.id)).toEqual([['再压缩', 3]])
    expect(await reasons(first.id, second.id)).toEqual([])
  })

  it('is of versions of that list', async () => {
    const { app, first } = await threeVersions()
    const attempt = app.client.versions.compare({ ledger: 'duties', from: first.id, to: null })
    expect((await refusal(attempt)).code).toBe('not_found')
  })

  it('comes in pages', async () => {
    const app = await openSampleApp()
    const { id } = await publish(app, 'people')
    await app.client.ledgers.remove({
      ledger: 'people',
      ids: (await rowsOf(app, 'people')).slice(0, 7).map((r) => r.id),
    })
    const page = await app.client.versions.compare({ ledger: 'people', from: id, to: null, offset: 5, limit: 10 })
    expect([page.total, page.rows.length]).toEqual([7, 2])
  })
})

describe('an issued version never changes', () => {
  function tamper(app: TestApp, ...statements: string[]): void {
    const database = new BetterSqlite3(join(app.dataDir, 'sidantong.db'))
    try {
      for (const statement of statements) database.exec(statement)
    } finally {
      database.close()
    }
  }

  it.each([
    "UPDATE list_versions SET basis = '改过'",
    'DELETE FROM list_versions',
    "UPDATE list_version_rows SET row_values = '{}'",
    'DELETE FROM list_version_rows',
    "UPDATE list_version_reasons SET reason = '改过'",
    'DELETE FROM list_version_reasons',
  ])('%s is refused by the database itself', async (statement) => {
    const app = await openSampleApp()
    await publish(app)
    const changed = await edit(app, 0, { timeLimit: '1小时' })
    await app.client.versions.explain({ ledger: 'keyMatters', ids: [changed.id], reason: '原因' })
    await publish(app)
    await app.close()
    expect(() => tamper(app, statement)).toThrow('an issued version never changes')
  })

  it('editing, undoing and deleting the list leave it as it was', async () => {
    const app = await openSampleApp()
    const { id } = await publish(app)
    const asIssued = async () => {
      const printed = await app.client.output.print({ document: { kind: 'version', id } })
      return printed.html
    }
    const before = await asIssued()
    await edit(app, 0, { timeLimit: '1小时' })
    await app.client.ledgers.remove({ ledger: 'keyMatters', ids: (await rowsOf(app)).map((row) => row.id) })
    expect(await asIssued()).toBe(before)
    await app.client.history.undo({})
    await app.client.history.undo({})
    await app.client.history.undo({})
    expect(await asIssued()).toBe(before)
    expect((await app.client.versions.list({ ledger: 'keyMatters' })).versions).toHaveLength(1)
  })

  it('one that was changed from outside is refused and found by the full check', async () => {
    const app = await openSampleApp()
    const { id } = await publish(app)
    await app.reopen(() =>
      tamper(
        app,
        'DROP TRIGGER list_version_rows_no_update',
        `UPDATE list_version_rows SET row_values = replace(row_values, '工作时', '小时')`,
      ),
    )
    const attempts = [
      app.client.versions.compare({ ledger: 'keyMatters', from: id, to: null }),
      app.client.output.export({ document: { kind: 'version', id } }),
    ]
    for (const attempt of attempts)
      expect(await refusal(attempt)).toMatchObject({ code: 'version_damaged', details: { reference: '〔2026〕1号' } })
    expect((await app.client.system.verify({})).ok).toBe(false)
  })
})

it('versions stay in the office that issued them', async () => {
  const app = await openSampleApp()
  await publish(app)
  const { artifact, info } = await app.client.exchange.create({
    period: '2026-11',
    recipient: district.unitCode,
    protection: 'none',
  })
  expect(Object.keys(info.counts)).not.toContain('list_versions')
  const other = await openTestApp({ unit: district })
  const { planId } = await other.client.exchange.preview({ fileId: other.stage('包.zip', artifact.bytes) })
  await other.client.exchange.apply({ planId, acceptSender: true })
  expect((await other.client.versions.list({ ledger: 'keyMatters' })).versions).toEqual([])
})
