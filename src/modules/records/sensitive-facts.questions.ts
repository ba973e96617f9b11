import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'

/**
 * Sensitive facts of these memberships by field, by membership: only for operations that ask for `records:sensitive` there
 * and that write into each person's log (`reveals`).
 */
export async function sensitiveFactsOf(
  db: Db,
  membershipIds: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const { rows } = await db.executeQuery(statement<{ id: string; facts: Record<string, string> }>`
    select membership_id::text as id, jsonb_object_agg(field, value) as facts from sensitive_facts
     where membership_id = any(${[...membershipIds]}::uuid[]) and field = any(${[...fields]}::text[]) group by 1`)
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}
