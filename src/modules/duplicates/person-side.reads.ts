import type { z } from 'zod'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { isStanding, membershipsOfPerson, type Member } from '#modules/membership/index.ts'
import {
  accountsOfPerson,
  findPeople,
  maskPhone,
  matchFactsOf,
  personIds,
  unitsOfPeople,
  type MatchFacts,
} from '#modules/people/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import type { PersonSide } from './duplicate.schema.ts'

export type Side = z.input<typeof PersonSide>

/** One side of a comparison. `facts` are hers as the matcher sees them. */
export async function sideOf(ctx: Pick<Ctx, 'db' | 'now' | 'locale' | 't'>, facts: MatchFacts): Promise<Side> {
  const ids = await personIds(ctx.db, facts.id)
  const [people, accounts, memberships] = await Promise.all([
    findPeople(ctx.db, [facts.id]),
    accountsOfPerson(ctx.db, facts.id),
    membershipsOfPerson(ctx.db, ids),
  ])
  const person = people.get(facts.id)
  const codes = [...facts.units, ...memberships.map(({ unit }) => unit)]
  const nameOf = await nameUnits(ctx, codes, civilDate(ctx.now()))
  return {
    id: facts.id,
    name: facts.name,
    otherNames: facts.otherNames,
    sex: facts.sex,
    birthDate: facts.birthDate,
    birthYear: facts.birthYear,
    hasNationalId: facts.nationalIdHash !== null,
    hasOldId: facts.oldIdHash !== null,
    hasPhoto: (person?.photo ?? null) !== null,
    diedOn: person?.diedOn ?? null,
    phones: facts.phones.map(maskPhone),
    address: person?.address ?? '',
    units: facts.units.map((code) => ({ code, name: nameOf(code) })),
    accounts: accounts.length,
    memberships: memberships.filter(({ state }) => state !== 'folded').map((member) => membershipLine(member, nameOf)),
  }
}

const membershipLine = (member: Member, nameOf: (code: string) => string): Side['memberships'][number] => ({
  id: member.id,
  association: member.association,
  number: member.number,
  state: member.state,
  kind: member.kind,
  unit: member.unit,
  unitName: nameOf(member.unit),
  joinedOn: member.joinedOn,
})

/** Both persons of a pair, in the order asked for; undefined unless both stand for themselves. */
export async function bothFacts(db: Db, a: string, b: string): Promise<[MatchFacts, MatchFacts] | undefined> {
  const facts = new Map((await matchFactsOf(db, [a, b])).map((one) => [one.id, one]))
  const [left, right] = [facts.get(a), facts.get(b)]
  return left && right && a !== b ? [left, right] : undefined
}

/** Where each of the two is known, for `mayMerge`. */
export async function bothKnown(db: Db, a: string, b: string): Promise<{ units: string[] }[]> {
  const units = await unitsOfPeople(db, [a, b])
  return [a, b].map((id) => ({ units: units.get(id) ?? [] }))
}

/** Standing memberships of both by association, for associations in which both have one. */
export function conflicting(
  kept: readonly Pick<Member, 'id' | 'association' | 'state'>[],
  gone: readonly Pick<Member, 'id' | 'association' | 'state'>[],
): { association: string; kept: string; gone: string }[] {
  const stands = (member: Pick<Member, 'state'>) => member.state === 'applied' || isStanding(member.state)
  return kept.filter(stands).flatMap((mine) => {
    const yours = gone.find((other) => other.association === mine.association && stands(other))
    return yours ? [{ association: mine.association, kept: mine.id, gone: yours.id }] : []
  })
}
