import { sql, type RawBuilder } from 'kysely'

const DAY = 86_400_000

/**
 * Common tables of what records held when a day (`YYYY-MM-DD`, in Vietnam) ended: `open_facts`, `secret_facts`,
 * `open_entries`, `secret_entries`. Of today, or of a day to come, that is what they hold now. Before them stand the tables
 * `members` (whose `id`s are asked for) and `brought` (`id` of a folded membership, `member` that goes on for it, `rank`):
 * what the folded one brought is the member's, but a value of her own wins.
 */
export const recordsOn = (day: string, today: string): RawBuilder<unknown> => withAll(day < today ? past(day) : now)

/** As recordsOn, of now. */
export const recordsNow = (): RawBuilder<unknown> => withAll(now)

const withAll = (own: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${own},
  ${withBrought('open_facts')},
  ${withBrought('secret_facts')},
  open_entries as not materialized (${entriesWith('own_open_entries')}),
  secret_entries as not materialized (${entriesWith('own_secret_entries')})`

const withBrought = (name: 'open_facts' | 'secret_facts'): RawBuilder<unknown> => {
  const own = sql.table(`own_${name}`)
  return sql`${sql.table(name)} as not materialized (
    select membership_id, field, value from ${own}
    union all
    (select distinct on (b.member, f.field) b.member, f.field, f.value
       from brought b join ${own} f on f.membership_id = b.id
      where not exists (select from ${own} o where o.membership_id = b.member and o.field = f.field)
      order by b.member, f.field, b.rank, b.id))`
}

const entriesWith = (own: string): RawBuilder<unknown> => sql`
  select membership_id, kind, what, year, from_on from ${sql.table(own)}
  union all
  select b.member, e.kind, e.what, e.year, e.from_on from brought b join ${sql.table(own)} e on e.membership_id = b.id`

const now = sql`
  own_open_facts as not materialized (select membership_id, field, value from record_facts),
  own_secret_facts as not materialized (select membership_id, field, value from sensitive_facts),
  own_open_entries as not materialized (
    select membership_id, kind, what, year, from_on from record_entries where removed_at is null),
  own_secret_entries as not materialized (
    select membership_id, kind, what, year, from_on from sensitive_entries where removed_at is null)`

function past(day: string): RawBuilder<unknown> {
  const end = new Date(Date.parse(`${day}T00:00:00+07:00`) + DAY)
  return sql`
    asked as materialized (select id from members union all select id from brought),
    ${facts(false, end)},
    ${facts(true, end)},
    own_open_entries as (${entries('record_entries', day, end)}),
    own_secret_entries as (${entries('sensitive_entries', day, end)})`
}

/**
 * A value was what the first change since then found there. What never changed since stood already, or came with the
 * membership itself, which leaves no line in the history.
 */
function facts(sensitive: boolean, end: Date): RawBuilder<unknown> {
  const [name, later] = sensitive ? ['own_secret_facts', 'secret_later'] : ['own_open_facts', 'open_later']
  const [table, changes] = sensitive ? ['sensitive_facts', 'sensitive_changes'] : ['record_facts', 'record_changes']
  return sql`
    ${sql.table(later)} as materialized (
      select distinct on (membership_id, item) membership_id, item, before from ${sql.table(changes)}
       where at >= ${end} and membership_id in (select id from asked) order by membership_id, item, at, id),
    ${sql.table(name)} as materialized (
      select membership_id, field, value from ${sql.table(table)} f
       where membership_id in (select id from asked)
         and not exists (select from ${sql.table(later)} l where l.membership_id = f.membership_id and l.item = f.field)
      union all
      select membership_id, item, before from ${sql.table(later)} where before is not null)`
}

/**
 * Entries as they stood. One that was put down later, about a day or a year that was over by then, belongs to it all the
 * same, or no report would ever count what is told of December in January; it counts as it stands now.
 */
const entries = (table: string, day: string, end: Date): RawBuilder<unknown> => sql`
  select membership_id, kind, what, year, from_on from ${sql.table(table)}
   where membership_id in (select id from asked)
     and case when created_at < ${end} then removed_at is null or removed_at >= ${end}
              else removed_at is null and coalesce(from_on, make_date(year, 12, 31)) <= ${day}::date end`
