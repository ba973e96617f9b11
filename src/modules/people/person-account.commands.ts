import { sql } from 'kysely'
import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import { idHashes } from './person.commands.ts'
import { personErrors } from './person.errors.ts'
import { personEvent } from './person.events.ts'
import { personOfAccount } from './person.questions.ts'
import type { PeopleTables } from './person.table.ts'
import { noteUnused } from './person-place.store.ts'

/** From now on the account is this person's. Its rights stay what they are: they are the account's. */
export async function linkAccount(ctx: Ctx, accountId: string, personId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await ownTables<PeopleTables>(ctx.db)
    .insertInto('person_accounts')
    .values({ account_id: accountId, person_id: personId, linked_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) throw personErrors.linkedAlready()
  await sql`update people set unused_since = null where id = ${personId}::uuid`.execute(ctx.db)
  await ctx.record([personEvent('person.account_linked', personId, { account: accountId })])
}

/** The account is nobody's again: it was linked by mistake. */
export async function unlinkAccount(ctx: Ctx, accountId: string, personId: string): Promise<void> {
  const { numDeletedRows } = await ownTables<PeopleTables>(ctx.db)
    .deleteFrom('person_accounts')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!numDeletedRows) throw personErrors.notFound()
  await noteUnused(ctx.db, [personId], ctx.now())
  await ctx.record([personEvent('person.account_unlinked', personId, { account: accountId })])
}

/**
 * People who may be the owner of this account, by her proved number or her confirmed phone, become claims: an officer who
 * knows her says yes or no. Who shares a phone is claimed only when the name fits too. Returns how many.
 */
export async function claimPeople(ctx: Ctx, accountId: string): Promise<number> {
  const own = await findOwnPerson(ctx.db, ctx.services, accountId)
  if (!own || (await personOfAccount(ctx.db, accountId)) !== undefined) return 0
  const { national } = idHashes(ctx, own.nationalId === null ? {} : { nationalId: own.nationalId })
  const { rows } = await sql<{ id: string; matched_by: string[] }>`
    select p.id, array_remove(array[
             case when p.national_id_hash = ${national} then 'national_id' end,
             case when f.phone is not null then 'phone' end], null) as matched_by
      from people p left join person_phones f on f.person_id = p.id and f.phone = ${own.phone} and f.kind <> 'work'
     where p.merged_into is null and p.anonymised_at is null
       and (p.national_id_hash = ${national}
            or p.id in (select person_id from person_phones where phone = ${own.phone}) and f.phone is not null
               and p.words @> regexp_split_to_array(f_unaccent(${own.name}), '\\s+'))
       and not exists (select 1 from person_accounts a where a.person_id = p.id)
     limit 5`.execute(ctx.db)
  for (const { id, matched_by } of rows) {
    const claim = ctx.ids.uuid()
    const { rows: made } = await sql<{ id: string }>`
      insert into person_claims (id, account_id, person_id, matched_by, made_at, state)
      values (${claim}::uuid, ${accountId}::uuid, ${id}::uuid, ${matched_by}::text[], ${ctx.now()}, 'waiting')
      on conflict (account_id, person_id) do nothing returning id`.execute(ctx.db)
    if (made.length > 0)
      await ctx.record([personEvent('person.claim_made', id, { claim, account: accountId, matched_by })])
  }
  return rows.length
}
