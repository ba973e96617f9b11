import { z } from 'zod'
import type { Actor, Position } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName } from '#modules/units/index.ts'
import { SessionView } from '../account.schema.ts'
import { readOwnSession } from '../account.reads.ts'

/** Who one is, until when, and what one may do where. */
export const currentSession = question({
  name: 'identity.current-session',
  permission: 'signed_in',
  input: z.object({}),
  output: SessionView,
  async run(ctx) {
    const session = ctx.actor.sessionId && (await readOwnSession(ctx.db, ctx.actor.sessionId))
    if (!session) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    return {
      expiresAt: isoMoment(session.expiresAt),
      account: { name: session.name, login: session.login, phone: session.phone },
      positions: await ownPositions(ctx, ctx.actor),
    }
  },
})

/** Positions in the caller's language. */
export async function ownPositions(ctx: Ctx, actor: Actor) {
  const codes = actor.positions.map((position) => position.unitCode)
  const units = await findUnits(ctx.db, codes, civilDate(ctx.now()))
  const nameOf = (position: Position) => {
    const unit = units.get(position.unitCode)
    return unit ? unitName(unit, ctx.locale) : position.unitName
  }
  return actor.positions.map((position) => ({
    role: position.role,
    roleName: position.roleName?.[ctx.locale] ?? position.role,
    unit: position.unitCode,
    unitName: nameOf(position),
    permissions: [...position.permissions],
  }))
}
