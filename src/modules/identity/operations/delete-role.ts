import { operation } from '#kernel/operation/operation.ts'
import { z } from 'zod'
import { rightsErrors } from '../rights.errors.ts'
import { Done, RoleKey } from '../account.schema.ts'
import { roleEvent } from '../role.events.ts'
import { mayGiveRole, ROLES } from '../role.policy.ts'
import { deleteRole as deleteStored, lockRole, wasEverUsed } from '../role.store.ts'

/** Removes a role that nobody ever held; one that was held stays, because the record of its holders names it. */
export const deleteRole = operation({
  name: 'identity.delete-role',
  permission: ROLES,
  kind: 'write',
  confirm: true,
  input: z.object({ role: RoleKey }),
  output: Done,
  async run(ctx, { role: key }) {
    const role = await lockRole(ctx.db, key)
    ctx.allow(mayGiveRole(ctx.actor, role))
    if (await wasEverUsed(ctx.db, key)) throw rightsErrors.roleUsed()
    await deleteStored(ctx.db, key)
    await ctx.record([roleEvent('role.deleted', role, { before: role })])
    return {}
  },
})
