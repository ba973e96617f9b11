import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

/**
 * Every record of the person that `person` names: the one that goes on and those that were merged into it. A merge
 * points from one to the other and may be pointed on, so the chain is walked both ways.
 */
export const recordsOf = (person: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  with recursive up as (
    select id, merged_into from people where id = ${person}
    union select p.id, p.merged_into from people p join up on p.id = up.merged_into
  ), down as (
    select id from up where merged_into is null
    union select p.id from people p join down on p.merged_into = down.id
  ) select id from down)`

/** The accounts of that person, whichever of her records they were linked with. */
export const accountsOf = (person: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select l.account_id as id from person_accounts l where l.person_id in ${recordsOf(person)})`

/** The person whose membership it is. */
export const personOf = (membership: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select m.person_id from memberships m where m.id = ${membership})`

/** Whether something is true of one of her accounts. */
export const someAccount = (
  person: RawBuilder<unknown>,
  isTrue: (account: RawBuilder<unknown>) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> => sql`exists (select from ${accountsOf(person)} as a where ${isTrue(sql.ref('a.id'))})`

/** Ids of the records of people and of the memberships that belong to these accounts, for the log of who looked. */
export async function thingsOfAccounts(db: Db, accounts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select p.id, p.merged_into from person_accounts l join people p on p.id = l.person_id
       where l.account_id = any(${[...accounts]}::uuid[])
      union select p.id, p.merged_into from people p join up on p.id = up.merged_into
    ), hers as (
      select id from up where merged_into is null
      union select p.id from people p join hers on p.merged_into = hers.id
    ) select id from hers union select m.id from memberships m join hers on hers.id = m.person_id`.execute(db)
  return rows.map(({ id }) => id)
}
