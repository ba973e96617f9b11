import { answerAt, type Answers } from '#modules/forms/index.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { Channel, Fee, ProcedureVersion } from './procedure.schema.ts'

/** What the amount depends on. `provinceAmount` is what the provincial council has set, where it sets the fee. */
export type FeeFacts = { answers?: Answers; count?: number; pages?: number; provinceAmount?: number; exempt?: boolean }
/** `dong` is null when nobody has told the amount yet: the office says it. `kind` stands as published. */
export type FeeResult = { kind: Fee['kind']; dong: number | null; count: number; note?: LocalText }

/**
 * The fee of one application in whole dong. Undefined when the procedure does not have this channel
 * (an application prepared online for the desk pays as at the desk).
 */
export function fee(procedure: ProcedureVersion, channel: Channel, facts: FeeFacts = {}): FeeResult | undefined {
  const direct = procedure.channels.find((one) => one.channel === channel)
  const published =
    direct ?? (channel === 'online' ? procedure.channels.find((one) => one.channel === 'in_person') : undefined)
  if (!published) return undefined
  const rule = published.fee
  const items =
    facts.answers && rule.itemsFrom !== undefined ? answerAt({ answers: facts.answers }, rule.itemsFrom) : undefined
  if (Array.isArray(items) && items.length > 0) return overItems(rule, items as Answers[], facts)
  const count = facts.count ?? countAt(facts.answers, rule.countFrom) ?? 1
  const pages = facts.pages ?? countAt(facts.answers, rule.pagesFrom) ?? 1
  const dong = facts.exempt ? 0 : amount(rule, count, pages, facts.provinceAmount)
  return { kind: rule.kind, dong, count, ...(rule.note && { note: rule.note }) }
}

function overItems(rule: Fee, items: readonly Answers[], facts: FeeFacts): FeeResult {
  const single = items.map((item) => {
    const count = countAt(item, rule.countFrom) ?? 1
    return { count, dong: amount(rule, count, countAt(item, rule.pagesFrom) ?? 1, facts.provinceAmount) }
  })
  const unknown = single.some(({ dong }) => dong === null)
  const sum = single.reduce((total, { dong }) => total + (dong ?? 0), 0)
  const count = single.reduce((total, one) => total + one.count, 0)
  return {
    kind: rule.kind,
    dong: facts.exempt ? 0 : unknown ? null : sum,
    count,
    ...(rule.note && { note: rule.note }),
  }
}

function amount(rule: Fee, count: number, pages: number, provinceAmount: number | undefined): number | null {
  switch (rule.kind) {
    case 'none':
      return 0
    case 'fixed':
      return rule.amount ?? null
    case 'per_copy':
      return rule.amount === undefined ? null : rule.amount * count
    case 'tiered':
      return tieredAmount(rule, pages) * count
    case 'by_province':
      return provinceAmount ?? rule.amount ?? null
  }
}

/** Each page costs what the last tier at or before it says; one copy never costs more than the cap. */
function tieredAmount(rule: Fee, pages: number): number {
  let sum = 0
  for (let page = 1; page <= pages; page++) {
    sum += rule.tiers?.findLast((tier) => tier.from <= page)?.amount ?? 0
    if (rule.cap !== undefined && sum >= rule.cap) return rule.cap
  }
  return sum
}

function countAt(answers: Answers | undefined, path: string | undefined): number | undefined {
  if (!answers || path === undefined) return undefined
  const value = answerAt({ answers }, path)
  if (typeof value === 'number') return value
  return Array.isArray(value) ? value.length : undefined
}
