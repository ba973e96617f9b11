import type { Actor } from '#kernel/access/actor.ts'
import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { personOfAccount } from '#modules/people/index.ts'
import { isStanding, type Member } from './member.rules.ts'
import { membershipsOf } from './person.questions.ts'

/** What the account's own person is or was: newest first. Acting for somebody shows nobody's. */
export async function ownMemberships(db: Db, actor: Actor): Promise<Member[]> {
  if (actor.kind !== 'account' || actor.accountId === null || actor.onBehalfOf) return []
  const person = await personOfAccount(db, actor.accountId)
  return person === undefined ? [] : (await membershipsOf(db, person)).filter((one) => one.state !== 'folded')
}

/** Her standing membership, if she has one. */
export async function standingOfAccount(db: Db, actor: Actor): Promise<Member | undefined> {
  return (await ownMemberships(db, actor)).find((one) => isStanding(one.state))
}

/** Of these memberships those that somebody applied for herself, by her account: what goes beyond rests on her consent. */
export async function selfApplied(db: Db, memberships: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; account: string }>`
    select distinct on (membership_id) membership_id as id, applied_by as account from membership_applications
     where membership_id = any(${[...memberships]}::uuid[]) and by_self and applied_by is not null
     order by membership_id, applied_at desc`.execute(db)
  return new Map(rows.map(({ id, account }) => [id, account]))
}
