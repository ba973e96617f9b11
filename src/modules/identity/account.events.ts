import type { NewEvent } from '#kernel/events/event.ts'

/** What can happen to an account; the timeline of the administration shows these. */
export const accountEvents = [
  'account.created',
  'account.signed_in',
  'account.signed_out',
  'account.session_ended',
  'account.password_set',
  'account.password_reset',
  'account.position_granted',
  'account.position_ended',
  'account.substitute_named',
  'account.substitution_given',
  'account.substitute_withdrawn',
  'account.substitution_ended',
  'account.disabled',
  'account.enabled',
  'account.factor_added',
  'account.factor_removed',
  'account.recovery_codes_made',
  'account.recovery_vouched',
  'account.recovered',
  'account.invited',
  'account.joined',
  'account.phone_confirmed',
  'account.e_identity_linked',
] as const

export type AccountEventType = (typeof accountEvents)[number]

/** One event of the account's stream. Never a password, a token or an address in `data`. */
export function accountEvent(type: AccountEventType, accountId: string, data: Record<string, unknown> = {}): NewEvent {
  return { stream: 'account', streamId: accountId, type, data, ...(type === 'account.created' && { first: true }) }
}
