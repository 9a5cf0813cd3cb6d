import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sendStubbornly, startLoopback, type Loopback, type RawAnswer } from './loopback.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('() => gc()')

let loopback: Loopback

beforeAll(async () => {
  loopback = await startLoopback()
})
afterAll(async () => await loopback.stop())
beforeEach(() => {
  loopback.app.calls.length = 0
  loopback.app.files.length = 0
})

const refusal = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
})

function expectRefused(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status).toBe(status)
  expect(refusal.parse(JSON.parse(answer.body)).error.code).toBe(code)
  expect(loopback.app.calls).toEqual([])
  expect(loopback.app.files).toEqual([])
}

describe('who may call', () => {
  test('our own page may', async () => {
    const answer = await loopback.send('POST', '/api/system.status', loopback.trusted, '{}')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { echoed: {} } })
    expect(loopback.app.calls).toEqual([{ method: 'system.status', input: {} }])
  })

  const withoutCookie = () => ({ ...loopback.trusted, cookie: '' })
  const wrong = {
    'no cookie': withoutCookie,
    'a guessed cookie': () => ({ ...loopback.trusted, cookie: `sidantong-${loopback.port}=guess` }),
    'the cookie of another port': () => ({
      ...loopback.trusted,
      cookie: String(loopback.trusted.cookie).replace(String(loopback.port), '1'),
    }),
    'the token instead of the cookie': () => ({
      ...withoutCookie(),
      cookie: `sidantong-${loopback.port}=${new URL(loopback.host.url).searchParams.get('token') ?? ''}`,
    }),
    'another Host (DNS rebinding)': () => ({ ...loopback.trusted, host: `evil.example:${loopback.port}` }),
    'localhost as Host': () => ({ ...loopback.trusted, host: `localhost:${loopback.port}` }),
    'another port as Host': () => ({ ...loopback.trusted, host: '127.0.0.1:1' }),
    'another Origin': () => ({ ...loopback.trusted, origin: 'https://evil.example' }),
    'another local port as Origin': () => ({ ...loopback.trusted, origin: 'http://127.0.0.1:1' }),
    'Origin null (a sandboxed frame, a file)': () => ({ ...loopback.trusted, origin: 'null' }),
    'no Origin': () => ({ cookie: loopback.trusted.cookie, 'content-type': 'application/json' }),
  }
  test.each(Object.entries(wrong))('%s: refused', async (_name, headers) => {
    expectRefused(await loopback.send('POST', '/api/system.status', headers(), '{}'), 403, 'not_authorised')
    expectRefused(await loopback.send('POST', '/files?name=a.xlsx', headers(), 'bytes'), 403, 'not_authorised')
  })

  test('the answer invites no other origin', async () => {
    const answer = await loopback.send('OPTIONS', '/api/system.status', {
      ...loopback.trusted,
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('what may be called', () => {
  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s on a call: refused', async (method) => {
    const answer = await loopback.send(method, '/api/system.status', loopback.trusted)
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('POST')
    expect(loopback.app.calls).toEqual([])
  })

  test.each(['/api/nothing.here', '/api/', '/api/__proto__.toString', '/api/system/status', '/api/constructor'])(
    '%s: unknown method',
    async (path) => {
      expectRefused(await loopback.send('POST', path, loopback.trusted, '{}'), 404, 'unknown_method')
    },
  )

  test.each(['', 'not json', '{"a":', '[1,]', '{"a":{"$bytes":"?"}}'])('the body %j: refused', async (body) => {
    expectRefused(await loopback.send('POST', '/api/system.status', loopback.trusted, body), 400, 'invalid_input')
  })

  test('a body that is not UTF-8: refused', async () => {
    expectRefused(
      await loopback.send('POST', '/api/system.status', loopback.trusted, Uint8Array.of(0x22, 0xc0, 0x80, 0x22)),
      400,
      'invalid_input',
    )
  })

  test('nesting that would exhaust the stack: refused, and the host goes on', async () => {
    expectRefused(
      await loopback.send('POST', '/api/system.status', loopback.trusted, '['.repeat(250_000) + ']'.repeat(250_000)),
      400,
      'invalid_input',
    )
    expect((await loopback.send('POST', '/api/system.status', loopback.trusted, '{}')).status).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
    'content type %s: refused',
    async (type) => {
      const { origin, cookie } = loopback.trusted
      const headers = { origin, cookie }
      expectRefused(
        await loopback.send(
          'POST',
          '/api/system.status',
          type === undefined ? headers : { ...headers, 'content-type': type },
          '{}',
        ),
        400,
        'invalid_input',
      )
    },
  )

  test('__proto__ keys stay keys', async () => {
    await loopback.send(
      'POST',
      '/api/system.status',
      loopback.trusted,
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    )
    const input = loopback.app.calls[0]?.input
    expect(Object.keys(input ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('a bug shows a number and nothing else', async () => {
    const answer = await loopback.send('POST', '/api/system.broken', loopback.trusted, '{}')
    expectRefused(answer, 500, 'internal')
    expect(answer.body).not.toContain('secret')
    expect(JSON.stringify(loopback.log)).toContain('secret detail')
  })
})

describe('how much', () => {
  const megabyte = 1024 * 1024

  /** Of buffers, without those that are only waiting for the garbage collector. */
  function keptBytes(): number {
    if (typeof collectGarbage === 'function') Reflect.apply(collectGarbage, undefined, [])
    return process.memoryUsage().arrayBuffers
  }

  test.each(['announced', 'unannounced'])('a call of 100 MB, %s: refused without keeping it', async (kind) => {
    const before = keptBytes()
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, keptBytes() - before)), 25)
    const headers = kind === 'announced' ? { ...loopback.trusted, 'content-length': 100 * megabyte } : loopback.trusted
    const answer = await sendStubbornly(loopback.port, '/api/system.status', headers, 100 * megabyte)
    clearInterval(watch)
    expectRefused(answer, 413, 'input_too_large')
    // The buffers of both ends of the connection, which lie in this process; never the body.
    expect(peak).toBeLessThan(40 * megabyte)
  })

  test('a call of just under 1 MB is taken', async () => {
    const answer = await loopback.send(
      'POST',
      '/api/system.status',
      loopback.trusted,
      JSON.stringify({ text: 'a'.repeat(megabyte - 100) }),
    )
    expect(answer.status).toBe(200)
  })

  test('a file of 200 MB is taken, one byte more is refused by name', async () => {
    const answer = await loopback.send(
      'POST',
      `/files?name=${encodeURIComponent('名册.xlsx')}`,
      loopback.trusted,
      new Uint8Array(200 * megabyte),
    )
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { name: '名册.xlsx', size: 200 * megabyte } })
    loopback.app.files.length = 0
    const tooLarge = await loopback.send(
      'POST',
      `/files?name=${encodeURIComponent('名册.xlsx')}`,
      loopback.trusted,
      new Uint8Array(200 * megabyte + 1),
    )
    expectRefused(tooLarge, 413, 'file_too_large')
    expect(tooLarge.body).toContain('名册.xlsx')
  })

  test('a file without a name, with an endless name, and an empty file: refused', async () => {
    expectRefused(await loopback.send('POST', '/files', loopback.trusted, 'x'), 400, 'invalid_input')
    expectRefused(
      await loopback.send('POST', `/files?name=${'a'.repeat(256)}`, loopback.trusted, 'x'),
      400,
      'invalid_input',
    )
    expectRefused(await loopback.send('POST', '/files?name=a.xlsx', loopback.trusted, ''), 422, 'file_empty')
  })
})

describe('where it listens', () => {
  const otherAddresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && entry.family === 'IPv4')

  test.skipIf(otherAddresses.length === 0)('not on the network', async () => {
    for (const { address } of otherAddresses) expect(await canConnect(address)).toBe(false)
  })

  test('on 127.0.0.1', async () => {
    expect(await canConnect('127.0.0.1')).toBe(true)
  })

  async function canConnect(address: string): Promise<boolean> {
    return await new Promise((resolve) => {
      const socket = connect({ host: address, port: loopback.port, timeout: 2_000 })
      const end = (connected: boolean) => {
        socket.destroy()
        resolve(connected)
      }
      socket
        .once('connect', () => end(true))
        .once('error', () => end(false))
        .once('timeout', () => end(false))
    })
  }
})
