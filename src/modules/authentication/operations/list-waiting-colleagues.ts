import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { allowed, forbidden } from '#kernel/access/actor.ts'
import { question } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { mayVouchFor } from '../link.rules.ts'
import { listWaiting } from '../link.store.ts'

/** Colleagues of one's own unit for whom one other has vouched already. */
export const listWaitingColleagues = question({
  name: 'authentication.list-waiting-colleagues',
  permission: 'signed_in',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ login: z.string(), name: z.string(), since: z.string() })) }),
  async run(ctx) {
    ctx.allow(ctx.actor.positions.length > 0 ? allowed : forbidden())
    const items = []
    for (const link of await listWaiting(ctx.db, ctx.now())) {
      const person = await findCredentials(ctx.db, { id: link.account_id }, civilDate(ctx.now()))
      if (person?.login && mayVouchFor(ctx.actor, person).allowed)
        items.push({ login: person.login, name: person.name, since: isoMoment(link.created_at) })
    }
    return { items }
  },
})
