import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { privacyEvent } from '../privacy.events.ts'
import { MANAGE } from '../privacy.policy.ts'
import { saveContact } from '../register.store.ts'

const Line = z.string().trim().min(1).max(200)

/** Says who answers for personal data, as the privacy page shows it. */
export const setContact = operation({
  name: 'privacy.set-contact',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({
    controller: Line,
    officer: Line,
    phone: Line.regex(/^[\d +().-]{6,30}$/, 'privacy.bad_phone'),
    email: z.union([z.literal(''), z.email('privacy.bad_email').max(200)]),
    address: Line,
  }),
  output: z.object({ saved: z.literal(true) }),
  async run(ctx, input) {
    await saveContact(ctx.db, input)
    await ctx.record([privacyEvent('privacy.contact_set', {})])
    return { saved: true as const }
  },
})
