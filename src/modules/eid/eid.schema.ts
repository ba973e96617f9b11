import { z } from 'zod'
import { refusals } from './flow.rules.ts'

export const ProviderId = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'eid.unknown_provider')
export const Level = z.union([z.literal(0), z.literal(1), z.literal(2)])
/** The secret of the browser's cookie; one of another shape is none. */
export const Browser = z.string().max(100)
/** A path of this site, already checked by the page. */
export const NextPath = z.string().max(500)

export const ProviderView = z
  .object({ id: z.string(), name: z.string(), level: Level })
  .meta({ id: 'EIdentityProvider', description: 'An e-identity provider and the best level that it can prove' })

export const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signed_in'),
    token: z.string(),
    seconds: z.int().nullable(),
    next: z.string(),
    name: z.string(),
    created: z.boolean(),
    level: Level,
    wanted: Level,
    hasPositions: z.boolean(),
  }),
  z.object({ kind: z.literal('confirmed'), next: z.string() }),
  z.object({ kind: z.literal('link'), flow: z.uuid() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(refusals), next: z.string(), wanted: Level }),
])
export type OutcomeData = z.output<typeof Outcome>

export const LinkView = z.object({
  provider: z.string(),
  accountName: z.string(),
  phone: z.string().nullable(),
  name: z.string(),
  newName: z.boolean(),
  birthDate: z.iso.date().nullable(),
  number: z.string().meta({ description: 'Masked' }),
  level: Level,
  next: z.string(),
})
