import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { Done } from '../account.schema.ts'
import { lockById } from '../account.store.ts'
import { endSessions } from '../session.store.ts'

/** Signs oneself out everywhere else. */
export const endOtherSessions = operation({
  name: 'identity.end-other-sessions',
  permission: 'signed_in',
  kind: 'write',
  input: z.object({}),
  output: Done,
  async run(ctx) {
    const { accountId, sessionId } = ctx.actor
    if (accountId === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    await lockById(ctx.db, accountId, civilDate(ctx.now()))
    await endSessions(ctx.db, accountId, ctx.now(), sessionId)
    await ctx.record([accountEvent('account.session_ended', accountId, { others: true })])
    return {}
  },
})
