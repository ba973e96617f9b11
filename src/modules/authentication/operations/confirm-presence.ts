import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, findCredentials, lockCredentials } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { TypedCode } from '../authentication.schema.ts'
import { deskCode, mayVouchFor } from '../link.rules.ts'
import { addVoucher, listUnseen, noteSeen } from '../link.store.ts'
import { ownAccount } from '../own-account.commands.ts'
import { attempt, bucketKey } from '../sign-in.commands.ts'
import { forgiveAttempt, type Bucket } from '../throttle.store.ts'

/** An officer has the invited person before her and types the code of that person's screen. */
export const confirmPresence = operation({
  name: 'authentication.confirm-presence',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({ code: TypedCode }),
  output: z.object({ name: z.string().nullable() }),
  async run(ctx, { code }) {
    const own = ownAccount(ctx)
    const buckets: Bucket[] = [{ throttle: 'factor', key: bucketKey(ctx, `presence ${own}`) }]
    await attempt(ctx, buckets)
    const typed = code.replaceAll(/\s/g, '')
    const links = await listUnseen(ctx.db, ctx.now())
    for (const link of links.filter(({ id }) => deskCode(ctx.services.lookupKey, id) === typed)) {
      const person = await findCredentials(ctx.db, { id: link.account_id }, civilDate(ctx.now()))
      if (!person || !mayVouchFor(ctx.actor, person).allowed) continue
      await lockCredentials(ctx, person.id)
      await noteSeen(ctx, link.id)
      await addVoucher(ctx, link.id, own, ctx.t('authentication.colleagues.seen_reason'))
      await ctx.record([accountEvent('account.recovery_vouched', person.id, { link: link.id, by: 'seen' })])
      await forgiveAttempt(ctx.db, buckets)
      return { name: person.name }
    }
    if (ctx.actor.positions.length === 0) throw authenticationErrors.notOffered()
    return { name: null }
  },
})
