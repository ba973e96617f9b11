import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople } from '#modules/people/index.ts'
import { findAssociation, kindsOn } from './kind.questions.ts'
import type { Member } from './member.rules.ts'
import type { CardView } from './card.schema.ts'
import { unitNames } from './unit-names.reads.ts'

/** What stands on the cards of these members, in the order given. */
export async function toCards(
  ctx: Ctx,
  members: readonly Member[],
  codes: ReadonlyMap<string, string>,
): Promise<CardView[]> {
  const today = civilDate(ctx.now())
  const people = await findPeople(
    ctx.db,
    members.map((one) => one.personId),
  )
  const units = await unitNames(
    ctx,
    members.map((one) => one.unit),
    today,
  )
  const associations = new Map<string, { name: string; kinds: Map<string, string> }>()
  for (const key of new Set(members.map((one) => one.association))) {
    const kinds = new Map((await kindsOn(ctx.db, key, today)).map((one) => [one.kind as string, one.names[ctx.locale]]))
    associations.set(key, { name: (await findAssociation(ctx.db, key))?.names[ctx.locale] ?? '', kinds })
  }
  return members.flatMap((member) => {
    const code = codes.get(member.id)
    const association = associations.get(member.association)
    if (code === undefined || member.joinedOn === null) return []
    return [
      {
        code: groupCode(code),
        url: `${ctx.services.config.publicUrl}/card/${code}`,
        name: people.get(member.personId)?.name ?? '',
        number: member.number ?? '',
        association: association?.name ?? '',
        unit: units(member.unit),
        kind: association?.kinds.get(member.kind) ?? '',
        joinedOn: member.joinedOn,
        state: member.state,
      },
    ]
  })
}
