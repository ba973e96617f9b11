import type { Ctx } from '#kernel/operation/ctx.ts'
import { statement } from '#kernel/db/statement.ts'
import { NATIONAL_ID } from './people.personal.ts'

/**
 * Identity numbers of twelve digits in full, by person; people without one are left out. Only for operations that ask for
 * the right to them and a fresh proof, and that write into each person's log (`reveals`).
 */
export async function openNumbers(
  ctx: Pick<Ctx, 'db' | 'services'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await ctx.db.executeQuery(statement<{ id: string; sealed: string }>`
    select id, national_id_sealed as sealed from people where id = any(${[...ids]}::uuid[]) and national_id_sealed is not null`)
  return new Map(rows.map(({ id, sealed }) => [id, ctx.services.aead.decrypt(sealed, NATIONAL_ID)]))
}
