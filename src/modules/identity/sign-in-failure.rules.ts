/** Failures count for this long. */
export const WINDOW_MILLIS = 15 * 60_000
/** Failures of one name from one address; other addresses are not shut out, so nobody can lock an officer out. */
export const MAX_PER_LOGIN = 10
/** Failures from one address in all. An office of many desks often shares one address, so this is not small. */
export const MAX_PER_ADDRESS = 60

export type FailureCounts = { ofLogin: number; ofAddress: number }

export const isShutOut = (counts: FailureCounts): boolean =>
  counts.ofLogin >= MAX_PER_LOGIN || counts.ofAddress >= MAX_PER_ADDRESS
