import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createOutgoing, type OutgoingRules, type Resolve } from './fetch.ts'
import { isPublicAddress } from './public-address.ts'

const server = createServer((request, response) => {
  const seen = new URL(request.url ?? '/', 'http://x')
  if (seen.pathname === '/slow') return void setTimeout(() => response.end('late'), 5000).unref()
  if (seen.pathname === '/drip') return void response.write('a')
  if (seen.pathname === '/away') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  if (seen.pathname === '/big') return void response.end('x'.repeat(5000))
  if (seen.pathname === '/bomb') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end('zip')
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const said = { method: request.method, host: request.headers.host, body: Buffer.concat(pieces).toString() }
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
    response.end(JSON.stringify(said))
  })
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const names: Record<string, string[]> = {
  'gateway.test': ['127.0.0.1'],
  'half.test': ['93.184.215.14', '10.0.0.5'],
  'metadata.test': ['169.254.169.254'],
}
let asked = 0
const resolve: Resolve = async (host) => {
  asked += 1
  return (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}
const near = `gateway.test:${port}`
const call = (rules: Partial<OutgoingRules> = {}) =>
  createOutgoing({ hosts: [{ host: near, local: true }], timeoutMs: 400, maxBytes: 4000, ...rules }, resolve)

test('a listed server is called with what was given, and its name is asked for once', async () => {
  asked = 0
  const answer = await call()(`http://${near}/token`, { method: 'POST', body: new URLSearchParams({ a: 'ă' }) })
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await answer.json()).toEqual({ method: 'POST', host: near, body: 'a=%C4%83' })
  expect(asked).toBe(1)
})

test.each([
  ['a server that is not listed', 'https://other.test/', 'host'],
  ['a listed name at another port', 'http://gateway.test:1/', 'host'],
  ['a file', 'file:///etc/passwd', 'host'],
  ['plain http to the outside', 'http://half.test/', 'scheme'],
  ['a name with a private address among its public ones', 'https://half.test/', 'address'],
  ['a name that leads to the metadata of a cloud', 'https://metadata.test/', 'address'],
  ['a private address itself', 'https://192.168.1.1/', 'address'],
  ['an address in another spelling', 'https://0x7f.1/', 'address'],
  ['IPv6 of this machine', 'https://[::1]/', 'address'],
  ['IPv4 in IPv6', 'https://[::ffff:10.0.0.1]/', 'address'],
  ['a password in the address', `http://me:secret@${near}/`, 'scheme'],
  ['a name without address', 'https://nowhere.test/', 'failed'],
  ['a redirect', `http://${near}/away`, 'redirect'],
  ['an answer that is too long', `http://${near}/big`, 'too_large'],
  ['a compressed answer', `http://${near}/bomb`, 'failed'],
  ['a server that does not answer', `http://${near}/slow`, 'timeout'],
  ['a server that never ends', `http://${near}/drip`, 'timeout'],
])('%s is refused', async (_what, url, failure) => {
  const hosts = ['half.test', 'metadata.test', '192.168.1.1', '127.0.0.1', '[::1]', '[::ffff:a00:1]', 'nowhere.test']
  const rules = { hosts: [{ host: near, local: true }, ...hosts.map((host) => ({ host }))] }
  await expect(call(rules)(url)).rejects.toMatchObject({ name: 'OutgoingError', failure })
})

test('who asks for redirects by hand gets them, and nothing is called there', async () => {
  const answer = await call()(`http://${near}/away`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://169.254.169.254/'])
})

test('a name server that answers too late is not waited for', async () => {
  const never: Resolve = () => new Promise(() => {})
  const slow = createOutgoing({ hosts: [{ host: 'slow.test' }], timeoutMs: 100 }, never)
  await expect(slow('https://slow.test/')).rejects.toMatchObject({ failure: 'timeout' })
})

test.each([
  ['8.8.8.8', true],
  ['203.162.0.11', true],
  ['2405:4800::1', true],
  ['100.64.1.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['ff02::1', false],
  ['fe80::1%eth0', false],
  ['no address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})
