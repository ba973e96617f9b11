import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'

/** The caller's own account. Throws `kernel.sign_in_first` for whoever has none. */
export function ownAccount(ctx: Ctx): string {
  if (ctx.actor.accountId === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
  return ctx.actor.accountId
}
