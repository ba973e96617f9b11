import type { Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'
import { statement } from '#kernel/db/statement.ts'

const maps = memo<ReadonlyMap<string, readonly string[]>>({ seconds: 60 })

/**
 * For every code that ever was a commune's, or works in one (an association's unit, a branch): the communes of today's
 * map that have its land, several where a commune was divided. For comparing places written down under different maps.
 */
export function placesNow(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  return maps.get(db, '', async () => {
    const { rows } = await db.executeQuery(statement<{ code: string; places: string[] }>`
      with recursive chain as (
        select distinct code as origin, code as place from units where tree = 'administration' and level = 'commune'
        union
        select c.origin, s.new_code from chain c join unit_successions s on s.old_code = c.place),
      now as (
        select c.origin, array_agg(distinct c.place order by c.place) as places from chain c
          join units u on u.code = c.place and u.tree = 'administration' and u.valid_to is null group by 1)
      select origin as code, places from now
      union
      select distinct u.code, n.places from units u join now n on n.origin = coalesce(u.place_code, substring(u.code from '([0-9]{5})'))
       where u.tree <> 'administration'`)
    return new Map(rows.map(({ code, places }) => [code, places]))
  })
}

/** Days after `from` and up to `to` on which some unit took over from another: between two of them every code keeps its meaning. */
export async function successionDays(db: Db, from: string, to: string): Promise<string[]> {
  const { rows } = await db.executeQuery(statement<{ day: string }>`
    select distinct happened_on as day from unit_successions
     where happened_on > ${from}::date and happened_on <= ${to}::date and extent <> 'unchanged' order by 1`)
  return rows.map(({ day }) => day)
}
