import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { paperUrl } from '#kernel/seal/sealer.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findPeople } from '#modules/people/index.ts'
import { findAssociation, kindsOn } from './kind.questions.ts'
import type { Member } from './member.rules.ts'
import type { CardView } from './card.schema.ts'
import { communesOf, unitNames } from './unit-names.reads.ts'

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
  const places = members.map((one) => one.unit)
  const units = await unitNames(ctx, places, today)
  const communes = await communesOf(ctx, places, today)
  const associations = new Map<string, { name: string; sealed: string; kinds: Map<string, string> }>()
  for (const key of new Set(members.map((one) => one.association))) {
    const kinds = new Map((await kindsOn(ctx.db, key, today)).map((one) => [one.kind as string, one.names[ctx.locale]]))
    const names = (await findAssociation(ctx.db, key))?.names
    associations.set(key, { name: names?.[ctx.locale] ?? '', sealed: names?.vi ?? '', kinds })
  }
  return members.flatMap((member) => {
    const code = codes.get(member.id)
    const association = associations.get(member.association)
    if (code === undefined || member.joinedOn === null) return []
    const name = people.get(member.personId)?.name ?? ''
    const number = member.number ?? ''
    const facts = {
      name,
      number,
      association: association?.sealed ?? '',
      unit: communes.get(member.unit)?.name ?? '',
      since: member.joinedOn,
    }
    const paper = { kind: 'card' as const, code, issuedOn: today, facts }
    return [
      {
        code: groupCode(code),
        url: paperUrl(ctx.services.config.publicUrl, ctx.services.sealer, paper),
        name,
        number,
        association: association?.name ?? '',
        unit: units(member.unit),
        kind: association?.kinds.get(member.kind) ?? '',
        joinedOn: member.joinedOn,
        state: member.state,
      },
    ]
  })
}
