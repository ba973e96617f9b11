import { createHash } from 'node:crypto'
import { BlockList, isIP } from 'node:net'

/** How long an access token lives, in seconds: short, because nothing but its end takes it back everywhere at once. */
export const TOKEN_SECONDS = 900
/** A key that nobody renews ends by itself. */
export const MAX_KEY_DAYS = 366
/** How often "last used" is written. */
export const TOUCH_MILLIS = 60_000

const PREFIXES = { api_key: 'mk_', client_secret: 'mc_', access_token: 'mt_' } as const
const TOKEN = /^(?:mk|mt)_[\w-]{43}$/
const SECRET = /^mc_[\w-]{43}$/

/** 32 random bytes as text; the prefix lets scanners of leaked secrets know what they found. */
export function machineToken(kind: keyof typeof PREFIXES, random: Uint8Array): string {
  return `${PREFIXES[kind]}${Buffer.from(random).toString('base64url')}`
}

/** Whether a bearer token is an API key or an access token of a machine. */
export const isMachineToken = (text: string): boolean => TOKEN.test(text)
export const isClientSecret = (text: string): boolean => SECRET.test(text)

/** SHA-256 (hex): the token is random enough that a slow hash would protect nothing. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What lists show of a key: its first signs, so that its owner knows which it is. */
export const keyHint = (token: string): string => `${token.slice(0, 7)}…`

const NETWORK = /^(?<address>[0-9a-fA-F.:]+)(?:\/(?<bits>\d{1,3}))?$/

/** An address or a range (`203.0.113.0/24`, `2001:db8::/32`) in one spelling, or undefined when it is none. */
export function parseNetwork(text: string): string | undefined {
  const { address = '', bits } = NETWORK.exec(text.trim())?.groups ?? {}
  const family = isIP(address)
  if (family === 0) return undefined
  const widest = family === 4 ? 32 : 128
  const length = bits === undefined ? widest : Number(bits)
  return length > widest ? undefined : `${address.toLowerCase()}/${length}`
}

/** Whether a caller's address lies in one of the networks; none named: everywhere. */
export function isWithin(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(plain)
  if (family === 0) return false
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits = ''] = network.split('/')
    list.addSubnet(base, Number(bits), isIP(base) === 4 ? 'ipv4' : 'ipv6')
  }
  return list.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}
