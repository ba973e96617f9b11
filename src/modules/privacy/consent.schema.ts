import { z } from 'zod'
import { consentPurposes, type ConsentPurpose } from './consent.rules.ts'

export const Purpose = z.enum(Object.keys(consentPurposes) as [ConsentPurpose, ...ConsentPurpose[]])

export const Ticked = z.strictObject({ purpose: Purpose, version: z.coerce.number().int().min(1) })

/** A question as it is asked: in the language of the screen, with the version that an answer names. */
export const ConsentQuestion = z.object({
  purpose: Purpose,
  version: z.int(),
  title: z.string(),
  text: z.string(),
  without: z.string(),
  sensitive: z.array(z.string()),
})
export type ConsentQuestion = z.output<typeof ConsentQuestion>

/** What one purpose stands at for a person, and how it came about. */
export const ConsentState = ConsentQuestion.extend({
  given: z.boolean(),
  history: z.array(
    z.object({
      id: z.uuid(),
      version: z.int(),
      textHash: z.string(),
      givenAt: z.string(),
      givenScreen: z.string(),
      channel: z.enum(['online', 'desk', 'api']),
      dossier: z.boolean(),
      withdrawnAt: z.string().nullable(),
    }),
  ),
})
export type ConsentState = z.output<typeof ConsentState>
