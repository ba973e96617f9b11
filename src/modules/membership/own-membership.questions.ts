import type { Actor } from '#kernel/access/actor.ts'
import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { personOfAccount } from '#modules/people/index.ts'
import { findAssociation } from './kind.questions.ts'
import { isStanding, type Member } from './member.rules.ts'
import type { OwnChoice } from './own-choice.schema.ts'
import { membershipsOf } from './person.questions.ts'

/** What the account's own person is or was: standing ones first, of these the newest. Acting for somebody shows nobody's. */
export async function ownMemberships(db: Db, actor: Actor): Promise<Member[]> {
  if (actor.kind !== 'account' || actor.accountId === null || actor.onBehalfOf) return []
  const person = await personOfAccount(db, actor.accountId)
  if (person === undefined) return []
  const shown = (await membershipsOf(db, person)).filter((one) => one.state !== 'folded')
  return shown.toSorted((a, b) => Number(isStanding(b.state)) - Number(isStanding(a.state)))
}

/** Her standing memberships: one in an association at most, but she may belong to several associations. */
export const standingOfAccount = async (db: Db, actor: Actor): Promise<Member[]> =>
  (await ownMemberships(db, actor)).filter((one) => isStanding(one.state))

/** Memberships by which her own pages can be told apart, in the order given. */
export async function ownChoices(ctx: Pick<Ctx, 'db' | 'locale'>, mine: readonly Member[]): Promise<OwnChoice[]> {
  const names = new Map<string, string>()
  for (const key of new Set(mine.map(({ association }) => association)))
    names.set(key, (await findAssociation(ctx.db, key))?.names[ctx.locale] ?? key)
  return mine.map(({ id, association, number, state }) => ({
    id,
    association: { key: association, name: names.get(association) ?? association },
    number,
    state,
  }))
}

/** Of these memberships those that somebody applied for herself, by her account: what goes beyond rests on her consent. */
export async function selfApplied(db: Db, memberships: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; account: string }>`
    select distinct on (membership_id) membership_id as id, applied_by as account from membership_applications
     where membership_id = any(${[...memberships]}::uuid[]) and by_self and applied_by is not null
     order by membership_id, applied_at desc`.execute(db)
  return new Map(rows.map(({ id, account }) => [id, account]))
}
