/** How somebody came to a post. After a reform most are appointed until the next congress. */
export const HOWS = ['elected', 'appointed', 'co_opted'] as const
export type How = (typeof HOWS)[number]

/** Why a post ended, as a cadre may say it. */
export const SAID_REASONS = [
  'term',
  'resigned',
  'dismissed',
  'transferred',
  'left',
  'died',
  'mistake',
  'other',
] as const
/** All of them: elected again and reorganised units are said by the operations themselves. */
export const END_REASONS = [...SAID_REASONS, 're_elected', 'reorganisation'] as const
export type EndReason = (typeof END_REASONS)[number]

/** Where a post stands on a day. `term_over`: the term is over and nobody has followed yet, so she goes on. */
export const STANDINGS = ['coming', 'current', 'expiring', 'term_over', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/** So many days before its last day a term is shown as one to prepare the successor of: a congress takes half a year. */
export const EXPIRING_DAYS = 180

/** `YYYY-MM-DD` so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The last day of a term that begins on `from`: the day before the same day so many months later. */
export function lastDayOfTerm(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const same = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  return plusDays(same.toISOString().slice(0, 10), -1)
}

/** The days of a post. `to`: its last day, null while held; `termTo`: the last day of the term. */
export type PostDays = { from: string; to: string | null; termTo: string | null }

export function standingOf(post: PostDays, on: string): Standing {
  if (post.to !== null && post.to < on) return 'ended'
  if (post.from > on) return 'coming'
  if (post.termTo === null || post.to !== null) return 'current'
  if (post.termTo < on) return 'term_over'
  return post.termTo <= plusDays(on, EXPIRING_DAYS) ? 'expiring' : 'current'
}

/** What a reorganisation does to a post: `follows` goes on at the new unit, `ends` on the eve, `stays` is not touched. */
export type Fate = 'follows' | 'ends' | 'stays'

/**
 * A post follows a unit that goes over whole into one that nothing else goes into (renamed, put elsewhere). Where several
 * become one it goes by its kind: there cannot be two chairs. What only a part leaves keeps its posts. Without a
 * successor it ends.
 */
export function fateOf(
  move: { to: string | null; extent: 'whole' | 'part'; merged: boolean },
  onMerge: 'end' | 'continue',
): Fate {
  if (move.extent === 'part') return 'stays'
  if (move.to === null) return 'ends'
  return move.merged && onMerge === 'end' ? 'ends' : 'follows'
}
