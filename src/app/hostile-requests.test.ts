import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { connect, type AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { guardHost } from '#kernel/http/host-guard.ts'
import type { Env } from '#kernel/http/face.ts'
import { securityHeaders } from '#kernel/http/security-headers.ts'
import { connectionLimits, MAX_HEADERS } from './connections.ts'
import { mountHealth } from './health.ts'

const health = { notReady: async () => undefined, demo: () => 'none' as const }

/** A real Node server with the limits of the product; what it was asked is kept. */
async function start(options: object, token?: string): Promise<{ server: Server; port: number; seen: string[] }> {
  const seen: string[] = []
  const app = new Hono<Env>()
  app.use(securityHeaders(false))
  mountHealth(app, health, token)
  app.use(guardHost('https://motcua.test', []))
  app.all('/echo', async (c) => {
    seen.push(`${c.req.method} ${c.req.url} ${await c.req.text()}`)
    return c.text('ok')
  })
  const server = serve({
    fetch: app.fetch,
    port: 0,
    hostname: '127.0.0.1',
    serverOptions: { ...connectionLimits, ...options },
  }) as Server
  server.maxHeadersCount = MAX_HEADERS
  await new Promise<void>((done) => server.once('listening', done))
  return { server, port: (server.address() as AddressInfo).port, seen }
}

const { server, port, seen } = await start({})
const guarded = await start({}, 'a token for the metrics of a test')
const slow = await start({ headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 })
afterAll(() => {
  for (const one of [server, guarded.server, slow.server]) {
    one.closeAllConnections()
    one.close()
  }
})

/** What comes back for these bytes, until the server hangs up or is silent for a moment. */
function send(text: string, to = port, patience = 1500): Promise<string> {
  return new Promise((done) => {
    let heard = ''
    const socket = connect(to, '127.0.0.1', () => void socket.write(text))
    const late = setTimeout(() => socket.destroy(), patience)
    socket.on('data', (piece) => {
      heard += piece.toString('latin1')
      if (/\r\n\r\n/.test(heard)) setTimeout(() => socket.end(), 50)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(late)
      done(heard)
    })
  })
}
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
const head = 'POST /echo HTTP/1.1\r\nHost: localhost\r\n'
const smuggled = 'GET /echo?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n'

test.each([
  [
    'two ways of saying its length',
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  ],
  ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 60\r\n\r\nx${smuggled}`],
  ['a length that is no number', `${head}Content-Length: +5\r\n\r\nabcde`],
  ['an encoding nobody knows', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ['a space before the colon', `${head}Content-Length : 5\r\n\r\nabcde`],
  ['a chunk that lies about its size', `${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n`],
  ['two hosts', `POST /echo HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n`],
])('a request with %s is refused, and nothing hidden in it is answered', async (_what, text) => {
  seen.length = 0
  const answer = await send(text)
  expect([400, 421, 501]).toContain(status(answer))
  expect(seen.filter((one) => one.includes('smuggled'))).toEqual([])
})

test('headers have an end', async () => {
  expect(status(await send(`GET /echo HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`))).toBe(431)
})

test('who dribbles headers or a body is hung up on', async () => {
  const started = performance.now()
  const [headers, body] = await Promise.all([
    send('GET /echo HTTP/1.1\r\nHost: localhost\r\nX-A: ', slow.port, 5000),
    send(`${head}Content-Length: 100\r\n\r\nabc`, slow.port, 5000),
  ])
  expect(status(headers)).toBe(408)
  expect(status(body)).toBe(408)
  expect(performance.now() - started).toBeLessThan(4000)
})

test('TRACE echoes nothing, and an address that names another host is not ours', async () => {
  const traced = await send('TRACE /nowhere HTTP/1.1\r\nHost: localhost\r\nCookie: secret=1\r\n\r\n')
  expect(status(traced)).toBeGreaterThanOrEqual(400)
  expect(traced).not.toContain('secret')
  expect(status(await send('GET http://evil.example/echo HTTP/1.1\r\nHost: localhost\r\n\r\n'))).not.toBe(200)
})

test('the metrics are for this machine, not for whom a proxy asks; with a token for whoever brings it', async () => {
  const get = (to: number, headers: Record<string, string>) => fetch(`http://127.0.0.1:${to}/metrics`, { headers })
  expect((await get(port, {})).status).toBe(200)
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
    expect((await get(port, { [name]: '1.2.3.4' })).status).toBe(404)
  expect((await get(guarded.port, {})).status).toBe(404)
  expect((await get(guarded.port, { authorization: 'Bearer wrong' })).status).toBe(404)
  expect((await get(guarded.port, { authorization: 'Bearer a token for the metrics of a test' })).status).toBe(200)
})
