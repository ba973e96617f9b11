const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How attempts that failed slow down the next: `free` of them cost nothing, then one waits `baseMillis`, twice that after
 * the next, up to `capMillis`. After `forgetMillis` without a failure all is forgotten.
 */
export type Throttle = { free: number; baseMillis: number; capMillis: number; forgetMillis: number }

/**
 * What is counted. A browser that has signed in to the account before has a count of its own, so that nobody elsewhere can
 * shut its owner out. All others share one of the account, whose wait stays short (an attacker keeps others waiting for a
 * minute at most, and the phone code, the passkey and the known browser stay open), and one per account and network.
 */
export const throttles = {
  browser: { free: 5, baseMillis: 5 * SECOND, capMillis: 15 * MINUTE, forgetMillis: 24 * HOUR },
  place: { free: 5, baseMillis: 5 * SECOND, capMillis: 15 * MINUTE, forgetMillis: 24 * HOUR },
  account: { free: 20, baseMillis: SECOND, capMillis: MINUTE, forgetMillis: HOUR },
  // An office of many desks often shares one address.
  network: { free: 60, baseMillis: SECOND, capMillis: 15 * MINUTE, forgetMillis: HOUR },
  /** Codes of the second factor: whoever guesses here knows the password already. */
  factor: { free: 5, baseMillis: 30 * SECOND, capMillis: HOUR, forgetMillis: 24 * HOUR },
  /** Messages to one number: each costs money and wakes somebody. */
  message: { free: 1, baseMillis: MINUTE, capMillis: HOUR, forgetMillis: 24 * HOUR },
  messages_of_network: { free: 20, baseMillis: 30 * SECOND, capMillis: HOUR, forgetMillis: 24 * HOUR },
} as const satisfies Record<string, Throttle>

export type ThrottleName = keyof typeof throttles

/** Milliseconds that one must still wait after so many failures, the last of them then. */
export function waitMillis(throttle: Throttle, failures: number, lastAt: Date, now: Date): number {
  const since = now.getTime() - lastAt.getTime()
  if (failures < throttle.free || since >= throttle.forgetMillis) return 0
  // 2^30 is past every cap; more would be past what a number holds.
  const delay = Math.min(throttle.capMillis, throttle.baseMillis * 2 ** Math.min(failures - throttle.free, 30))
  return Math.max(0, delay - since)
}
