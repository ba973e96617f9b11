import type { MiddlewareHandler } from 'hono'
import type { Env } from './face.ts'

/** Names that no name server can give to somebody else. */
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/

const isDefaultPort = (host: string, named: string) => host.replace(/:(?:80|443)$/, '') === named

/** Longest address: ours have a tracking code and some filters. */
const MAX_ADDRESS = 4096
const MAX_PARAMETERS = 100

/**
 * Answers only to the names of this server: its public one, those of `more`, and loopback. A page whose own name was
 * made to point here (DNS rebinding) is another origin to the browser, but not to us; and no link or cache can be made
 * for a name that a caller invented. Also refuses addresses that no page of ours has.
 */
export function guardHost(publicUrl: string, more: readonly string[]): MiddlewareHandler<Env> {
  const known = new Set([new URL(publicUrl).host, ...more])
  return async (c, next) => {
    const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    // An address that names its own host (absolute form) must not name another one than the header.
    const named = new URL(c.req.url).host
    if ((!known.has(host) && !LOOPBACK.test(host)) || (named !== host && !isDefaultPort(host, named)))
      return c.text('This server does not answer to that name.\n', 421)
    const query = c.req.url.indexOf('?')
    if (c.req.url.length > MAX_ADDRESS) return c.text('The address is too long.\n', 414)
    if (query >= 0 && c.req.url.slice(query).split('&').length > MAX_PARAMETERS)
      return c.text('The address has too many parameters.\n', 414)
    return next()
  }
}
