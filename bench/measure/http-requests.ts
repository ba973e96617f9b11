/** A whole HTTP/1.1 request as the bytes that go over the wire. */
export function rawRequest(
  host: string,
  method: 'GET' | 'POST',
  path: string,
  options: { headers?: Record<string, string>; body?: Uint8Array | string } = {},
): Buffer {
  const body = Buffer.from(options.body ?? '')
  const headers = {
    host,
    'user-agent': 'motcua-bench',
    ...(method === 'POST' && { 'content-length': String(body.length) }),
    ...options.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body])
}
