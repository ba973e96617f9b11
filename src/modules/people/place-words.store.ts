import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { notePlaceUnits, refreshWords } from './person-words.store.ts'

/**
 * As `refreshWords`, for people of whom nothing but the unit of a place changed: only words of units are made anew, in a
 * fraction of the time. They are known by their capitals and digits (`dPN20965`, `u48`): those of names have none in
 * second place but for a name that is a number. Records that were merged are read whole.
 */
export async function refreshUnitWords(db: Db, ids: readonly string[], today: string): Promise<void> {
  if (ids.length === 0) return
  await notePlaceUnits(db, ids, today)
  const { rows } = await sql<{ id: string }>`
    select id from people p where id = any(${ids as string[]}::uuid[])
       and (p.merged_into is not null or exists (select 1 from people q where q.merged_into = p.id))`.execute(db)
  const whole = rows.map(({ id }) => id)
  const merged = new Set(whole)
  const plain = ids.filter((id) => !merged.has(id))
  await sql`
    with made as (
      select p.id, (select array_agg(distinct w.word order by w.word) from (
               select word from unnest(p.words) as h (word) where h.word !~ '^[du][0-9A-Z]'
               union all select 'd' || l.unit_code from person_places l where l.person_id = p.id
               union all select 'u' || a.code from person_places l join place_units k on k.unit_code = l.unit_code
                           cross join unnest(k.above) as a (code) where l.person_id = p.id) as w (word)) as words
        from people p where p.id = any(${plain}::uuid[]))
    update people p set words = made.words from made where p.id = made.id and p.words is distinct from made.words`.execute(
    db,
  )
  if (whole.length > 0) await refreshWords(db, whole, today)
}
