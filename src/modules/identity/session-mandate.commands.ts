import { AppError } from '#kernel/errors/app-error.ts'
import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { IdentityTables } from './identity.table.ts'

/**
 * From now on this session acts under the mandate, or (null) for nobody but its owner. Whether the mandate holds is for
 * the mandates module to say, here and at every request. Throws `kernel.sign_in_first` for whoever has no session.
 */
export async function setSessionMandate(ctx: Ctx, mandateId: string | null): Promise<void> {
  const { sessionId, accountId } = ctx.actor
  if (sessionId === undefined || accountId === null)
    throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
  await ownTables<IdentityTables>(ctx.db)
    .updateTable('sessions')
    .set({ mandate_id: mandateId })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .execute()
}
