import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayAppointAt, mayDecideOn } from '../account.policy.ts'
import { GrantPosition } from '../account.schema.ts'
import { lockByLogin } from '../account.store.ts'
import { insertPosition } from '../position.store.ts'
import { mayGiveRole } from '../role.policy.ts'
import { holdRole } from '../role.store.ts'

type NewPosition = {
  role: string
  unit: string
  scope: 'subtree' | 'unit'
  validFrom: string
  validTo: string | null
}

/** Gives an account a role at a unit, from a day on and perhaps to a day (both inclusive). */
export const grantPosition = operation({
  name: 'identity.grant-position',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: GrantPosition,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    const today = civilDate(ctx.now())
    const account = await lockByLogin(ctx.db, input.login, today)
    ctx.allow(mayDecideOn(ctx.actor, account))
    const position = {
      ...input,
      validFrom: input.validFrom ?? today,
      validTo: input.validTo ?? null,
      scope: input.scope ?? 'subtree',
    }
    if (position.validTo !== null && position.validTo < position.validFrom) throw identityErrors.periodReversed()
    if (!(await findUnit(ctx.db, input.unit, position.validFrom))) throw identityErrors.unknownUnit()
    ctx.allow(mayAppointAt(ctx.actor, input.unit))
    return { id: await appoint(ctx, account.id, position) }
  },
})

/** Stores and records a position; the callers have checked who administers the unit. Nobody gives what she could not. */
export async function appoint(ctx: Ctx, accountId: string, position: NewPosition): Promise<string> {
  const role = await holdRole(ctx.db, position.role)
  if (!role) throw identityErrors.unknownRole()
  ctx.allow(mayGiveRole(ctx.actor, role, position.unit))
  const id = ctx.ids.uuid()
  await insertPosition(ctx.db, {
    id,
    account_id: accountId,
    role: position.role,
    unit_code: position.unit,
    valid_from: position.validFrom,
    valid_to: position.validTo,
    scope: position.scope,
    granted_at: ctx.now(),
  })
  await ctx.record([accountEvent('account.position_granted', accountId, { position: id, ...pick(position) })])
  return id
}

const pick = ({ role, unit, scope, validFrom, validTo }: NewPosition) => ({ role, unit, scope, validFrom, validTo })
