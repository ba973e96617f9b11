import { codesIn, plainText } from './payment.rules.ts'
import type { DuesYear } from './owed.rules.ts'

export const REASONS = [
  'code',
  'number',
  'name',
  'amount_all',
  'amount_year',
  'amount_part',
  'amount_over',
  'settled',
] as const
export type MatchReason = (typeof REASONS)[number]

/** Points of a reason, out of 100; see `certain` for what they lead to. */
const POINTS: Record<MatchReason, number> = {
  code: 70,
  number: 45,
  name: 30,
  amount_all: 25,
  amount_year: 20,
  amount_part: 5,
  amount_over: 0,
  settled: -40,
}
/** From here on a line may be accepted with others, without a look at each. */
export const CERTAIN = 90

export type MatchMember = { id: string; code: string; name: string; number: string | null }
export type Payment = { amount: number; description: string; payer: string }
export type Proposal = { member: string; score: number; reasons: MatchReason[]; certain: boolean }

/** Members by what a purpose can say of them. Made once for all lines of a statement. */
export function matcher(members: readonly MatchMember[]) {
  const byCode = Map.groupBy(members, ({ code }) => code)
  const byNumber = Map.groupBy(
    members.filter(({ number }) => number !== null),
    ({ number }) => plainText(number ?? '').replaceAll(' ', ''),
  )
  const byName = Map.groupBy(members, ({ name }) => plainText(name))
  return {
    /** Who may have paid, with what points to her but for the amount. */
    candidates({ description, payer }: Payment): Map<string, MatchReason[]> {
      const found = new Map<string, MatchReason[]>()
      const add = (list: readonly MatchMember[] | undefined, reason: MatchReason) => {
        for (const { id } of list ?? []) found.set(id, [...new Set([...(found.get(id) ?? []), reason])])
      }
      for (const code of codesIn(description)) add(byCode.get(code), 'code')
      const words = plainText(`${description} ${payer}`).split(' ')
      for (const word of words) if (word.length >= 4) add(byNumber.get(word), 'number')
      for (const stretch of stretches(words)) add(byName.get(stretch), 'name')
      return found
    },
  }
}

/** All runs of two to six words: as long as names are. */
function* stretches(words: readonly string[]): Generator<string> {
  for (let from = 0; from < words.length; from += 1)
    for (let length = 2; length <= 6 && from + length <= words.length; length += 1)
      yield words.slice(from, from + length).join(' ')
}

/** How an amount fits what a member owes. */
export function amountReason(amount: number, years: readonly DuesYear[]): MatchReason {
  const open = years.filter(({ owed }) => owed > 0).map(({ owed }) => owed)
  const all = open.reduce((sum, owed) => sum + owed, 0)
  if (all === 0) return 'settled'
  if (amount === all) return 'amount_all'
  if (amount > all) return 'amount_over'
  let sum = 0
  for (const owed of open) {
    sum += owed
    if (amount === sum || amount === owed) return 'amount_year'
  }
  return 'amount_part'
}

/**
 * Proposals for a line, best first. One is certain when its code, or number and name, stand in the purpose, the amount is
 * that of open years, and no other member has as many points.
 */
export function proposals(
  payment: Payment,
  candidates: ReadonlyMap<string, readonly MatchReason[]>,
  yearsOf: (member: string) => readonly DuesYear[],
): Proposal[] {
  const all = [...candidates].map(([member, reasons]) => {
    const whole = [...reasons, amountReason(payment.amount, yearsOf(member))]
    const points = whole.reduce((sum, reason) => sum + POINTS[reason], 0)
    return { member, score: Math.max(0, Math.min(100, points)), reasons: whole }
  })
  const ordered = all.toSorted((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1)).slice(0, 5)
  return ordered.map((one, place) => ({
    ...one,
    certain: place === 0 && one.score >= CERTAIN && (ordered[1]?.score ?? 0) < one.score,
  }))
}
