import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { nameUnits } from '#modules/units/index.ts'
import { MANAGE } from '../account.policy.ts'
import { readSubstitutions, type SubstitutionFilter } from '../substitution.reads.ts'
import { SubstitutionView } from '../substitution.schema.ts'
import { toSubstitutionView } from '../substitution-view.rules.ts'

const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

/** Substitutions of oneself (`mine`, on either side) or of the units that one administers; the latest first. */
export const listSubstitutions = question({
  name: 'identity.list-substitutions',
  permission: 'signed_in',
  input: z.object({
    view: z.enum(['mine', 'units']).default('mine'),
    cursor: optional(z.string().max(200)),
    limit: optional(z.coerce.number().int().min(1).max(100)),
  }),
  output: z.object({ items: z.array(SubstitutionView), next: z.string().nullable() }),
  async run(ctx, { view, cursor, limit = 50 }) {
    const [startsAt, id] = cursor === undefined ? [] : readCursor(cursor, 2)
    const after = typeof startsAt === 'string' && typeof id === 'string' ? { startsAt, id } : undefined
    const filter: SubstitutionFilter =
      view === 'mine' ? { account: ctx.actor.accountId ?? NOBODY } : { units: unitsWith(ctx.actor, MANAGE) }
    const rows = await readSubstitutions(ctx.db, filter, { after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    const nameOf = await nameUnits(
      ctx,
      page.map((row) => row.unit),
      civilDate(ctx.now()),
    )
    const reader = { accountId: ctx.actor.accountId, locale: ctx.locale, now: ctx.now(), unitName: nameOf }
    return {
      items: page.map((row) => toSubstitutionView(row, reader)),
      next: last ? writeCursor([isoMoment(last.startsAt), last.id]) : null,
    }
  },
})

const NOBODY = '00000000-0000-0000-0000-000000000000'
