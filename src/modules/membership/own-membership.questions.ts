import type { Actor } from '#kernel/access/actor.ts'
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
