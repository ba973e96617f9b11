import { formatMoney } from '#kernel/i18n/format.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { Fee, TimeLimit } from './procedure.schema.ts'

/** "3 ngày làm việc", "trong ngày (trước 15:00)". */
export function limitWords(limit: TimeLimit, t: T): string {
  return t(`procedures.limit.${limit.unit}`, { value: limit.value, cutoff: limit.cutoff ?? '15:00' })
}

/** One line about the fee; the note of the data is shown beside it by the caller. */
export function feeWords(fee: Fee, t: T, locale: Locale): string {
  const money = (dong: number) => formatMoney(dong, locale)
  switch (fee.kind) {
    case 'none':
      return t('procedures.fee.none')
    case 'fixed':
      return t('procedures.fee.fixed', { amount: money(fee.amount ?? 0) })
    case 'per_copy':
      return t(fee.per === 'person' ? 'procedures.fee.per_person' : 'procedures.fee.per_copy', {
        amount: money(fee.amount ?? 0),
      })
    case 'tiered':
      return tieredWords(fee, t, money)
    case 'by_province':
      return fee.amount === undefined
        ? t('procedures.fee.by_province')
        : t('procedures.fee.by_province_printed', { amount: money(fee.amount) })
  }
}

function tieredWords(fee: Fee, t: T, money: (dong: number) => string): string {
  const tiers = (fee.tiers ?? []).map((tier) =>
    t('procedures.fee.tier', { from: tier.from, amount: money(tier.amount) }),
  )
  const cap = fee.cap === undefined ? [] : [t('procedures.fee.cap', { amount: money(fee.cap) })]
  return [...tiers, ...cap].join('; ')
}
