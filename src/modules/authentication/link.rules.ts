import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { allowed, forbidden, hidden, type Actor, type Decision } from '#kernel/access/actor.ts'

/** Into a new account, or back into one's own. */
export type LinkKind = 'invitation' | 'recovery'

const HOUR = 3_600_000

/** How long a link may lie unused once it is made: a way back in is handed over at once, an invitation by post. */
export const LINK_MILLIS: Record<LinkKind, number> = { recovery: HOUR, invitation: 7 * 24 * HOUR }
/** How long one colleague's word waits for that of a second. */
export const WORD_MILLIS = 24 * HOUR
/** Two colleagues, so that no one person can take over an account by herself. */
export const COLLEAGUES = 2

export type Colleague = { id: string; positionUnits: readonly string[]; disabledAt: Date | null }

/** Vouching for somebody of the very unit where one works oneself. Whoever is not looks like nobody. */
export function mayVouchFor(actor: Actor, person: Colleague | undefined): Decision {
  if (actor.accountId === null || actor.positions.length === 0) return forbidden()
  if (!person || person.disabledAt !== null) return hidden
  if (person.id === actor.accountId) return forbidden('authentication.not_for_yourself')
  return actor.positions.some(({ unitCode }) => person.positionUnits.includes(unitCode)) ? allowed : hidden
}

/**
 * The code on the screen of who opened an invitation that must be confirmed in person: the officer who sees her types it.
 * It follows from the link, so nothing of it is stored.
 */
export function deskCode(key: Uint8Array, linkId: string): string {
  const bytes = Buffer.from(keyedHash(key, linkId, 'account_links.desk_code'), 'base64url')
  return String(bytes.readUInt32BE() % 1_000_000).padStart(6, '0')
}
