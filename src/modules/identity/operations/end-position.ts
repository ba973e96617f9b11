import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayAppointAt, mayDecideOn } from '../account.policy.ts'
import { CivilDate, Done, UserName } from '../account.schema.ts'
import { lockByLogin } from '../account.store.ts'
import { assertAdministered } from '../administrator.store.ts'
import { MANAGE } from '../account.policy.ts'
import { findPosition, savePositionEnd } from '../position.store.ts'
import { rightsErrors } from '../rights.errors.ts'
import { findRole } from '../role.store.ts'
import { Reason } from '../substitution.schema.ts'

/** Ends a position: at once, or with a later day as its last. */
export const endPosition = operation({
  name: 'identity.end-position',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: z.object({
    login: UserName,
    position: z.uuid(),
    lastDay: z.preprocess((value) => (value === '' ? undefined : value), CivilDate.optional()),
    reason: z.preprocess((value) => (value === '' ? undefined : value), Reason.optional()),
  }),
  output: Done,
  async run(ctx, { login, position: id, lastDay, reason }) {
    const today = civilDate(ctx.now())
    const account = await lockByLogin(ctx.db, login, today)
    ctx.allow(mayDecideOn(ctx.actor, account))
    const position = await findPosition(ctx.db, account.id, id)
    if (!position) throw identityErrors.unknownAccount()
    ctx.allow(mayAppointAt(ctx.actor, position.unit_code))
    if (position.ended_at !== null || (position.valid_to !== null && position.valid_to < today))
      throw identityErrors.positionEnded()
    // One that would end before it begins is taken back whole: it keeps its days, and never held.
    const atOnce = lastDay === undefined || lastDay <= today || lastDay < position.valid_from
    if (!atOnce && position.valid_to !== null && lastDay > position.valid_to) throw rightsErrors.lastDayTooLate()
    const last = atOnce ? today : lastDay
    const validTo = position.valid_from > today && atOnce ? position.valid_to : last
    const end = { ended_at: atOnce ? ctx.now() : null, end_reason: reason ?? null }
    await savePositionEnd(ctx.db, id, { valid_to: validTo, ...end })
    const { role, unit_code: unit, scope } = position
    if (atOnce && (await findRole(ctx.db, role))?.permissions.includes(MANAGE))
      await assertAdministered(ctx.db, [{ unit, scope }], today)
    const changes = { validTo: { before: position.valid_to, after: validTo } }
    const data = { position: id, role, unit, validTo, atOnce, changes }
    await ctx.record([accountEvent('account.position_ended', account.id, data)])
    return {}
  },
})
