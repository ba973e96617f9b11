import { createHash } from 'node:crypto'

const HOUR = 3_600_000

/** However busy, a session ends after a working day with its breaks. */
export const SESSION_MILLIS = 12 * HOUR
/** An officer who leaves the desk is signed out after this long; a resident reading at home is not. */
export const OFFICER_IDLE_MILLIS = 2 * HOUR
/** How often "last seen" is written: not on every request. */
export const TOUCH_MILLIS = 60_000

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

/** Whether a session that was last seen then is asleep for good. */
export function isIdle(lastSeenAt: Date, isOfficer: boolean, now: Date): boolean {
  return isOfficer && now.getTime() - lastSeenAt.getTime() > OFFICER_IDLE_MILLIS
}

/** What of a browser's description is kept: enough for its owner to know it again. */
export const shortUserAgent = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 160)
