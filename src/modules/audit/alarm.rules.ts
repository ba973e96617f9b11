/** A rule of alarms as its row says it. */
export type Rule = { threshold: number; active: boolean; fromHour: number | null; toHour: number | null }

const OFFSET_HOURS = 7 // Asia/Ho_Chi_Minh, no daylight saving

/** Whether the hour that begins at this moment counts for the rule: 22 to 5 goes over midnight, 5 itself is outside. */
export function isWatched(rule: Pick<Rule, 'fromHour' | 'toHour'>, hour: Date): boolean {
  const { fromHour, toHour } = rule
  if (fromHour === null || toHour === null) return true
  const local = (hour.getUTCHours() + OFFSET_HOURS) % 24
  return fromHour <= toHour ? local >= fromHour && local < toHour : local >= fromHour || local < toHour
}

/** Whether so much within one hour raises an alarm. */
export function isAlarming(rule: Rule, hour: Date, count: number): boolean {
  return rule.active && count >= rule.threshold && isWatched(rule, hour)
}
