import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { foldedInto } from '#modules/membership/index.ts'

/**
 * Sensitive facts of these memberships by field, by membership: only for operations that ask for `records:sensitive` there
 * and that write into each person's log (`reveals`). What folded memberships brought fills what is not known otherwise.
 */
export async function sensitiveFactsOf(
  db: Db,
  membershipIds: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const folded = await foldedInto(db, membershipIds)
  const { rows } = await db.executeQuery(statement<{ id: string; facts: Record<string, string> }>`
    select membership_id::text as id, jsonb_object_agg(field, value) as facts from sensitive_facts
     where membership_id = any(${[...membershipIds, ...folded.map(({ id }) => id)]}::uuid[])
       and field = any(${[...fields]}::text[]) group by 1`)
  const known = new Map(rows.map(({ id, facts }) => [id, facts]))
  // The nearest first: it is the one that tells.
  for (const { id, into } of folded) known.set(into, { ...known.get(id), ...known.get(into) })
  return new Map(membershipIds.flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? {}] as const] : [])))
}
