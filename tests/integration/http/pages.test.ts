import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLoopback, type Loopback } from './loopback.ts'

let loopback: Loopback

beforeAll(async () => {
  loopback = await startLoopback()
})
afterAll(async () => await loopback.stop())

describe('the first address', () => {
  test('exchanges the token for a cookie that scripts and other sites cannot use', async () => {
    const { pathname, search } = new URL(loopback.host.url)
    const answer = await loopback.send('GET', pathname + search)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^sidantong-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/),
    ])
  })

  test.each(['/?token=', '/?token=guess', '/?token=%00', '/'])('%s: no page and no cookie', async (path) => {
    const answer = await loopback.send('GET', path)
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.body).toBe('这次访问没有通过校验。请从程序窗口或启动时显示的地址重新打开。')
  })

  test('the right token under another Host: refused', async () => {
    const { pathname, search } = new URL(loopback.host.url)
    const answer = await loopback.send('GET', pathname + search, { host: `evil.example:${loopback.port}` })
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('two starts have different secrets', async () => {
    const other = await startLoopback()
    expect(new URL(other.host.url).searchParams.get('token')).not.toBe(
      new URL(loopback.host.url).searchParams.get('token'),
    )
    await other.stop()
  })
})

describe('the page', () => {
  const get = async (path: string, extra = {}) =>
    await loopback.send('GET', path, { cookie: loopback.trusted.cookie, ...extra })

  test('carries the policy, with a new nonce at each load', async () => {
    const [first, second] = [await get('/'), await get('/')]
    const nonces = [first, second].map((answer) => {
      const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(answer.body)?.[1] ?? ''
      expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
      return nonce
    })
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('the policy lets the page do nothing but show itself and call its host', async () => {
    const policy = String((await get('/')).headers['content-security-policy']).replace(/'nonce-[^']+'/, "'nonce-…'")
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  test('every answer forbids sniffing, framing, referrers and caching', async () => {
    for (const path of ['/', '/assets/app.js', '/missing', '/?token=x']) {
      expect((await get(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
    }
  })

  test('files come with their media type, and only with the cookie', async () => {
    const answer = await get('/assets/app.js')
    expect(answer).toMatchObject({
      status: 200,
      body: 'console.log(1)',
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    })
    expect((await loopback.send('GET', '/assets/app.js')).status).toBe(403)
  })

  test('a page of another site may not embed or fetch it', async () => {
    expect((await get('/assets/app.js', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await get('/assets/app.js', { origin: 'https://evil.example' })).status).toBe(403)
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '/%252e%252e%252fsecret.txt',
    '//secret.txt',
    '/secret.txt%00.js',
    '/assets/',
    '/assets',
    '/INDEX.HTML',
    '/index.html/',
    '/./etc/passwd',
    '/file:///etc/passwd',
    '/C:/Windows/win.ini',
    '/\\\\server\\share',
    '/__proto__',
    '/constructor',
  ])('%s: not there', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.body).toBe('404')
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s on the page: refused', async (method) => {
    expect((await loopback.send(method, '/', loopback.trusted)).status).toBe(405)
  })
})
