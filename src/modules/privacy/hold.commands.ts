import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { insertHold } from './hold.store.ts'
import { privacyEvent } from './privacy.events.ts'

export type NewHold = { kind: 'dossier' | 'account'; id: string; label: string; reason: string }

/**
 * Holds a dossier or an account back from deletion by age, in the caller's transaction; the caller has found it and may
 * see it. Throws `privacy.held_already` (conflict).
 */
export async function setHold(ctx: Ctx, { kind, id, label, reason }: NewHold): Promise<string> {
  const hold = {
    id: ctx.ids.uuid(),
    subject_kind: kind,
    subject_id: id,
    label,
    reason,
    since: ctx.now(),
    set_by: ctx.actor.accountId,
  }
  if (!(await insertHold(ctx.db, hold))) throw new AppError('privacy.held_already', { kind: 'conflict' })
  await ctx.record([privacyEvent('privacy.hold_set', { hold: hold.id, subject: kind, id }, hold.id)])
  return hold.id
}
