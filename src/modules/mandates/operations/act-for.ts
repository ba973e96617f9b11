import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { setSessionMandate } from '#modules/identity/index.ts'
import { conflict, mandateErrors, notFound } from '../mandate.errors.ts'
import { mandateEvent } from '../mandate.events.ts'
import { mayActUnder } from '../mandate.policy.ts'
import { isActive } from '../mandate.rules.ts'
import { ByMandate } from '../mandate.schema.ts'
import { lockMandate, toMandate } from '../mandate.store.ts'

/** From now on this session acts for the principal, and for nobody else, until she stops or the mandate ends. */
export const actFor = operation({
  name: 'mandates.act',
  permission: 'signed_in',
  kind: 'write',
  input: ByMandate,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const row = await lockMandate(ctx.db, input.mandate)
    if (!row) throw notFound()
    ctx.allow(mayActUnder(ctx.actor, row))
    if (!isActive(toMandate(row), ctx.now(), civilDate(ctx.now()))) throw conflict(mandateErrors.notActive)
    await setSessionMandate(ctx, row.id)
    await ctx.record([mandateEvent(row.id, 'mandate.acting_started', {}, [row.principal_id])])
    return { id: row.id }
  },
})

/** Back to oneself. */
export const stopActing = operation({
  name: 'mandates.stop-acting',
  permission: 'signed_in',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({}),
  async run(ctx) {
    await setSessionMandate(ctx, null)
    const mandate = ctx.actor.onBehalfOf?.mandateId
    const row = mandate === undefined ? undefined : await lockMandate(ctx.db, mandate)
    if (row) await ctx.record([mandateEvent(row.id, 'mandate.acting_stopped', {}, [row.principal_id])])
    return {}
  },
})
