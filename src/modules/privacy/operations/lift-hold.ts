import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { liftHoldRow } from '../hold.store.ts'
import { privacyEvent } from '../privacy.events.ts'
import { MANAGE } from '../privacy.policy.ts'

/** What was held goes by its age again. */
export const liftHold = operation({
  name: 'privacy.lift-hold',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: z.strictObject({ hold: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  output: z.object({ lifted: z.literal(true) }),
  async run(ctx, { hold, reason }) {
    const row = await liftHoldRow(ctx.db, hold, { at: ctx.now(), by: ctx.actor.accountId, reason })
    if (!row) throw new AppError('kernel.not_found', { kind: 'not_found' })
    await ctx.record([
      privacyEvent('privacy.hold_lifted', { hold, subject: row.subject_kind, id: row.subject_id }, hold),
    ])
    return { lifted: true as const }
  },
})
