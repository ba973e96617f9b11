import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayAppointAt, mayDecideOn } from '../account.policy.ts'
import { CivilDate, Done, UserName } from '../account.schema.ts'
import { lockByLogin } from '../account.store.ts'
import { findPosition, savePositionEnd } from '../position.store.ts'

/** Ends a position: at once, or with a later day as its last. */
export const endPosition = operation({
  name: 'identity.end-position',
  permission: 'identity:manage',
  kind: 'write',
  input: z.object({
    login: UserName,
    position: z.uuid(),
    lastDay: z.preprocess((value) => (value === '' ? undefined : value), CivilDate.optional()),
  }),
  output: Done,
  async run(ctx, { login, position: id, lastDay }) {
    const today = civilDate(ctx.now())
    const account = await lockByLogin(ctx.db, login, today)
    ctx.allow(mayDecideOn(ctx.actor, account))
    const position = await findPosition(ctx.db, account.id, id)
    if (!position) throw identityErrors.unknownAccount()
    ctx.allow(mayAppointAt(ctx.actor, position.unit_code))
    if (position.ended_at !== null || (position.valid_to !== null && position.valid_to < today))
      throw identityErrors.positionEnded()
    const atOnce = lastDay === undefined || lastDay <= today
    const validTo = atOnce ? today : lastDay
    // A position that had not begun yet is taken back whole.
    const validFrom = position.valid_from > validTo ? validTo : position.valid_from
    await savePositionEnd(ctx.db, id, { valid_from: validFrom, valid_to: validTo, ended_at: atOnce ? ctx.now() : null })
    const { role, unit_code: unit } = position
    await ctx.record([
      accountEvent('account.position_ended', account.id, { position: id, role, unit, validTo, atOnce }),
    ])
    return {}
  },
})
