/**
 * What no honest window sends, over each transport: every call is refused with a code and a sentence, nothing is
 * written, nothing of the inside shows.
 */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiReply } from '../../src/contract/api.ts'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { aMeeting, methods, openSampleApp, type TestApp } from '../support/app.ts'
import { databaseHash } from '../support/database-dump.ts'
import { goodInputs } from '../support/good-inputs.ts'
import { refusedWith } from '../support/refused-with.ts'
import { transports, type Transport } from '../support/transports.ts'

const megabyte = 1024 * 1024
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
