import { createHash } from 'node:crypto'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import type { FlowSecrets, VerifiedPerson } from '#kernel/oidc/relying-party.ts'

/** Time to type a passcode and to look for the phone. */
export const FLOW_MILLIS = 15 * 60_000
/** A provider's clock may be a little behind ours. */
const SKEW_MILLIS = 60_000

export type Purpose = 'sign_in' | 'confirm'

/** Why a sign-in came to nothing; each has words of its own in `eid.refused.*`. */
export const refusals = [
  'away',
  'cancelled',
  'refused',
  'untrusted',
  'lost',
  'no_number',
  'no_level',
  'disabled',
  'other_account',
  'other_number',
  'not_you',
] as const
export type Refusal = (typeof refusals)[number]

const random = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** The random texts of a flow, from 96 random bytes. */
export const flowSecrets = (bytes: Uint8Array): FlowSecrets => ({
  state: random(bytes.subarray(0, 32)),
  nonce: random(bytes.subarray(32, 64)),
  verifier: random(bytes.subarray(64, 96)),
})

export const browserSecret = (bytes: Uint8Array): string => random(bytes.subarray(0, 32))
export const isBrowserSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** SHA-256 (hex): what is hashed is random, so that nobody can try out values. */
export const flowHash = (text: string): string => createHash('sha256').update(text).digest('hex')

export type Known = { id: string; disabled: boolean }
export type Facts = {
  purpose: Purpose
  person: Pick<VerifiedPerson, 'number' | 'level' | 'provedAt'>
  /** When the browser was sent to the provider. */
  begunAt: Date
  /** Who is signed in here, and the number that account has. */
  own: { id: string; nationalId: NationalId | null } | undefined
  /** The account that has the person's number. */
  known: Known | undefined
}

export type Decision =
  | { do: 'refuse'; reason: Refusal }
  | { do: 'confirm' }
  | { do: 'sign_in'; accountId: string }
  | { do: 'ask_link'; accountId: string }
  | { do: 'create' }

const refuse = (reason: Refusal): Decision => ({ do: 'refuse', reason })

/**
 * What a proved person may do here. The personal number alone decides whose account it is: names are no proof and a
 * subject differs from provider to provider. An account that is signed in never becomes another one.
 */
export function decide({ purpose, person, begunAt, own, known }: Facts): Decision {
  if (person.number === undefined) return refuse('no_number')
  if (person.level === 0) return refuse('no_level')
  if (known?.disabled) return refuse('disabled')
  if (purpose === 'confirm') {
    const isFresh = person.provedAt !== undefined && person.provedAt.getTime() >= begunAt.getTime() - SKEW_MILLIS
    return own && own.nationalId === person.number && isFresh ? { do: 'confirm' } : refuse('not_you')
  }
  if (own && known && own.id !== known.id) return refuse('other_account')
  if (own && !known) return own.nationalId === null ? { do: 'ask_link', accountId: own.id } : refuse('other_number')
  return known ? { do: 'sign_in', accountId: known.id } : { do: 'create' }
}
