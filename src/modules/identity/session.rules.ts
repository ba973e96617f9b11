import { createHash } from 'node:crypto'
import { networkOf } from '#kernel/access/network.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How long a session may last from sign-in, and unused, in milliseconds. */
export type SessionLimits = { absoluteMillis: number; idleMillis: number }

/** A resident reads at home on her own phone; roles say how long their holders' sessions last. */
export const PERSON_LIMITS: SessionLimits = { absoluteMillis: 30 * DAY, idleMillis: 14 * DAY }
/** A device that others use too: long enough for an application, short enough for the next person in the queue. */
export const SHARED_LIMITS: SessionLimits = { absoluteMillis: 120 * MINUTE, idleMillis: 10 * MINUTE }

/** How often "last seen" is written: not on every request. */
export const TOUCH_MILLIS = MINUTE

type RoleLimits = { idleMinutes: number; absoluteMinutes: number }

/** The strictest of what the roles held allow; a shared device is stricter than all. */
export function sessionLimits(roles: readonly RoleLimits[], shared: boolean): SessionLimits {
  const base = shared ? SHARED_LIMITS : PERSON_LIMITS
  return {
    absoluteMillis: Math.min(base.absoluteMillis, ...roles.map((role) => role.absoluteMinutes * MINUTE)),
    idleMillis: Math.min(base.idleMillis, ...roles.map((role) => role.idleMinutes * MINUTE)),
  }
}

/** Whether a session that was last seen then is asleep for good. */
export function isIdle(lastSeenAt: Date, limits: SessionLimits, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > limits.idleMillis
}

const POSSESSION = new Set(['totp', 'otp_sms', 'recovery_code', 'eid'])

/**
 * Whether a sign-in by these methods showed two factors: a password and something one has, or a passkey, which asks for
 * the finger or the device's code itself. E-identity at level 2 shows both at its provider.
 */
export function hasTwoFactors(methods: readonly string[], level: number): boolean {
  if (methods.includes('passkey') || (methods.includes('eid') && level === 2)) return true
  return methods.includes('password') && methods.some((method) => POSSESSION.has(method))
}

/** Whether nothing but a code to a phone was shown: enough for one's own matters, not for an office. */
export const isPhoneOnly = (methods: readonly string[]): boolean => methods.every((method) => method === 'otp_sms')

// The prefix keeps session tokens apart from applicants' tokens (`ap_`) and lets scanners of leaked secrets know them.
const TOKEN = /^ms_[\w-]{43}$/

export const isSessionToken = (text: string): boolean => TOKEN.test(text)

/** 32 random bytes as a token for the cookie or the bearer header; only its hash is stored. */
export function sessionToken(random: Uint8Array): string {
  return `ms_${Buffer.from(random).toString('base64url')}`
}

/** SHA-256 (hex): the token is random enough that a slow hash would protect nothing. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What of a browser's description is kept: enough for its owner to know it again. */
export const shortUserAgent = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 160)

/** Half of the address, as its owner may know it again: `113.161.x.x`, `2405:4800:x`; empty when there is none. */
export function roughNetwork(address: string): string {
  const network = networkOf(address)
  const isV6 = network.includes(':')
  const parts = network.split(isV6 ? ':' : '.')
  if (parts.length < 4) return ''
  return isV6 ? `${parts.slice(0, 2).join(':')}:x` : `${parts.slice(0, 2).join('.')}.x.x`
}
