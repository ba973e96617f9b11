import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { goesOn } from '#modules/people/index.ts'

/** Ages as the unions' form asks for them, on the day that is told of. */
export const AGE_BANDS = ['under_18', '18_30', '31_49', '50_up', 'unknown'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** How many members a unit itself (not those below) had on a day. */
export type StandingFigure = { unit: string; kind: string; state: 'active' | 'suspended'; band: AgeBand; n: number }

const STANDING = sql.raw(`('active', 'suspended')`)
const covers = (table: string, day: RawBuilder<unknown>) =>
  sql`${sql.raw(table)}.valid_from <= ${day} and (${sql.raw(table)}.valid_to is null or ${sql.raw(table)}.valid_to >= ${day})`

/** `q` is the record that goes on for `r`, through as many merges as there were; none where `r` goes on itself. */
const MERGED = sql`q.id = case when r.merged_into is not null then ${goesOn(sql`r`)} end`

const ageOf = (day: RawBuilder<unknown>) => sql`coalesce(
  extract(year from age(${day}, coalesce(q.birth_date, r.birth_date)))::int,
  extract(year from ${day})::int - coalesce(q.birth_year, r.birth_year))`

/** Age of the person `r`, or of the record `q` that goes on for her, on the day. */
const bandOf = (day: RawBuilder<unknown>) => sql<AgeBand>`case
  when coalesce(q.birth_year, r.birth_year) is null then 'unknown'
  when ${ageOf(day)} < 18 then 'under_18' when ${ageOf(day)} <= 30 then '18_30' when ${ageOf(day)} <= 49 then '31_49' else '50_up' end`

/**
 * Members on a day (`YYYY-MM-DD`) by unit, kind, state and age, counted in the database; folded memberships are counted
 * nowhere. Units without members are left out.
 */
export async function standingFigures(db: Db, codes: readonly string[], day: string): Promise<StandingFigure[]> {
  const on = sql`${day}::date`
  const { rows } = await sql<StandingFigure>`
    select p.unit_code as unit, s.kind, s.state, ${bandOf(on)} as band, count(*)::int as n
      from membership_places p
      join memberships m on m.id = p.membership_id and m.state <> 'folded'
      join membership_states s on s.membership_id = m.id and s.state in ${STANDING} and ${covers('s', on)}
      join people r on r.id = m.person_id left join people q on ${MERGED}
     where p.unit_code = any(${[...codes]}::text[]) and ${covers('p', on)}
     group by 1, 2, 3, 4`.execute(db)
  return rows
}

/**
 * Members who came (`joined`, `rejoined`), went (`lost`, with the reason) or changed their unit (`moved`, `to`) on a day
 * between `from` and `to`, both counted. `epoch` counts the days of `cuts` that are not after it.
 */
export type MovementFigure = {
  what: 'joined' | 'rejoined' | 'lost' | 'moved'
  unit: string
  to: string | null
  reason: string | null
  epoch: number
  /** The epoch of the day before: `unit` of who went or moved is hers as of that day. */
  epochBefore: number
  n: number
}

export async function movementFigures(
  db: Db,
  codes: readonly string[],
  period: { from: string; to: string; cuts: readonly string[] },
): Promise<MovementFigure[]> {
  const epoch = (day: RawBuilder<unknown>) =>
    sql`(select count(*)::int from unnest(${[...period.cuts]}::date[]) as c (day) where c.day <= ${day})`
  const { rows } = await sql<MovementFigure>`
    select what, unit, "to", reason, ${epoch(sql`x.day`)} as epoch, ${epoch(sql`x.day - 1`)} as "epochBefore", count(*)::int as n
      from (${movements(codes, period)}) x group by 1, 2, 3, 4, 5, 6`.execute(db)
  return rows
}

/** Every single movement: what, whose membership, on which day. A loss lies on the first day without membership. */
function movements(codes: readonly string[], { from, to }: { from: string; to: string }) {
  const [list, first, last] = [sql`${[...codes]}::text[]`, sql`${from}::date`, sql`${to}::date`]
  return sql`
    select case when exists (select from membership_states b where b.membership_id = m.id and b.valid_from < s.valid_from)
             then 'rejoined' else 'joined' end as what, p.unit_code as unit, null::text as "to", null::text as reason, s.valid_from as day, m.id
      from membership_states s join memberships m on m.id = s.membership_id and m.state <> 'folded'
      join membership_places p on p.membership_id = m.id and ${covers('p', sql`s.valid_from`)}
     where s.state in ${STANDING} and s.valid_from between ${first} and ${last} and p.unit_code = any(${list})
       and not exists (select from membership_states b where b.membership_id = m.id and b.state in ${STANDING} and b.valid_to = s.valid_from - 1)
    union all
    select 'lost', p.unit_code, null, coalesce(case when n.state = 'dead' then 'dead' else n.reason end, m.end_reason, 'other'), s.valid_to + 1, m.id
      from membership_states s join memberships m on m.id = s.membership_id and m.state <> 'folded'
      join membership_places p on p.membership_id = m.id and ${covers('p', sql`s.valid_to`)}
      left join membership_states n on n.membership_id = m.id and n.valid_from = s.valid_to + 1
     where s.state in ${STANDING} and s.valid_to between ${first} - 1 and ${last} - 1 and p.unit_code = any(${list})
       and (n.id is null or n.state not in ${STANDING})
    union all
    select 'moved', b.unit_code, p.unit_code, p.reason, p.valid_from, m.id
      from membership_places p join memberships m on m.id = p.membership_id and m.state <> 'folded'
      join membership_places b on b.membership_id = m.id and b.valid_to = p.valid_from - 1 and b.unit_code <> p.unit_code
     where p.valid_from between ${first} and ${last} and (p.unit_code = any(${list}) or b.unit_code = any(${list}))
       and exists (select from membership_states s where s.membership_id = m.id and s.state in ${STANDING} and ${covers('s', sql`p.valid_from`)})
       and exists (select from membership_states s where s.membership_id = m.id and s.state in ${STANDING} and ${covers('s', sql`p.valid_from - 1`)})`
}

/** Every member of these units on a day, with her unit: for figures that other modules count. */
export async function standingMembers(
  db: Db,
  codes: readonly string[],
  day: string,
): Promise<{ id: string; unit: string }[]> {
  const on = sql`${day}::date`
  const { rows } = await sql<{ id: string; unit: string }>`
    select m.id, p.unit_code as unit from membership_places p
      join memberships m on m.id = p.membership_id and m.state <> 'folded'
      join membership_states s on s.membership_id = m.id and s.state in ${STANDING} and ${covers('s', on)}
     where p.unit_code = any(${[...codes]}::text[]) and ${covers('p', on)}`.execute(db)
  return rows
}

/** Which members one figure counts; see `StandingFigure` and `MovementFigure`. */
export type MembersCounted =
  | { of: 'standing'; day: string; kind?: string; state?: string; band?: AgeBand }
  | { of: 'movement'; what: MovementFigure['what'][]; reason?: string; from: string; to: string }

export type CountedMember = { id: string; personId: string; unit: string; order: string }

/** The members behind a figure, as lists of people are sorted, page by page: `after` is where the page before ended. */
export async function membersCounted(
  db: Db,
  codes: readonly string[],
  counted: MembersCounted,
  page: { after?: Pick<CountedMember, 'order' | 'id'> | undefined; limit: number },
): Promise<CountedMember[]> {
  const { order, id } = page.after ?? { order: null, id: null }
  const { rows } = await sql<CountedMember>`
    select c.id, c."personId", c.unit, coalesce(q.name_order, r.name_order) as "order"
      from (${countedOf(codes, counted)}) c
      join people r on r.id = c."personId" left join people q on ${MERGED}
     where ${order}::text is null or (coalesce(q.name_order, r.name_order), c.id) > (${order}, ${id}::uuid)
     order by "order", c.id limit ${page.limit}`.execute(db)
  return rows
}

function countedOf(codes: readonly string[], counted: MembersCounted) {
  if (counted.of === 'movement')
    return sql`
      select distinct on (m.id) m.id, m.person_id as "personId", coalesce(x."to", x.unit) as unit
        from (${movements(codes, counted)}) x join memberships m on m.id = x.id
       where x.what = any(${counted.what}::text[]) and (${counted.reason ?? null}::text is null or x.reason = ${counted.reason ?? null})
       order by m.id`
  const on = sql`${counted.day}::date`
  return sql`
    select m.id, m.person_id as "personId", p.unit_code as unit
      from membership_places p
      join memberships m on m.id = p.membership_id and m.state <> 'folded'
      join membership_states s on s.membership_id = m.id and s.state in ${STANDING} and ${covers('s', on)}
      join people r on r.id = m.person_id left join people q on ${MERGED}
     where p.unit_code = any(${[...codes]}::text[]) and ${covers('p', on)}
       and (${counted.kind ?? null}::text is null or s.kind = ${counted.kind ?? null})
       and (${counted.state ?? null}::text is null or s.state = ${counted.state ?? null})
       and (${counted.band ?? null}::text is null or ${bandOf(on)} = ${counted.band ?? null})`
}
