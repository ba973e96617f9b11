import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { lockRecords } from '#modules/people/index.ts'
import { readableUnits } from './scim.policy.ts'
import { fitsVersion } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'
import { findUser } from './user.reads.ts'
import { toUser, type UserRow } from './user-resource.rules.ts'

/** Where the resources of this product are found. */
export const baseOf = (ctx: Pick<Ctx, 'services'>): string =>
  `${ctx.services.config.publicUrl.replace(/\/$/, '')}/scim/v2`

/** Who asks and what she sees; names that a client gives are its own. */
export function seenBy(ctx: Ctx) {
  const client = ctx.actor.accountId
  if (client === null) throw scimErrors.notFound()
  return { client, units: readableUnits(ctx.actor), today: civilDate(ctx.now()) }
}

/** The user as the client sees her now; throws not_found, and `scim.changed_meanwhile` for another version than named. */
export async function theUser(ctx: Ctx, id: string, ifMatch?: string): Promise<UserRow> {
  if (!z.uuid().safeParse(id).success) throw scimErrors.notFound()
  // Of two clients that saw one version the second is told, also when both come at once.
  if (ifMatch !== undefined) await lockRecords(ctx.db, [id])
  const row = await findUser(ctx.db, seenBy(ctx), id)
  if (!row) throw scimErrors.notFound()
  if (!fitsVersion(toUser(row, baseOf(ctx)), ifMatch)) throw scimErrors.changed()
  return row
}

/** What an answer about people shows of them, for the access log. */
export const revealed = (ids: readonly string[]) =>
  ids.map((id) => ({ type: 'person', id, columns: ['name', 'phone', 'birth_date', 'address'] }))
