import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { heirId } from '#kernel/holdings/moves.ts'

/**
 * Positions that an act has carried and that should end instead, because what gave them ends (a post): as if they had
 * ended on the eve. Answers how many; undo lengthens them again like all others.
 */
export async function endCarriedPositions(db: Db, act: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    with gone as materialized (
      select p.id, h.id as heir, h.valid_to from positions p join positions h on h.id = ${heirId(act, sql.ref('p.id'))}
       where p.id = any(${ids as string[]}::uuid[]) and p.closed_by = ${act}::uuid and h.opened_by = ${act}::uuid),
    held as (update substitutions s set position_id = gone.id from gone where s.position_id = gone.heir),
    noted as (
      insert into carried_units (act, table_name, column_name, row_id, old_value, new_value)
      select ${act}::uuid, 'positions', 'valid_to', id::text, valid_to::text, null from gone),
    deleted as (delete from positions p using gone where p.id = gone.heir)
    select count(*)::int as n from gone`.execute(db)
  return rows[0]?.n ?? 0
}

/** Those of the positions `ids` that the act opened, with the position that each goes on for. */
export async function carriedFrom(
  db: Db,
  act: string,
  ids: readonly string[],
): Promise<{ id: string; heir: string }[]> {
  const heir = heirId(act, sql.ref('p.id'))
  const { rows } = await sql<{ id: string; heir: string }>`
    select p.id, ${heir} as heir from positions p where p.closed_by = ${act}::uuid and ${heir} = any(${ids as string[]}::uuid[])`.execute(
    db,
  )
  return rows
}
