import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { rightsErrors } from '../rights.errors.ts'
import { roleEvent } from '../role.events.ts'
import { mayGiveRole, ROLES } from '../role.policy.ts'
import { CreateRole } from '../role.schema.ts'
import type { StoredRole } from '../role.rules.ts'
import { insertRole } from '../role.store.ts'

/** A new role: a name in three languages and what its holders may do. Nobody puts in what she could not give. */
export const createRole = operation({
  name: 'identity.create-role',
  permission: ROLES,
  kind: 'write',
  confirm: true,
  input: CreateRole,
  output: z.object({ role: z.string() }),
  async run(ctx, { role: key, ...given }) {
    checkRole(ctx, given)
    ctx.allow(mayGiveRole(ctx.actor, given))
    const role: StoredRole = { id: ctx.ids.uuid(), key, ...given, sort: 0, version: 1 }
    await insertRole(ctx.db, role)
    await ctx.record([roleEvent('role.created', role, { after: role })])
    return { role: key }
  },
})

/** Every permission must be one that the product has, and a session cannot outlast its absolute limit idly. */
export function checkRole(
  ctx: Ctx,
  role: Pick<StoredRole, 'permissions' | 'idleMinutes' | 'absoluteMinutes'>,
  known: readonly string[] = [],
): void {
  const there = new Set([...ctx.services.permissions, ...known])
  if (!role.permissions.every((permission) => there.has(permission))) throw rightsErrors.unknownPermission()
  if (role.idleMinutes > role.absoluteMinutes) throw rightsErrors.idleTooLong()
}
