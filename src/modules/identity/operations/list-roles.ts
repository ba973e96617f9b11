import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { MANAGE } from '../account.policy.ts'
import { RoleView } from '../role.schema.ts'
import { readRoles } from '../role.store.ts'
import { readRoleUsage } from '../role.reads.ts'
import { toRoleView } from '../role-view.rules.ts'

/** All roles of the jurisdiction, what each may do, and how many people hold it. */
export const listRoles = question({
  name: 'identity.list-roles',
  permission: MANAGE,
  input: z.object({}),
  output: z.object({ items: z.array(RoleView) }),
  async run(ctx) {
    const usage = await readRoleUsage(ctx.db, civilDate(ctx.now()))
    const roles = await readRoles(ctx.db)
    return { items: roles.map((role) => toRoleView(ctx, role, usage.get(role.key))) }
  },
})
