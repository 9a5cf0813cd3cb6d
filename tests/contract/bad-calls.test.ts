/**
 * What no honest window sends, over each transport: every call is refused with a code and a sentence, nothing is
 * written, nothing of the inside shows.
 */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiReply } from '../../src/contract/api.ts'
import { describeError, type ErrorCode } from '../../src/contract/errors.ts'
import { aMeeting, methods, openSampleApp, otherStreet, sampleWorkbook, fixture, type TestApp } from '../support/app.ts'
import { inputsFor } from '../support/arbitrary-input.ts'
import { craftedPackage } from '../support/crafted-package.ts'
import { databaseHash } from '../support/database-dump.ts'
import { seriesInputs } from '../support/series-scenarios.ts'
import { taskInputs } from '../support/task-scenarios.ts'
import { saveTemplate } from '../support/template-scenarios.ts'
import { reportInputs } from '../support/report-scenarios.ts'
import { transports, type Transport } from '../support/transports.ts'
import { trustInputs } from '../support/trust-scenarios.ts'

const megabyte = 1024 * 1024
const insides = /node_modules|\.ts\b|\bat [\w.]+ \(|SQLITE|\b(?:SELECT|INSERT|UPDATE|DELETE)\b|undefined|\[object/

function refusedWith(reply: ApiReply): ErrorCode {
  if (reply.ok) throw new Error(`accepted, with ${JSON.stringify(reply.value).slice(0, 200)}`)
  expect(describeError(reply.error)).not.toMatch(insides)
  expect(Object.keys(reply)).toEqual(['ok', 'error'])
  return reply.error.code
}

/** The names of what lies in the data folder, backups included, and everything in the database. */
function stateOf({ dataDir }: TestApp): unknown {
  return { files: readdirSync(dataDir, { recursive: true }).sort(), hash: databaseHash(dataDir) }
}

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Objects with own keys that ordinary code cannot write down, as JSON brings them. */
function withKey(value: object, key: string): unknown {
  const text = JSON.stringify(value)
  return JSON.parse(`{${JSON.stringify(key)}: {"polluted": "yes"}${text === '{}' ? '' : ','}${text.slice(1)}`)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An input that each method would take, with ids of records that are there. */
async function goodInputs(app: TestApp): Promise<ReadonlyMap<string, object>> {
  const { client } = app
  const { rows } = await client.ledgers.page({ ledger: 'people', limit: 3 })
  const [row, other, third] = rows
  const { communities, basis } = await client.organisation.board({})
  const [community] = communities
  const [grid] = community?.grids ?? []
  if (row === undefined || other === undefined || third === undefined || community === undefined || grid === undefined)
    throw new Error('the sample street is not there')
  const { field } = await client.columns.save({ ledger: 'people', label: '走访次数', type: 'integer' })
  const columnId = field.name.slice('own.'.length)
  const settings = { columns: [], frozen: 0, find: '', where: [], sort: [], groupBy: null }
  const view = await client.views.save({ ledger: 'people', name: '全部', settings })
  const photo = app.stage('照片.jpg', 'photo')
  const { attachment } = await client.attachments.add({ ledger: 'people', id: row.id, fileId: photo })
  await client.people.merge({ keep: row.id, merge: third.id })
  const [merged] = (await client.ledgers.get({ ledger: 'people', id: row.id })).merged
  const { meeting } = await client.meetings.create(aMeeting())
  const { document } = await client.minutes.issue({ id: meeting.id })
  const template = await saveTemplate(app)
  const fileIds = [app.stage(sampleWorkbook, fixture(sampleWorkbook))]
  const { planId } = await client.intake.preview({ fileIds })
  const fileId = app.stage('包.zip', await craftedPackage({ unit: otherStreet }))
  const plan = await client.exchange.preview({ fileId })
  const issued = await client.versions.publish({ ledger: 'duties', basis: '会议通过', effectiveOn: '2026-12-01' })
  const { name } = await client.backups.create({})
  const draft = aMeeting()
  const move = { personId: row.id, postingId: null, to: { gridId: grid.id, role: 'instructor' } }
  return new Map<string, object>([
    ['system.initialize', { mode: 'blank', unitName: '甲', unitCode: '999901' }],
    ['ledgers.page', { ledger: 'people', find: '', where: [], sort: [], offset: 0, limit: 10 }],
    ['ledgers.get', { ledger: 'people', id: row.id }],
    ['ledgers.values', { ledger: 'people', field: 'name' }],
    ['ledgers.create', { ledger: 'duties', values: { post: '岗位', content: '职责' } }],
    ['ledgers.update', { ledger: 'people', id: row.id, version: row.version, values: { phone: '1' } }],
    ['ledgers.remove', { ledger: 'people', ids: [row.id] }],
    ['ledgers.fields', { ledger: 'people' }],
    ['ledgers.groups', { ledger: 'people', by: 'role' }],
    ['ledgers.locate', { ledger: 'people', text: '甲', from: 0, direction: 'next' }],
    ['ledgers.offsetOf', { ledger: 'people', id: row.id }],
    ['ledgers.similar', { ledger: 'people', values: { name: '甲' } }],
    ['ledgers.bin', { ledger: 'people' }],
    ['ledgers.restore', { ledger: 'people', ids: [row.id] }],
    [
      'ledgers.write',
      { ledger: 'people', purpose: 'paste', update: [{ id: row.id, version: row.version, values: { phone: '1' } }] },
    ],
    ['columns.save', { ledger: 'people', label: '自设', type: 'text' }],
    ['columns.remove', { id: columnId }],
    ['columns.move', { id: columnId, to: 0 }],
    ['views.list', { ledger: 'people' }],
    ['views.save', { ledger: 'people', name: '视图', settings }],
    ['views.remove', { id: view.id }],
    ['attachments.add', { ledger: 'people', id: row.id, fileId }],
    ['attachments.remove', { id: attachment.id }],
    ['attachments.open', { id: attachment.id }],
    ['people.merge', { keep: row.id, merge: other.id, values: {} }],
    ['people.unmerge', { merge: merged?.id ?? '' }],
    ['output.export', { document: { kind: 'lists', ledgers: ['duties'] } }],
    ['output.print', { document: { kind: 'lists', ledgers: ['duties'] } }],
    ['versions.list', { ledger: 'duties' }],
    ['versions.compare', { ledger: 'duties', from: issued.version.id, to: null, offset: 0, limit: 10 }],
    ['versions.publish', { ledger: 'keyMatters', basis: '会议通过', effectiveOn: '2026-12-01' }],
    ['versions.explain', { ledger: 'duties', ids: [row.id], reason: '原因', approvedBy: '', approvedOn: '' }],
    ['responsibility.assign', { kind: 'post', name: '岗位', field: 'role', value: '网格长' }],
    ['intake.preview', { fileIds }],
    ['intake.rows', { planId, table: 0, bucket: null, offset: 0, limit: 10 }],
    ['intake.remap', { planId, table: 0, settings: { ledger: 'duties', fields: null, matchBy: null, preferred: [] } }],
    ['intake.missing', { planId, table: 0, offset: 0, limit: 10 }],
    ['intake.leftovers', { planId }],
    ['intake.progress', { jobId: planId }],
    ['intake.cancel', { jobId: planId }],
    ['intake.forgetMapping', { form: '0'.repeat(64) }],
    ['intake.apply', { planId }],
    ['intake.discard', { planId }],
    ['organisation.saveCommunity', { id: community.id, name: '甲', code: '', population: 1 }],
    ['organisation.saveGrid', { communityId: community.id, name: '甲', code: '', households: 1, partyGroup: '' }],
    ['organisation.whatIf', { moves: [move], basis }],
    ['organisation.applyMoves', { moves: [move], basis, on: '2026-11-05' }],
    ['organisation.saveRule', { rule: 'gridHouseholds', values: { fewest: 200 }, reason: '区里规定' }],
    ['organisation.assign', { personId: row.id, gridId: grid.id, role: 'instructor', startedOn: '2026-11-01' }],
    ['organisation.leave', { personId: row.id, postingIds: [row.id], endedOn: '2026-11-01', reason: '调离' }],
    ['organisation.handover', { personId: row.id }],
    ['organisation.history', { gridId: grid.id }],
    ['organisation.notice', { gridIds: [grid.id] }],
    ['organisation.saveOffice', { supervisionPhone: '0999-8123456' }],
    ['organisation.saveWorkPhone', { personId: row.id, workPhone: '0999-8123456' }],
    ['organisation.savePhoto', { personId: row.id, fileId: null }],
    ['meetings.get', { id: meeting.id }],
    ['meetings.create', draft],
    ['meetings.update', { id: meeting.id, version: meeting.version, draft }],
    ['desk.write', { id: meeting.id, version: meeting.version, words: [{ item: null, text: '讨论' }] }],
    ['meetings.setStage', { id: meeting.id, version: meeting.version, stage: '会中' }],
    ['meetings.remove', { id: meeting.id }],
    ...Object.entries(await taskInputs(app)),
    ...Object.entries(await seriesInputs(app)),
    ['compliance.check', { fileId }],
    ...reportInputs(fileId, template.id),
    ['templates.inspect', { fileId }],
    ['templates.save', { fileId, name: '模板' }],
    ['templates.remove', { id: template.id }],
    ['templates.open', { id: template.id }],
    ['templates.choose', { seriesId: template.id, templateId: template.id }],
    ['minutes.preview', { id: meeting.id }],
    ['minutes.text', { id: meeting.id }],
    ['minutes.redraft', { id: meeting.id }],
    ['minutes.saveText', { id: meeting.id, version: meeting.version, text: [] }],
    ['minutes.numberAhead', { id: meeting.id }],
    ['minutes.issue', { id: meeting.id, reason: '更正' }],
    ['minutes.open', { documentId: document.id }],
    ['minutes.compare', { documentId: document.id }],
    ['minutes.confirmations', { documentId: document.id }],
    [
      'minutes.confirm',
      { documentId: document.id, unit: '社区', name: '甲某', confirmedOn: '2026-11-06', opinion: '确认' },
    ],
    ['minutes.withdrawConfirmation', { id: document.id }],
    ['subjects.find', { text: '甲' }],
    ['subjects.describe', { subjects: [{ kind: 'people', id: row.id }] }],
    ['subjects.meetings', { subject: { kind: 'people', id: row.id } }],
    ['subjects.passedVersions', { meetingId: meeting.id }],
    ...Object.entries(trustInputs),
    ['exchange.create', { period: '2026-11', recipient: '999901', protection: 'none' }],
    ['exchange.outgoing', { period: '2026-11', recipient: '999901', scope: 'changes' }],
    ['exchange.confirmWritten', { packageId: plan.info.packageId, fileId }],
    ['exchange.void', { packageId: plan.info.packageId }],
    ['exchange.inbox', { files: [{ fileId }] }],
    ['exchange.rows', { direction: 'received', packageId: plan.info.packageId }],
    ['exchange.rowsReport', { packageId: plan.info.packageId }],
    ['exchange.receipt', { packageId: plan.info.packageId, protection: 'none' }],
    ['exchange.submissions', { until: '2026-11', months: 3 }],
    ['exchange.saveDueDay', { day: 25 }],
    ['exchange.verify', { fileId }],
    ['exchange.preview', { fileId }],
    ['exchange.apply', { planId: plan.planId, acceptSender: true }],
    ['search.find', { text: '张', kind: null, limit: 5 }],
    ['search.readings', { names: ['张三'] }],
    ['history.list', { limit: 5 }],
    ['backups.restore', { name }],
  ])
}

describe.each(Object.entries(transports))('over %s', (name, open) => {
  let app: TestApp
  let transport: Transport
  let inputs: ReadonlyMap<string, object>
  let before: unknown

  beforeAll(async () => {
    app = await openSampleApp()
    inputs = await goodInputs(app)
    transport = await open(app)
    before = stateOf(app)
  })
  afterAll(async () => {
    await transport.close()
    await app.close()
  })

  it.each([
    ...['', '.', 'x', 'system', 'system.', '.status', 'nothing.here', 'system.nothing', 'system.status.x'],
    ...['__proto__.x', 'system.__proto__', 'system.constructor', 'constructor.name', 'toString', 'ledgers.toString'],
    ...['SYSTEM.STATUS', '系统.状态', 'x'.repeat(3000)],
  ])('the method number %# is unknown', async (method) => {
    expect(refusedWith(await transport.call(method, {}))).toBe('unknown_method')
    expect(stateOf(app)).toEqual(before)
  })

  it.each([...methods.keys()])('%s takes nothing but what its schema describes', async (method) => {
    const good = inputs.get(method) ?? {}
    const schema = methods.get(method)?.input
    expect(schema?.safeParse(good).success).toBe(true)
    const wrongParts = [null, 0, -1, 1.5, Number.NaN, '', 'x', 'x'.repeat(40_000), true, [], {}, [null], nested(4)]
    const bad: unknown[] = [
      ...[null, 0, '', 'x', true, Number.NaN, [], [good], [[]]],
      { ...good, extra: 1 },
      withKey(good, '__proto__'),
      withKey(good, 'constructor'),
      withKey(good, 'prototype'),
      ...Object.keys(good).flatMap((key) => wrongParts.map((part) => ({ ...good, [key]: part }))),
      ...Object.entries(good).flatMap(([key, part]) =>
        isObject(part) ? [{ ...good, [key]: withKey(part, '__proto__') }] : [],
      ),
    ]
    for (const input of bad) {
      const arriving: unknown = name === 'HTTP' ? JSON.parse(JSON.stringify(input)) : input
      const isSound = schema?.safeParse(arriving).success === true && !JSON.stringify(input).includes('__proto__')
      if (isSound) continue
      const code = refusedWith(await transport.call(method, input))
      expect([JSON.stringify(input).slice(0, 300), code]).toEqual([expect.anything(), 'invalid_input'])
    }
    expect(stateOf(app)).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it.each([21, 100, 1000])('%i levels of nesting are refused by their number', async (depth) => {
    for (const [method, input] of [
      ['system.status', nested(depth)],
      ['ledgers.create', { ledger: 'duties', values: { content: nested(depth) } }],
      ['meetings.create', { ...aMeeting(), agenda: nested(depth) }],
    ] as const)
      expect(refusedWith(await transport.call(method, input))).toBe('input_too_large')
    expect(stateOf(app)).toEqual(before)
  })

  it('a hundred megabytes are refused by their size, and do not stay in memory', async () => {
    const huge = 'x'.repeat(100 * megabyte)
    const used = process.memoryUsage().heapUsed
    const calls: [string, unknown][] = [
      ['ledgers.create', { ledger: 'duties', values: { post: '岗位', content: huge } }],
      ['ledgers.page', { ledger: 'duties', find: huge }],
      ['system.status', huge],
      ['meetings.create', { ...aMeeting(), discussion: huge }],
    ]
    for (const [method, input] of calls) {
      expect(await refusedWhileSending(() => transport.call(method, input))).toBe('input_too_large')
    }
    if (name === 'in process') expect(process.memoryUsage().heapUsed - used).toBeLessThan(20 * megabyte)
    expect(stateOf(app)).toEqual(before)
  })

  it('many small things are refused by their sum', async () => {
    const ids = Array.from({ length: 200_000 }, () => 0)
    expect(refusedWith(await transport.call('ledgers.remove', { ledger: 'people', ids }))).toBe('input_too_large')
  })

  it('texts that no document could hold are refused by name', async () => {
    for (const text of ['\u0000', 'a\u0001b', '\ud800', '\udc00x', '\ufffd', '\uffff']) {
      const reply = await transport.call('meetings.create', aMeeting({ place: text }))
      expect(refusedWith(reply)).toBe('invalid_input')
      expect(reply.ok ? null : reply.error.details['place']).toMatch(/^place（/)
    }
    expect(stateOf(app)).toEqual(before)
  })

  it('records that are not there are not found', async () => {
    const id = '01990000-0000-7000-8000-00000000dead'
    const calls: [string, unknown, ErrorCode][] = [
      ['ledgers.get', { ledger: 'duties', id }, 'not_found'],
      ['ledgers.update', { ledger: 'duties', id, version: 1, values: {} }, 'not_found'],
      ['ledgers.remove', { ledger: 'people', ids: [id] }, 'not_found'],
      ['organisation.saveCommunity', { id, name: '甲', code: '', population: null }, 'not_found'],
      ['meetings.get', { id }, 'not_found'],
      ['meetings.remove', { id }, 'not_found'],
      ['minutes.issue', { id }, 'not_found'],
      ['minutes.open', { documentId: id }, 'not_found'],
      ['minutes.text', { id }, 'not_found'],
      ['minutes.compare', { documentId: id }, 'not_found'],
      ['minutes.confirmations', { documentId: id }, 'not_found'],
      ['minutes.withdrawConfirmation', { id }, 'not_found'],
      ['forms.open', { id }, 'not_found'],
      ['forms.make', { ids: [id], period: '2026-11' }, 'not_found'],
      ['forms.read', { fileId: id }, 'file_expired'],
      ['templates.open', { id }, 'not_found'],
      ['templates.remove', { id }, 'not_found'],
      ['templates.choose', { seriesId: id, templateId: null }, 'not_found'],
      ['templates.inspect', { fileId: id }, 'file_expired'],
      ['intake.preview', { fileIds: [id] }, 'file_expired'],
      ['intake.apply', { planId: id }, 'file_expired'],
      ['intake.forgetMapping', { form: '0'.repeat(64) }, 'not_found'],
      ['exchange.preview', { fileId: id }, 'file_expired'],
      ['exchange.apply', { planId: id, acceptSender: true }, 'file_expired'],
      ['backups.restore', { name: '../../lock' }, 'backup_invalid'],
      ['system.initialize', { mode: 'sample' }, 'database_exists'],
      ['system.acceptLoss', {}, 'database_exists'],
    ]
    for (const [method, input, code] of calls)
      expect([method, refusedWith(await transport.call(method, input))]).toEqual([method, code])
    expect(stateOf(app)).toEqual(before)
  })
})

const partTime = { timeout: 120_000 }
const parts = [0, 1, 2, 3]
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
    const call = fc
      .constantFrom(...tried)
      .chain(([method, definition]) => inputsFor(definition, ids).map((input) => ({ method, definition, input })))
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

/** The host answers and closes while the caller still sends: whether the answer or the reset is seen first is a race. */
async function refusedWhileSending(call: () => Promise<ApiReply>): Promise<string> {
  try {
    return refusedWith(await call())
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ECONNRESET' || code === 'EPIPE') return 'input_too_large'
    throw error
  }
}
