import type { Ctx } from '#kernel/operation/ctx.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import {
  addPerson,
  correctPersonRecord,
  findPeople,
  linkAccount,
  personOfAccount,
  placePeople,
  unplacePeople,
} from '#modules/people/index.ts'
import type { Changing } from './change.commands.ts'
import { notFound } from './member.errors.ts'

/**
 * The application is over without an admission: the unit that she asked knows her no longer for it. Who had been a member
 * is known where she was last.
 */
export async function leaveAppliedUnit(ctx: Ctx, { row, places }: Pick<Changing, 'row' | 'places'>): Promise<void> {
  const last = places.at(-1)?.unit
  if (last === undefined) return unplacePeople(ctx, 'membership', [row.id])
  const { id: sourceId, person_id: personId, number } = row
  await placePeople(ctx, [{ personId, unitCode: last, source: 'membership', sourceId, number }])
}

type Said = { birthDate: string | null; birthYear: number | null; address: string; place: string | null; today: string }

/**
 * The person of an account. One who is not known here yet is registered with what her account proves and she says, and is
 * hers; a record that the office may have of her already is found by the search for duplicates and joined by an officer.
 * Of one who is known, what she says fills what was empty and changes nothing else: that is what corrections are for.
 */
export async function personOfApplicant(ctx: Ctx, account: string, said: Said): Promise<string> {
  const { birthDate, birthYear } = said
  const known = await personOfAccount(ctx.db, account)
  if (known !== undefined) {
    const unborn = (await findPeople(ctx.db, [known])).get(known)?.birthYear === null
    if (unborn && (birthDate ?? birthYear) !== null) await correctPersonRecord(ctx, known, { birthDate, birthYear })
    return known
  }
  const own = await findOwnPerson(ctx.db, ctx.services, account)
  if (!own) throw notFound()
  const id = await addPerson(ctx, {
    name: own.name,
    birthDate,
    birthYear,
    ...(own.nationalId !== null && { nationalId: own.nationalId }),
    ...(own.phone !== null && { phones: [{ phone: own.phone }] }),
    ...(said.place !== null && {
      addresses: [{ kind: 'residence' as const, line: said.address, unit: said.place, mapOf: said.today }],
    }),
  })
  await linkAccount(ctx, account, id)
  return id
}
