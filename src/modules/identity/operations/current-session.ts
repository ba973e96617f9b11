import { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import { question } from '#kernel/operation/operation.ts'
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
      positions: ownPositions(ctx.actor, ctx.locale),
    }
  },
})

/** Positions in the caller's language. */
export function ownPositions(actor: Actor, locale: Locale) {
  return actor.positions.map((position) => ({
    role: position.role,
    roleName: position.roleName?.[locale] ?? position.role,
    unit: position.unitCode,
    unitName: position.unitNames?.[locale] ?? position.unitName,
    permissions: [...position.permissions],
  }))
}
