import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { foldedInto } from '#modules/membership/index.ts'
import { recordsNow, recordsOn } from './as-of.reads.ts'
import { readFields } from './record.reads.ts'
import { MAJORITY_ETHNICITIES } from './record.rules.ts'

/** What lists show of a record: open fields only, and how complete it is (0-100, sensitive fields counted, not told). */
export type RecordSummary = {
  education: string | null
  professional: string | null
  occupation: string | null
  completeness: number
}

/**
 * Summaries of these memberships, by id; one without a record is complete to 0. What folded memberships brought counts for
 * those that go on, as in the record itself.
 */
export async function recordSummaries(db: Db, membershipIds: readonly string[]): Promise<Map<string, RecordSummary>> {
  if (membershipIds.length === 0) return new Map()
  const { rows } = await sql<RecordSummary & { id: string }>`
    with members as (select id from unnest(${[...membershipIds]}::uuid[]) as m(id)),
    ${await broughtTo(db, membershipIds)},
    ${recordsNow()},
    weights as (select key, weight from record_fields where valid_to is null and weight > 0),
    facts as (
      select f.membership_id, f.field, f.value from members m join open_facts f on f.membership_id = m.id
      union all
      select f.membership_id, f.field, null from members m join secret_facts f on f.membership_id = m.id)
    select m.id::text as id, max(value) filter (where field = 'education') as education,
           max(value) filter (where field = 'professional') as professional,
           max(value) filter (where field = 'occupation') as occupation,
           coalesce(round(100.0 * sum(weights.weight) / nullif((select sum(weight) from weights), 0)), 0)::int as completeness
      from members m left join facts on facts.membership_id = m.id left join weights on weights.key = facts.field
     group by m.id`.execute(db)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** The table `brought` that recordsOn reads: folded memberships, for which of these they count, nearest first. */
async function broughtTo(db: Db, membershipIds: readonly string[]): Promise<RawBuilder<unknown>> {
  const folded = await foldedInto(db, membershipIds)
  const [id, member, rank] = [
    folded.map((one) => one.id),
    folded.map(({ into }) => into),
    folded.map((one) => one.rank),
  ]
  return sql`brought as (select * from unnest(${id}::uuid[], ${member}::uuid[], ${rank}::int[]) as b(id, member, rank))`
}

/** Counts of one group of members: how many have which value. `ethnicity` is told as minority or not. */
export type RecordCounts = {
  /** `education`, `professional`, `political`, `it`, `occupation` …: value → how many. */
  fields: Record<string, Record<string, number>>
  minority: number
  religious: number
  partyMembers: number
  partyProposed: number
  /** Family situation told for the year of `asOf` (for `children`: how many members), hardship and discipline likewise. */
  family: Record<string, number>
  hardship: Record<string, number>
  discipline: Record<string, number>
  /** Entries whose days or year lie in the year of `asOf`. */
  awards: number
  trainings: number
  loans: number
}

const empty = (): RecordCounts => ({
  fields: {},
  minority: 0,
  religious: 0,
  partyMembers: 0,
  partyProposed: 0,
  family: {},
  hardship: {},
  discipline: {},
  awards: 0,
  trainings: 0,
  loans: 0,
})

/**
 * For statistics: figures of groups of members (units, say), counted in the database and without a name or an id in the
 * answer. `groups[i]` is the group of `membershipIds[i]`. Records are counted as they were when the day `asOf`
 * (`YYYY-MM-DD`) ended: what is changed later changes no figure of it. `today` tells whether that day is over. What folded
 * memberships brought counts for those that go on.
 */
export async function countRecords(
  db: Db,
  membershipIds: readonly string[],
  groups: readonly string[],
  { asOf, today }: { asOf: string; today: string },
): Promise<Map<string, RecordCounts>> {
  const year = Number(asOf.slice(0, 4))
  const { rows } = await sql<{ grp: string; what: string; value: string; n: number }>`
    with members as (select id, grp from unnest(${[...membershipIds]}::uuid[], ${[...groups]}::text[]) as m(id, grp)),
    ${await broughtTo(db, membershipIds)},
    ${recordsOn(asOf, today)}
    select m.grp, 'field ' || f.field as what, f.value, count(*)::int as n
      from members m join open_facts f on f.membership_id = m.id
      join record_fields d on d.key = f.field and d.kind = 'choice' group by 1, 2, 3
    union all
    select m.grp, 'minority', '', count(*)::int from members m join secret_facts f on f.membership_id = m.id
     where f.field = 'ethnicity' and f.value <> all(${[...MAJORITY_ETHNICITIES]}::text[]) group by 1
    union all
    select m.grp, 'religious', '', count(*)::int from members m join secret_facts f on f.membership_id = m.id
     where f.field = 'religion' and f.value <> 'none' group by 1
    union all
    select m.grp, 'party', f.value, count(*)::int from members m
      join secret_facts f on f.membership_id = m.id and f.field = 'party'
      left join secret_facts j on j.membership_id = m.id and j.field = 'party_joined_on'
     where f.value <> 'no' and (j.value is null or j.value <= ${asOf}) group by 1, 3
    union all
    select m.grp, e.kind, e.what, count(distinct m.id)::int from members m
      join (select * from open_entries where kind = 'family' union all select * from secret_entries) e
        on e.membership_id = m.id
     where coalesce(e.year, extract(year from e.from_on)) = ${year} group by 1, 2, 3
    union all
    select m.grp, e.kind || 's', '', count(*)::int from members m join open_entries e on e.membership_id = m.id
     where e.kind in ('award', 'training', 'loan')
       and coalesce(e.year, extract(year from e.from_on)) = ${year} group by 1, 2`.execute(db)
  const counts = new Map<string, RecordCounts>([...new Set(groups)].map((group) => [group, empty()]))
  for (const row of rows) put(counts.get(row.grp), row)
  return counts
}

function put(counts: RecordCounts | undefined, { what, value, n }: { what: string; value: string; n: number }): void {
  if (!counts) return
  if (what.startsWith('field ')) (counts.fields[what.slice(6)] ??= {})[value] = n
  else if (what === 'party') counts[value === 'member' ? 'partyMembers' : 'partyProposed'] = n
  else if (what === 'family' || what === 'hardship' || what === 'discipline') counts[what][value] = n
  else if (what === 'minority' || what === 'religious' || what === 'awards' || what === 'trainings' || what === 'loans')
    counts[what] = n
}

/** The fields of a record, in their order: for the columns of an import or an export. */
export const listRecordFields = readFields
