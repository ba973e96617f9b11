const DAY = 86_400
const HANOI = 7 * 3600

/** Seconds until the civil day of Viet Nam (UTC+7, no summer time) is over: when a limit of the day is free again. */
export function secondsToMidnight(now: Date): number {
  return DAY - ((Math.floor(now.getTime() / 1000) + HANOI) % DAY)
}
