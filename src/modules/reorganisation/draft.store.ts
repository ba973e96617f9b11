import type { Ctx } from '#kernel/operation/ctx.ts'
import { reorganisationErrors } from './reorganisation.errors.ts'
import { mayPrepareAt, maySeeAct } from './reorganisation.policy.ts'
import { lockAct } from './reorganisation.store.ts'
import type { ActRow } from './reorganisation.table.ts'

/** The draft, locked, for somebody who may prepare it. Throws `reorganisation.not_draft` when it is one no more. */
export async function lockDraft(ctx: Ctx, id: string): Promise<ActRow> {
  const act = await lockAct(ctx.db, id)
  ctx.allow(maySeeAct(ctx.actor, act))
  ctx.allow(mayPrepareAt(ctx.actor, act.scope_code))
  if (act.state !== 'draft') throw reorganisationErrors.notDraft()
  return act
}
