/** Times of single operations in milliseconds, and how long the whole round took. */
export type Round = { seconds: number; times: Float64Array; failed: number }

export type Figures = { perSecond: number; p50: number; p95: number; p99: number }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export const perSecond = (round: Round): number => round.times.length / round.seconds

/** Rate: the median of the rounds. Percentiles: over the operations of all rounds. */
export function figuresOf(rounds: readonly Round[]): Figures {
  const all = Float64Array.from(rounds.flatMap((round) => [...round.times])).toSorted()
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN
  return { perSecond: median(rounds.map(perSecond)), p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
