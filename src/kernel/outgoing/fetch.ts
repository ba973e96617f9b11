import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** A server that may be called: `host` as in `URL.host` (`id.example.vn`, `localhost:3131`). */
export type AllowedHost = {
  host: string
  /** It stands in our own network (demo, tests, a gateway beside us): private addresses and plain http are then right. */
  local?: boolean
}

export type OutgoingRules = {
  hosts: readonly AllowedHost[]
  /** whole call, from name to last byte; default 10,000 */
  timeoutMs?: number
  /** largest body of an answer in bytes; default 1 MB */
  maxBytes?: number
}

/** Why a call was not made or its answer not taken. `failed` is the network's or the other server's doing. */
export type OutgoingFailure = 'host' | 'scheme' | 'address' | 'redirect' | 'too_large' | 'timeout' | 'failed'

export class OutgoingError extends Error {
  readonly failure: OutgoingFailure
  constructor(failure: OutgoingFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OutgoingError'
    this.failure = failure
  }
}

/** The addresses of a name; given by tests, the system's resolver else. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

/** Shaped like the global fetch. Rejects with OutgoingError. */
export type SafeFetch = (url: string | URL, init?: RequestInit) => Promise<Response>

const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * The only way in which this product calls other servers. Make one per purpose, with the hosts that its settings name:
 *
 *     const call = createOutgoing({ hosts: [{ host: new URL(settings.url).host }] })
 *     const answer = await call(settings.url, { method: 'POST', headers, body })
 *
 * It fits openid-client (`{ [oidc.customFetch]: call }`). What makes it safe against requests forged through us:
 * - only listed hosts, https only, no user:password in the address;
 * - the name is resolved once, every address found must be a public one, and the connection goes to exactly those
 *   (a second answer of a hostile name server is never asked for). A host marked `local` may be anywhere;
 * - redirects are not followed: `redirect: 'manual'` hands the 3xx back, anything else rejects with `redirect`;
 * - time and size are bounded, compressed answers are refused, no cookies and no proxy settings are read.
 */
export function createOutgoing(rules: OutgoingRules, resolve: Resolve = systemResolve): SafeFetch {
  const { timeoutMs = 10_000, maxBytes = 1024 * 1024 } = rules
  return async (url, init) => {
    const target = new URL(url)
    const host = checkedHost(target, rules.hosts)
    const limit = AbortSignal.timeout(timeoutMs)
    const signal = init?.signal ? AbortSignal.any([limit, init.signal]) : limit
    try {
      const addresses = await inTime(addressesOf(target, host, resolve), signal)
      const request = new Request(target, { ...init, signal })
      const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined
      const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity' }
      const answer = await send(target, { method: request.method, headers, signal }, addresses, body)
      return await toResponse(answer, request.redirect, maxBytes)
    } catch (error) {
      throw asOutgoingError(error, limit, timeoutMs)
    }
  }
}

function checkedHost(target: URL, hosts: readonly AllowedHost[]): AllowedHost {
  const host = hosts.find((known) => known.host.toLowerCase() === target.host)
  if (!host) throw new OutgoingError('host', `${target.host} is not among the servers that may be called`)
  const schemes = host.local === true ? ['https:', 'http:'] : ['https:']
  if (!schemes.includes(target.protocol))
    throw new OutgoingError('scheme', `${target.host} may be called by https only`)
  if (target.username || target.password) throw new OutgoingError('scheme', 'an address with a password is not called')
  return host
}

type Address = { address: string; family: number }

async function addressesOf(target: URL, host: AllowedHost, resolve: Resolve): Promise<readonly Address[]> {
  const name = target.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(name)
  const found = family > 0 ? [{ address: name, family }] : await resolve(name)
  if (found.length === 0) throw new OutgoingError('failed', `${name} has no address`)
  // One private address among public ones is how a hostile name server gets past a check of the first.
  if (host.local !== true && !found.every(({ address }) => isPublicAddress(address)))
    throw new OutgoingError('address', `${name} leads into a private network`)
  return found
}

function send(target: URL, options: RequestOptions, addresses: readonly Address[], body: Buffer | undefined) {
  const pinned: LookupFunction = (_name, asked, done) => {
    const [first] = addresses
    if (asked.all) done(null, [...addresses])
    else done(null, first?.address ?? '', first?.family)
  }
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise<IncomingMessage>((answered, failed) => {
    // No shared agent: a kept connection would have been checked for another call.
    const call = request(target, { ...options, lookup: pinned, agent: false }, answered)
    call.on('error', failed)
    call.end(body)
  })
}

async function toResponse(answer: IncomingMessage, redirect: RequestRedirect, maxBytes: number): Promise<Response> {
  const status = answer.statusCode ?? 0
  const refuse = (failure: OutgoingFailure, why: string): never => {
    answer.destroy()
    throw new OutgoingError(failure, why)
  }
  if (status >= 300 && status < 400 && redirect !== 'manual')
    refuse('redirect', `the answer leads elsewhere (${status})`)
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') refuse('failed', `the answer is encoded as ${encoding}, which was not asked for`)
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes)
    refuse('too_large', `the answer is over ${maxBytes} bytes`)
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > maxBytes) refuse('too_large', `the answer is over ${maxBytes} bytes`)
    pieces.push(piece)
  }
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '')
  const empty = [101, 204, 205, 304].includes(status)
  return new Response(empty ? null : Buffer.concat(pieces), { status, headers })
}

/** A resolver cannot be stopped, but it need not be waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason as Error), { once: true })
  })
  return Promise.race([work, late])
}

function asOutgoingError(error: unknown, limit: AbortSignal, timeoutMs: number): unknown {
  if (error instanceof OutgoingError) return error
  if (limit.aborted) return new OutgoingError('timeout', `no whole answer within ${timeoutMs} ms`, { cause: error })
  return new OutgoingError('failed', error instanceof Error ? error.message : String(error), { cause: error })
}
