import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { readSessions } from '../account.reads.ts'
import { roleLimits } from '../account.store.ts'
import { isIdle, sessionLimits } from '../session.rules.ts'

const SessionItem = z
  .object({
    id: z.uuid(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
    userAgent: z.string(),
    network: z.string().meta({ description: 'First half of the address', example: '113.161.x.x' }),
    methods: z.array(z.string()),
    shared: z.boolean(),
    current: z.boolean(),
  })
  .meta({ id: 'SessionItem' })

/** Where one is signed in. */
export const listSessions = question({
  name: 'identity.list-sessions',
  permission: 'signed_in',
  input: z.object({}),
  output: z.object({ items: z.array(SessionItem), next: z.null() }),
  async run(ctx) {
    if (ctx.actor.accountId === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    const roles = await roleLimits(ctx.db, ctx.actor.accountId, civilDate(ctx.now()))
    const rows = await readSessions(ctx.db, ctx.actor.accountId, ctx.now())
    const items = rows
      .filter((row) => !isIdle(row.lastSeenAt, sessionLimits(roles, row.shared), ctx.now()))
      .map((row) => ({
        id: row.id,
        createdAt: isoMoment(row.createdAt),
        lastSeenAt: isoMoment(row.lastSeenAt),
        expiresAt: isoMoment(row.expiresAt),
        userAgent: row.userAgent,
        network: row.network,
        methods: row.methods,
        shared: row.shared,
        current: row.id === ctx.actor.sessionId,
      }))
    return { items, next: null }
  },
})
