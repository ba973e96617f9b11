import { AppError } from '#kernel/errors/app-error.ts'
import { OidcError } from '#kernel/oidc/relying-party.ts'
import type { Refusal } from './flow.rules.ts'

export const eidErrors = {
  away: () => new AppError('eid.provider_away', { kind: 'unavailable' }),
  unknownProvider: () => new AppError('eid.unknown_provider', { kind: 'not_found' }),
  offerGone: () => new AppError('eid.offer_gone', { kind: 'conflict' }),
  cannotLink: () => new AppError('eid.cannot_link', { kind: 'conflict' }),
} as const

/** What a failed talk with a provider means for the person; anything else is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof OidcError) return error.fault
  throw error
}
