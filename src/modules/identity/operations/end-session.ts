import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { Done } from '../account.schema.ts'
import { lockById } from '../account.store.ts'
import { endSession as end } from '../session.store.ts'

/** Signs oneself out elsewhere: a lost phone, a desk left open. A session of somebody else looks absent. */
export const endSession = operation({
  name: 'identity.end-session',
  permission: 'signed_in',
  kind: 'write',
  input: z.object({ session: z.uuid() }),
  output: Done,
  async run(ctx, { session }) {
    const { accountId } = ctx.actor
    if (accountId === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    await lockById(ctx.db, accountId, civilDate(ctx.now()))
    if (!(await end(ctx.db, accountId, session, ctx.now())))
      throw new AppError('kernel.not_found', { kind: 'not_found' })
    await ctx.record([accountEvent('account.session_ended', accountId, { session })])
    return {}
  },
})
