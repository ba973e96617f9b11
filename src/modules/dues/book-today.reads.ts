import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { findKeeper, findUnits } from '#modules/units/index.ts'

/**
 * Where the books of these units went since a journal (its `seq`), by the moves that reorganisations booked and that stand:
 * the ledger's own word, through as many reforms as there were. A book that went nowhere is itself.
 */
export async function followMoves(db: Db, units: readonly string[], since: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ from: string; at: string }>`
    with recursive way as (
      select u.code as "from", u.code as at, ${since}::bigint as seq from unnest(${[...new Set(units)]}::text[]) as u (code)
      union all
      select way."from", split_part(t.purpose, ' → ', 2), t.seq from way cross join lateral (
        select j.purpose, j.seq from dues_journals j
         where j.act_id is not null and j.kind = 'transfer' and j.seq > way.seq and starts_with(j.purpose, way.at || ' → ')
           and not exists (select from dues_journals v where v.reverses = j.id)
         order by j.seq limit 1) t)
    select distinct on ("from") "from", at from way order by "from", seq desc`.execute(db)
  return new Map(rows.map(({ from, at }) => [from, at]))
}

/**
 * The unit in whose open book it is put right what was booked in that of each of these: itself while it stands, else the one
 * that its book went to or that goes on for it. None where several went on and the ledger does not say which has the book.
 */
export async function booksToday(
  db: Db,
  units: readonly string[],
  since: string,
  today: string,
): Promise<Map<string, string>> {
  const went = await followMoves(db, units, since)
  const standing = await findUnits(db, [...went.values()], today)
  const found = new Map<string, string>()
  for (const [unit, at] of went) {
    const book = standing.has(at) ? at : (await findKeeper(db, at, today))?.code
    if (book !== undefined) found.set(unit, book)
  }
  return found
}
