import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import type { Basis } from './member-consent.rules.ts'

/** On what ground these are registered, by membership; without those of whom it was never noted. */
export async function basesOf(db: Db, memberships: readonly string[]): Promise<Map<string, Basis>> {
  const { rows } = await db.executeQuery(statement<{ id: string; basis: Basis }>`
    select id::text, basis from memberships where id = any(${[...memberships]}::uuid[]) and basis is not null`)
  return new Map(rows.map(({ id, basis }) => [id, basis]))
}
