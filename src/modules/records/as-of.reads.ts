import { sql, type RawBuilder } from 'kysely'

const DAY = 86_400_000

/**
 * Common tables of what records held when a day (`YYYY-MM-DD`, in Vietnam) ended: `open_facts`, `secret_facts`,
 * `open_entries`, `secret_entries`, of the memberships in the table `members` that stands before them. Of today, or of a
 * day to come, that is what they hold now.
 */
export const recordsOn = (day: string, today: string): RawBuilder<unknown> => (day < today ? past(day) : now)

const now = sql`
  open_facts as not materialized (select membership_id, field, value from record_facts),
  secret_facts as not materialized (select membership_id, field, value from sensitive_facts),
  open_entries as not materialized (
    select membership_id, kind, what, year, from_on from record_entries where removed_at is null),
  secret_entries as not materialized (
    select membership_id, kind, what, year, from_on from sensitive_entries where removed_at is null)`

function past(day: string): RawBuilder<unknown> {
  const end = new Date(Date.parse(`${day}T00:00:00+07:00`) + DAY)
  return sql`
    ${facts(false, end)},
    ${facts(true, end)},
    open_entries as (${entries('record_entries', day, end)}),
    secret_entries as (${entries('sensitive_entries', day, end)})`
}

/**
 * A value was what the first change since then found there. What never changed since stood already, or came with the
 * membership itself, which leaves no line in the history.
 */
function facts(sensitive: boolean, end: Date): RawBuilder<unknown> {
  const [name, later] = sensitive ? ['secret_facts', 'secret_later'] : ['open_facts', 'open_later']
  const [table, changes] = sensitive ? ['sensitive_facts', 'sensitive_changes'] : ['record_facts', 'record_changes']
  return sql`
    ${sql.table(later)} as materialized (
      select distinct on (membership_id, item) membership_id, item, before from ${sql.table(changes)}
       where at >= ${end} and membership_id in (select id from members) order by membership_id, item, at, id),
    ${sql.table(name)} as materialized (
      select membership_id, field, value from ${sql.table(table)} f
       where membership_id in (select id from members)
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
   where membership_id in (select id from members)
     and case when created_at < ${end} then removed_at is null or removed_at >= ${end}
              else removed_at is null and coalesce(from_on, make_date(year, 12, 31)) <= ${day}::date end`
