import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { rightsErrors } from '../rights.errors.ts'
import { MANAGE } from '../account.policy.ts'
import { assertAdministered } from '../administrator.store.ts'
import { roleEvent } from '../role.events.ts'
import { mayChangeRole, ROLES } from '../role.policy.ts'
import { UpdateRole } from '../role.schema.ts'
import { lockRole, readRoleUses, saveRole } from '../role.store.ts'
import { checkRole } from './create-role.ts'

/**
 * Changes what a role may do, for everybody who holds it, at once: a write under the old role that has not committed
 * yet is waited for, one that comes later sees the new role.
 */
export const updateRole = operation({
  name: 'identity.update-role',
  permission: ROLES,
  kind: 'write',
  confirm: true,
  input: UpdateRole,
  output: z.object({ role: z.string(), version: z.int() }),
  async run(ctx, { role: key, version, ...given }) {
    const before = await lockRole(ctx.db, key)
    if (before.version !== version) throw rightsErrors.roleChanged()
    const today = civilDate(ctx.now())
    const uses = await readRoleUses(ctx.db, key, today)
    const after = { ...before, ...given }
    checkRole(ctx, after, before.permissions)
    const units = [...new Set(uses.map((use) => use.unit))]
    const own = ctx.actor.positions.some((position) => position.role === key)
    ctx.allow(mayChangeRole(ctx.actor, { before, after, units, own }))
    await saveRole(ctx.db, before, after, { id: ctx.ids.uuid(), at: ctx.now() })
    if (before.permissions.includes(MANAGE) && !after.permissions.includes(MANAGE))
      await assertAdministered(ctx.db, uses, today)
    await ctx.record([roleEvent('role.changed', before, { before, after })])
    return { role: key, version: before.version + 1 }
  },
})
