import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'

// Names change with a reorganisation; half a minute hides one from nobody for long.
const named = memo<readonly string[]>({ seconds: 30, limit: 5000 })

/**
 * Codes of the units that are or were called so (folded, without the type: "nui thanh"), of units that they became, and
 * of the associations' units at any of these places; empty for a name that no unit has. At most 60.
 */
export function unitsNamed(db: Db, name: string): Promise<readonly string[]> {
  return named.get(db, name, async () => {
    // One word alone is the end of too many names ("chi hội Hạnh"): it must be the whole name.
    const ending = name.includes(' ') ? sql`or name_core like ${`% ${name}`}` : sql``
    const { rows } = await sql<{ code: string }>`
      with recursive found as (
        select code from units where name_core = ${name} ${ending}
        union select s.new_code from found join unit_successions s on s.old_code = found.code and s.extent <> 'part'
      ) select code from found union select u.code from found join units u on u.place_code = found.code
        order by 1 limit 60`.execute(db)
    return rows.map(({ code }) => code)
  })
}

/**
 * As a value of SQL, for lists of other modules: what the unit of this column was called on a day; one that ended or came
 * later by its last name. Null only for what was never a unit's code.
 */
export const unitNameOn = (code: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select name from units where code = ${code}
    order by (valid_from <= ${day} and (valid_to is null or valid_to >= ${day})) desc, valid_from desc limit 1)`
