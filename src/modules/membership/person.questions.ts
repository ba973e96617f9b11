import type { Db } from '#kernel/db/db.ts'
import { findPeople, personIds } from '#modules/people/index.ts'
import type { Applicant, Member } from './member.rules.ts'
import { membershipsOfPerson } from './member.questions.ts'

/** What the rules of a kind ask about somebody who is known here; undefined for an unknown id. */
export async function findApplicant(db: Db, personId: string): Promise<(Applicant & { name: string }) | undefined> {
  const found = (await findPeople(db, [personId])).get(personId)
  return found && { name: found.name, sex: found.sex, birthDate: found.birthDate, birthYear: found.birthYear }
}

/** Her memberships, whatever record of hers they were made under: two records may have been merged. */
export async function membershipsOf(db: Db, personId: string): Promise<Member[]> {
  return membershipsOfPerson(db, await personIds(db, personId))
}
