import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findAccounts, grantPosition, type AccountName } from '#modules/identity/index.ts'
import { findMember } from '#modules/membership/index.ts'
import { accountsOfPerson } from '#modules/people/index.ts'
import { cadreErrors, conflict, notFound, onField } from '../post.errors.ts'
import { postEvent } from '../post.events.ts'
import { GRANT, mayRead } from '../post.policy.ts'
import { readKinds } from '../post.reads.ts'
import { GiveRole, TakeRole } from '../post.schema.ts'
import { lockPost, savePost } from '../post.store.ts'
import { endRole } from './end-post.ts'

/**
 * Gives the role that comes with a post, at the post's unit, to an account of hers. It is the identity module's own
 * grant: the caller must administer accounts there and may hand on nothing that she could not do or give herself. It
 * begins with the post (today when that began before) and ends with it.
 */
export const giveRole = operation({
  name: 'cadres.give-role',
  permission: GRANT,
  kind: 'write',
  confirm: true,
  input: GiveRole,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayRead(ctx.actor, post.unit_code))
    if (post.valid_to !== null) throw conflict(cadreErrors.ended)
    if (post.position_id !== null) throw conflict(cadreErrors.roleHeld)
    const role = (await readKinds(ctx.db, post.level)).find(({ key }) => key === post.kind)?.role
    if (role === null || role === undefined) throw conflict(cadreErrors.noRole)
    const account = (await accountsOfMember(ctx, post.membership_id)).find(({ login }) => login === input.login)
    if (!account) throw onField('login', cadreErrors.notHerAccount)
    const today = civilDate(ctx.now())
    const validFrom = post.valid_from > today ? post.valid_from : today
    const { id } = await grantPosition.run(ctx, {
      login: input.login,
      role,
      unit: post.unit_code,
      validFrom,
      scope: 'subtree',
      validTo: undefined,
    })
    await savePost(ctx.db, post, { position_id: id, position_account: account.id })
    const data = { position: id, role, unit: post.unit_code, account: account.id }
    await ctx.record([postEvent(post.id, 'post.role_given', post.membership_id, data)])
    return {}
  },
})

/** Ends the role that came with a post while the post goes on. */
export const takeRole = operation({
  name: 'cadres.take-role',
  permission: GRANT,
  kind: 'write',
  confirm: true,
  input: TakeRole,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayRead(ctx.actor, post.unit_code))
    if (post.position_id === null) throw conflict(cadreErrors.noRole)
    await endRole(ctx, post, civilDate(ctx.now()), ctx.actor)
    await savePost(ctx.db, post, { position_id: null, position_account: null })
    const data = { position: post.position_id, unit: post.unit_code, reason: input.reason }
    await ctx.record([postEvent(post.id, 'post.role_taken', post.membership_id, data)])
    return {}
  },
})

/** Accounts of the member that have a user name: those that can be given a role. */
export async function accountsOfMember(
  ctx: Pick<Ctx, 'db'>,
  membership: string,
): Promise<(AccountName & { login: string })[]> {
  const member = await findMember(ctx.db, membership)
  if (!member) return []
  const accounts = await findAccounts(ctx.db, await accountsOfPerson(ctx.db, member.personId))
  return [...accounts.values()].flatMap(({ login, ...rest }) => (login === null ? [] : [{ ...rest, login }]))
}
