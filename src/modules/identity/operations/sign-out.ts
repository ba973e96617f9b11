import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { readProvider } from '../account.reads.ts'
import { lockById } from '../account.store.ts'
import { endSession } from '../session.store.ts'

/** Ends the caller's session, and names the e-identity it came from: that one lasts on. Without one there is nothing to do, and that is no error: the aim is reached. */
export const signOut = operation({
  name: 'identity.sign-out',
  permission: 'anyone',
  kind: 'write',
  input: z.object({}),
  output: z.object({ provider: z.string().nullable() }),
  async run(ctx) {
    const { accountId, sessionId } = ctx.actor
    if (accountId === null || sessionId === undefined) return { provider: null }
    await lockById(ctx.db, accountId, civilDate(ctx.now()))
    const provider = await readProvider(ctx.db, sessionId)
    const ended = await endSession(ctx.db, accountId, sessionId, ctx.now())
    if (ended) await ctx.record([accountEvent('account.signed_out', accountId, { session: sessionId })])
    return { provider }
  },
})
