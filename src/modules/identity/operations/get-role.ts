import { z } from 'zod'
import { readStream } from '#kernel/events/event.store.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { MANAGE } from '../account.policy.ts'
import { RoleKey } from '../account.schema.ts'
import { rightsErrors } from '../rights.errors.ts'
import { groupWords, permissionWords } from '../permission.rules.ts'
import { mayGive } from '../role.policy.ts'
import { PermissionChoice, RoleDetail } from '../role.schema.ts'
import { findRole } from '../role.store.ts'
import { readRoleUsage } from '../role.reads.ts'
import { toRoleView } from '../role-view.rules.ts'

/** One role with every permission there is in words, which of them the caller could give, and what changed when. */
export const getRole = question({
  name: 'identity.get-role',
  permission: MANAGE,
  input: z.object({ role: RoleKey }),
  output: RoleDetail,
  async run(ctx, { role: key }) {
    const role = await findRole(ctx.db, key)
    if (!role) throw rightsErrors.noSuchRole()
    const usage = (await readRoleUsage(ctx.db, civilDate(ctx.now()))).get(key)
    const events = (await readStream(ctx.db, role.id)).toReversed().slice(0, 50)
    return {
      ...toRoleView(ctx, role, usage),
      choices: choicesFor(ctx, usage?.units ?? []),
      events: events.map((event) => ({
        type: event.type,
        at: isoMoment(event.at),
        by: event.actorName,
        changes: (event.data['changes'] ?? {}) as Record<string, unknown>,
      })),
    }
  },
})

/** Permissions there are, for the form of a new role. */
export const listPermissions = question({
  name: 'identity.list-permissions',
  permission: MANAGE,
  input: z.object({}),
  output: z.object({ items: z.array(PermissionChoice) }),
  run: async (ctx) => ({ items: choicesFor(ctx, []) }),
})

function choicesFor(ctx: Ctx, units: readonly string[]) {
  const places = units.length > 0 ? units : [undefined]
  return ctx.services.permissions.map((permission) => ({
    permission,
    module: ctx.t(groupWords(permission)),
    label: ctx.t(permissionWords(permission)),
    givable: places.every((unit) => mayGive(ctx.actor, permission, unit)),
  }))
}
