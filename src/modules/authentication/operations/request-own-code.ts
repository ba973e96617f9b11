import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { ownAccount } from '../own-account.commands.ts'
import { sendCode } from './request-phone-code.ts'

/** Sends a code to the caller's own phone, with which she proves once more who she is. */
export const requestOwnCode = operation({
  name: 'authentication.request-own-code',
  permission: 'signed_in',
  kind: 'write',
  input: z.object({}),
  output: z.object({ step: z.string() }),
  prepare: send,
  run: async (ctx) => (await send(ctx))(ctx),
})

async function send(ctx: Ctx) {
  const account = await findCredentials(ctx.db, { id: ownAccount(ctx) }, civilDate(ctx.now()))
  if (!account?.phone) throw authenticationErrors.notOffered()
  return sendCode(ctx, { phone: account.phone, shared: ctx.actor.shared ?? false })
}
