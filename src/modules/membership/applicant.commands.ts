import type { Ctx } from '#kernel/operation/ctx.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import { addPerson, linkAccount, personOfAccount, placePeople, unplacePeople } from '#modules/people/index.ts'
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

type Said = { birthDate: string | undefined; address: string; place: string | null; today: string }

/**
 * The person of an account. One who is not known here yet is registered with what her account proves and she says, and is
 * hers; a record that the office may have of her already is found by the search for duplicates and joined by an officer.
 */
export async function personOfApplicant(ctx: Ctx, account: string, said: Said): Promise<string> {
  const known = await personOfAccount(ctx.db, account)
  if (known !== undefined) return known
  const own = await findOwnPerson(ctx.db, ctx.services, account)
  if (!own) throw notFound()
  const id = await addPerson(ctx, {
    name: own.name,
    birthDate: said.birthDate ?? null,
    ...(own.nationalId !== null && { nationalId: own.nationalId }),
    ...(own.phone !== null && { phones: [{ phone: own.phone }] }),
    ...(said.place !== null && {
      addresses: [{ kind: 'residence' as const, line: said.address, unit: said.place, mapOf: said.today }],
    }),
  })
  await linkAccount(ctx, account, id)
  return id
}
