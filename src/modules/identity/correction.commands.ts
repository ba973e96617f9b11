import { AppError } from '#kernel/errors/app-error.ts'
import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { IdentityTables } from './identity.table.ts'

/**
 * Corrects what an account says of its person, when the office accepted her request (which records it). Throws `identity.bad_correction`
 * for a name without letters or a date that is none.
 */
export async function correctPerson(
  ctx: Ctx,
  accountId: string,
  correction: { name: string } | { birthDate: string },
): Promise<void> {
  const change =
    'name' in correction ? { display_name: correction.name.trim() } : { birth_date: correction.birthDate.trim() }
  const bad = 'name' in correction ? !/\p{L}/u.test(correction.name) : !isDate(correction.birthDate.trim())
  if (bad) throw new AppError('identity.bad_correction', { kind: 'invalid' })
  await ownTables<IdentityTables>(ctx.db).updateTable('accounts').set(change).where('id', '=', accountId).execute()
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
