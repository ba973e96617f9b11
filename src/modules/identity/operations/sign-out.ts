import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { Done } from '../account.schema.ts'
import { lockById } from '../account.store.ts'
import { endSession } from '../session.store.ts'

/** Ends the caller's session. Without one there is nothing to do, and that is no error: the aim is reached. */
export const signOut = operation({
  name: 'identity.sign-out',
  permission: 'anyone',
  kind: 'write',
  input: z.object({}),
  output: Done,
  async run(ctx) {
    const { accountId, sessionId } = ctx.actor
    if (accountId === null || sessionId === undefined) return {}
    await lockById(ctx.db, accountId, civilDate(ctx.now()))
    const ended = await endSession(ctx.db, accountId, sessionId, ctx.now())
    if (ended) await ctx.record([accountEvent('account.signed_out', accountId, { session: sessionId })])
    return {}
  },
})
