import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { lockById, lockByLogin, type Account } from '../account.store.ts'
import { findPositions, type HeldPosition } from '../position.store.ts'
import { rightsErrors } from '../rights.errors.ts'
import { LONGEST_DAYS, mayNameSubstitute } from '../substitution.policy.ts'
import { NameSubstitute } from '../substitution.schema.ts'
import { insertSubstitution } from '../substitution.store.ts'

type Input = z.output<typeof NameSubstitute>

/**
 * Hands positions of one person on to another for a period: the holder does, or an administrator. The substitute works
 * at the same unit or has her account there. Every use of it is recorded with both names.
 */
export const nameSubstitute = operation({
  name: 'identity.name-substitute',
  permission: 'signed_in',
  kind: 'write',
  confirm: true,
  input: NameSubstitute,
  output: z.object({ ids: z.array(z.uuid()) }),
  async run(ctx, input) {
    const today = civilDate(ctx.now())
    const period = periodOf(ctx, input)
    const positions = await findPositions(ctx.db, input.positions, today)
    const holderId = positions[0]?.accountId
    // Positions of several people at once are of nobody in particular.
    if (holderId === undefined || positions.length !== new Set(input.positions).size)
      throw rightsErrors.noSuchPosition()
    if (positions.some((position) => position.accountId !== holderId)) throw rightsErrors.noSuchPosition()
    const holder = await lockById(ctx.db, holderId, today)
    for (const one of positions) allowNaming(ctx, one, holder, { id: '' })
    const substitute = await lockSubstitute(ctx, input.substitute, today)
    const ids: string[] = []
    for (const position of positions) {
      allowNaming(ctx, position, holder, substitute)
      checkPlace(position, holder, substitute)
      ids.push(await hand(ctx, { position, holder, substitute, period, input }))
    }
    return { ids }
  },
})

function periodOf(ctx: Ctx, input: Input) {
  const now = ctx.now()
  const asked = input.from === undefined ? now : new Date(input.from)
  const from = asked < now ? now : asked
  const to = new Date(input.to)
  if (to <= from) throw rightsErrors.substitutionReversed()
  if (to.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000) throw rightsErrors.substitutionTooLong()
  return { from, to }
}

function allowNaming(ctx: Ctx, position: HeldPosition, holder: Account, substitute: { id: string }): void {
  const { unit, permissions, gives } = position
  const owner = { id: holder.id, unitCode: holder.unitCode, positionUnits: holder.positionUnits }
  const decision = mayNameSubstitute(ctx.actor, { unit, role: { permissions, gives }, holder: owner }, substitute)
  // A position of another unit looks like one that there is not.
  if (!decision.allowed && decision.as === 'hidden') throw rightsErrors.noSuchPosition()
  ctx.allow(decision)
}

async function lockSubstitute(ctx: Ctx, login: string, today: string): Promise<Account> {
  try {
    return await lockByLogin(ctx.db, login, today)
  } catch (error) {
    throw error instanceof AppError ? rightsErrors.substituteUnknown() : error
  }
}

function checkPlace(position: HeldPosition, holder: Account, substitute: Account): void {
  if (substitute.id === holder.id) throw rightsErrors.substituteSelf()
  if (substitute.disabledAt !== null) throw rightsErrors.substituteUnknown()
  const there = substitute.unitCode === position.unit || substitute.positionUnits.includes(position.unit)
  if (!there) throw rightsErrors.substituteElsewhere()
}

type Handing = {
  position: HeldPosition
  holder: Account
  substitute: Account
  period: { from: Date; to: Date }
  input: Input
}

async function hand(ctx: Ctx, { position, holder, substitute, period, input }: Handing): Promise<string> {
  const permissions = input.permissions?.filter((permission) => position.permissions.includes(permission))
  if (permissions?.length === 0) throw rightsErrors.substitutionPermissions()
  const id = ctx.ids.uuid()
  await insertSubstitution(ctx.db, {
    id,
    position_id: position.id,
    substitute_id: substitute.id,
    permissions: permissions ?? null,
    starts_at: period.from,
    ends_at: period.to,
    reason: input.reason,
    created_at: ctx.now(),
    created_by: ctx.actor.accountId,
  })
  const data = {
    substitution: id,
    position: position.id,
    holder: holder.id,
    substitute: substitute.id,
    permissions: permissions ?? null,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
  }
  await ctx.record([
    accountEvent('account.substitute_named', holder.id, data),
    accountEvent('account.substitution_given', substitute.id, data),
  ])
  return id
}
