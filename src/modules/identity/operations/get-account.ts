import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { MANAGE } from '../account.policy.ts'
import { readAccounts, readTimeline } from '../account.reads.ts'
import { AccountView, TimelineEntry, UserName } from '../account.schema.ts'
import { toViews } from './list-accounts.ts'

/** One account with its positions and what happened to it; an account of other units looks as if it did not exist. */
export const getAccount = question({
  name: 'identity.get-account',
  permission: MANAGE,
  input: z.object({ login: UserName }),
  output: AccountView.extend({ events: z.array(TimelineEntry) }).meta({ id: 'AccountDetail' }),
  reveals: (_input, { id }) => [{ type: 'account', id }],
  async run(ctx, { login }) {
    const rows = await readAccounts(ctx.db, { login, units: unitsWith(ctx.actor, MANAGE), limit: 1 })
    const [view] = await toViews(ctx, rows)
    if (!view) throw identityErrors.unknownAccount()
    const events = await readTimeline(ctx.db, view.id, 100)
    return {
      ...view,
      events: events.map((event) => ({
        type: event.type,
        at: isoMoment(event.at),
        by: event.actorName,
        data: event.data,
      })),
    }
  },
})
