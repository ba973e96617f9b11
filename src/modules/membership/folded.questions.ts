import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'

/** A folded membership and the one that goes on for it; `rank` 1: folded into it itself, 2: into one of these, and so on. */
export type Folded = { id: string; into: string; rank: number }

/** Memberships that these go on for, since records were merged: nearest first. None for most. */
export async function foldedInto(db: Db, ids: readonly string[]): Promise<Folded[]> {
  const { rows } = await db.executeQuery(statement<Folded>`
    with recursive folded as (
      select id, folded_into as into_id, 1 as rank from memberships
       where folded_into is not null and folded_into in (select unnest(${[...ids]}::uuid[]))
      union all
      select m.id, f.into_id, f.rank + 1 from memberships m join folded f on m.folded_into = f.id)
    select id::text, into_id::text as "into", rank from folded order by rank, id`)
  return rows
}
