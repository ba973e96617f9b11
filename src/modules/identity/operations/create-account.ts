import { hashPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { z } from 'zod'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayAppointAt } from '../account.policy.ts'
import { CreateAccount } from '../account.schema.ts'
import { insertAccount } from '../account.store.ts'
import { findPasswordFault } from '../password.rules.ts'
import { appoint } from './grant-position.ts'

/**
 * A new account, with a first position when `role` is given. An administrator names a unit that he or she administers;
 * only the system (the command line, the seed) makes accounts that belong to no unit.
 */
export const createAccount = operation({
  name: 'identity.create-account',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: CreateAccount,
  output: z.object({ id: z.uuid(), login: z.string() }),
  async run(ctx, input) {
    await checkUnit(ctx, input.unit, input.role)
    const fault = input.password === undefined ? undefined : findPasswordFault(input.password, input.login, input.name)
    if (fault !== undefined) throw identityErrors.badPassword(fault)
    const id = ctx.ids.uuid()
    await insertAccount(ctx.db, {
      id,
      login: input.login,
      phone: input.phone ?? null,
      display_name: input.name,
      password_hash: input.password === undefined ? null : await hashPassword(input.password),
      unit_code: input.unit ?? null,
      created_at: ctx.now(),
    })
    await ctx.record([
      accountEvent('account.created', id, { login: input.login, name: input.name, unit: input.unit ?? null }),
    ])
    if (input.role !== undefined && input.unit !== undefined)
      await appoint(ctx, id, {
        role: input.role,
        unit: input.unit,
        scope: 'subtree',
        validFrom: input.validFrom ?? civilDate(ctx.now()),
        validTo: null,
      })
    return { id, login: input.login }
  },
})

async function checkUnit(ctx: Ctx, unit: string | undefined, role: string | undefined): Promise<void> {
  if (unit === undefined) {
    if (role !== undefined || ctx.actor.kind !== 'system') throw identityErrors.unitNeeded()
    return
  }
  if (!(await findUnit(ctx.db, unit, civilDate(ctx.now())))) throw identityErrors.unknownUnit()
  ctx.allow(mayAppointAt(ctx.actor, unit))
}
