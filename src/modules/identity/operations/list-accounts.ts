import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { nameUnits } from '#modules/units/index.ts'
import { toAccountView } from '../account-view.rules.ts'
import { MANAGE } from '../account.policy.ts'
import { readAccounts, type AccountRow } from '../account.reads.ts'
import { AccountView } from '../account.schema.ts'

const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

/** Accounts of the units that the caller administers, by name; search by name, user name or phone, without accents. */
export const listAccounts = question({
  name: 'identity.list-accounts',
  permission: MANAGE,
  input: z.object({
    q: optional(z.string().trim().max(100)),
    state: optional(z.enum(['active', 'disabled'])),
    cursor: optional(z.string().max(500)),
    limit: optional(z.coerce.number().int().min(1).max(100)),
  }),
  output: z.object({ items: z.array(AccountView), next: z.string().nullable() }),
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'account', id })),
  async run(ctx, { q, state, cursor, limit = 50 }) {
    const filter = { q: q === '' ? undefined : q, state, after: cursor === undefined ? undefined : readCursor(cursor) }
    const rows = await readAccounts(ctx.db, { ...filter, units: unitsWith(ctx.actor, MANAGE), limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return { items: await toViews(ctx, page), next: last ? cursorOf(last) : null }
  },
})

/** Rows with the names of their units, as this caller may see them. */
export async function toViews(ctx: Ctx, rows: readonly AccountRow[]) {
  const today = civilDate(ctx.now())
  const codes = rows.flatMap((row) => [...(row.unit === null ? [] : [row.unit]), ...row.positions.map((p) => p.unit)])
  const nameOf = await nameUnits(ctx, codes, today)
  return rows.map((row) => toAccountView(row, { actor: ctx.actor, locale: ctx.locale, today, unitName: nameOf }))
}

const cursorOf = (row: AccountRow) => Buffer.from(JSON.stringify([row.name, row.id])).toString('base64url')
const Cursor = z.tuple([z.string(), z.uuid()])

function readCursor(text: string): { name: string; id: string } {
  try {
    const [name, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { name, id }
  } catch {
    throw new AppError('kernel.bad_cursor', { kind: 'invalid' })
  }
}
