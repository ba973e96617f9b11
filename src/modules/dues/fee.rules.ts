export const DUES_KINDS = ['ordinary', 'core', 'automatic', 'honorary'] as const
export type DuesKind = (typeof DUES_KINDS)[number]
export const PERIODS = ['year', 'month'] as const
export type Period = (typeof PERIODS)[number]
export const SHARE_UNITS = ['percent', 'dong'] as const
export type ShareUnit = (typeof SHARE_UNITS)[number]

/** What a level of the association keeps: percent of what is paid, or dong of the amount of the fee. */
export type Share = { level: string; share: number }

/** Dues of a kind in a year, as a unit set them for itself and all below it (null: for the whole association). */
export type Fee = {
  id: string
  association: string
  unit: string | null
  year: number
  kind: DuesKind
  period: Period
  /** Dong a period. */
  amount: number
  shareIn: ShareUnit
  shares: readonly Share[]
  decision: string
}

export type ShareFault = 'dues.shares_missing' | 'dues.share_twice' | 'dues.shares_no_sum'

/** Shares must give away exactly what comes in: 100 percent, or all dong of the amount. */
export function shareFault(fee: Pick<Fee, 'amount' | 'shareIn' | 'shares'>): ShareFault | undefined {
  if (fee.shares.length === 0) return 'dues.shares_missing'
  if (new Set(fee.shares.map(({ level }) => level)).size !== fee.shares.length) return 'dues.share_twice'
  const sum = fee.shares.reduce((total, { share }) => total + share, 0)
  return sum === (fee.shareIn === 'percent' ? 100 : fee.amount) ? undefined : 'dues.shares_no_sum'
}

/** A unit on the way from the top of the tree to a member, by level. */
export type PathUnit = { code: string; level: string }

/**
 * Who gets what of `paid` dong when the money lies with `collecting`. Each other level of the table that stands in the
 * path gets its part rounded down to whole dong; all that is left stays with the collecting unit: its own share, what
 * rounding leaves, and the shares of levels that do not exist there. So the parts always sum up to what was paid.
 */
export function splitPaid(
  fee: Pick<Fee, 'amount' | 'shareIn' | 'shares'>,
  paid: number,
  path: readonly PathUnit[],
  collecting: string,
): { unit: string; amount: number }[] {
  const whole = fee.shareIn === 'percent' ? 100 : fee.amount
  const away = fee.shares.flatMap(({ level, share }) => {
    const unit = path.find((one) => one.level === level)
    const amount = Math.floor((paid * share) / whole)
    return unit && unit.code !== collecting && amount > 0 ? [{ unit: unit.code, amount }] : []
  })
  const own = paid - away.reduce((total, { amount }) => total + amount, 0)
  return [...(own > 0 ? [{ unit: collecting, amount: own }] : []), ...away]
}

/**
 * The unit that keeps what is collected from a member: the nearest one upward from hers whose level has a share in the
 * fee; hers when none has. A group without a share hands its money to the branch at once.
 */
export function collectingUnit(fee: Pick<Fee, 'shares'>, path: readonly PathUnit[]): string | undefined {
  const levels = new Set(fee.shares.map(({ level }) => level))
  return (path.findLast(({ level }) => levels.has(level)) ?? path.at(-1))?.code
}

/** Of the fees that were set, the one that holds for a member: that of the nearest unit of her path, else of the whole. */
export function feeFor(
  fees: readonly Fee[],
  given: { association: string; kind: string; year: number; path: readonly string[] },
): Fee | undefined {
  const fitting = fees.filter(
    (fee) => fee.association === given.association && fee.kind === given.kind && fee.year === given.year,
  )
  for (const code of given.path.toReversed()) {
    const own = fitting.find(({ unit }) => unit === code)
    if (own) return own
  }
  return fitting.find(({ unit }) => unit === null)
}
