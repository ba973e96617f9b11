import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { listMembersOf, type Member } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { duesErrors, onField } from './dues.errors.ts'
import type { StatementLineRow } from './dues.table.ts'
import { matcher, proposals, type MatchMember, type Proposal } from './match.rules.ts'
import { duesOfMembers } from './owed.reads.ts'
import { paymentCode, plainText } from './payment.rules.ts'

const CHUNK = 1000

export type Named = { name: string; number: string | null; unit: string }
export type Proposed = { byLine: Map<string, Proposal[]>; members: Map<string, Named> }

/** For each line the members who may have paid it, best first; a few statements for a whole file. */
export async function proposeFor(ctx: Ctx, unit: string, lines: readonly StatementLineRow[]): Promise<Proposed> {
  const members = await membersUnder(ctx, unit)
  const match = matcher([...members.values()])
  const found = lines.map((line) => ({ line, candidates: match.candidates(line) }))
  const ids = [...new Set(found.flatMap(({ candidates }) => [...candidates.keys()]))]
  const dues = await duesOfMembers(ctx.db, ids, civilDate(ctx.now()))
  const byLine = new Map(
    found.map(({ line, candidates }) => [
      line.id,
      proposals(line, candidates, (member) => dues.get(member)?.years ?? []),
    ]),
  )
  const named = new Map(
    ids.flatMap((id) => (members.has(id) ? [[id, members.get(id) as Named & MatchMember] as const] : [])),
  )
  return { byLine, members: named }
}

/**
 * The member that somebody means by a number (without its letters and noughts too) or a whole name, of those of a unit and all
 * below it. Throws on the field `who` when it is nobody's, or several people's, whose numbers it then tells.
 */
export async function memberMeant(ctx: Ctx, unit: string, who: string): Promise<string> {
  const typed = plainText(who)
  const members = [...(await membersUnder(ctx, unit)).values()]
  const byNumber = members.filter(({ number }) => number !== null && isNumber(typed, plainText(number)))
  const found = byNumber.length > 0 ? byNumber : members.filter(({ name }) => plainText(name) === typed)
  const [one, another] = found
  if (!one || typed === '') throw onField('who', duesErrors.nobodySoCalled)
  if (!another) return one.id
  throw onField('who', duesErrors.severalSoCalled, { numbers: found.flatMap(({ number }) => number ?? []).join(', ') })
}

const isNumber = (typed: string, number: string): boolean =>
  typed.replaceAll(' ', '') === number.replaceAll(' ', '') ||
  (/^[0-9]+$/.test(typed) && Number(typed) === Number(number.replaceAll(/[^0-9]/g, '') || '-1'))

async function membersUnder(ctx: Ctx, unit: string): Promise<Map<string, MatchMember & Named>> {
  const today = civilDate(ctx.now())
  const codes = await unitCodesUnder(ctx.db, unit, today)
  const all: Member[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Member[]; next: string | null } = await listMembersOf(ctx.db, codes, today, {
      cursor,
      limit: CHUNK,
    })
    all.push(...page.items)
    cursor = page.next
  }
  const people = new Map<string, string>()
  for (let at = 0; at < all.length; at += CHUNK) {
    const some = await findPeople(
      ctx.db,
      all.slice(at, at + CHUNK).map(({ personId }) => personId),
    )
    for (const [id, { name }] of some) people.set(id, name)
  }
  return new Map(
    all.map(({ id, personId, number, unit: where }) => [
      id,
      { id, number, unit: where, name: people.get(personId) ?? '', code: paymentCode(ctx.services.lookupKey, id) },
    ]),
  )
}
