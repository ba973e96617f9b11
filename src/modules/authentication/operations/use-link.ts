import { z } from 'zod'
import { hashPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import {
  accountEvent,
  endAllSessions,
  findCredentials,
  findPasswordFault,
  lockCredentials,
  NewPassword,
  storePassword,
} from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Outcome, type OutcomeData } from '../authentication.schema.ts'
import { removeAllFactors } from '../factor.store.ts'
import { LinkToken } from '../link.schema.ts'
import { endLink, findLink } from '../link.store.ts'
import { enter } from '../sign-in.commands.ts'

const Input = z.object({ token: LinkToken, password: NewPassword })

/**
 * The holder of a one-time link sets her password and is in. After a recovery every session ends and every second factor
 * goes, lost or in other hands as they may be: she sets up new ones, and has no right of a role that asks for one until then.
 */
export const useLink = operation({
  name: 'authentication.use-link',
  permission: 'anyone',
  kind: 'write',
  input: Input,
  output: Outcome,
  prepare: hash,
  run: async (ctx, input) => (await hash(ctx, input))(ctx),
})

async function hash(
  ctx: Ctx,
  { token, password }: z.output<typeof Input>,
): Promise<(ctx: Ctx) => Promise<OutcomeData>> {
  const link = await findLink(ctx.db, token, ctx.now())
  const person = link && (await findCredentials(ctx.db, { id: link.account_id }, civilDate(ctx.now())))
  if (!person) throw authenticationErrors.linkOver()
  const fault = findPasswordFault(password, person.login ?? undefined, person.name)
  if (fault !== undefined) throw authenticationErrors.badPassword(fault)
  const passwordHash = await hashPassword(password)
  return async (inner) => {
    const locked = await findLink(inner.db, token, inner.now(), true)
    if (!locked) throw authenticationErrors.linkOver()
    if (locked.in_person && locked.seen_at === null) throw authenticationErrors.notSeenYet()
    const { id } = await lockCredentials(inner, locked.account_id)
    await endLink(inner, locked.id)
    await storePassword(inner, id, passwordHash)
    await endAllSessions(inner, id)
    if (locked.kind === 'recovery') await removeAllFactors(inner.db, id)
    const type = locked.kind === 'recovery' ? ('account.recovered' as const) : ('account.joined' as const)
    await inner.record([accountEvent(type, id, { link: locked.id })])
    return enter(inner, { accountId: id, methods: ['invitation', 'password'], shared: false })
  }
}
