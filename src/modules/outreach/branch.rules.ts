import { fold } from '#kernel/search/normalise.ts'

/** A member as her branch head needs her on a phone: what is not needed for a call or a visit is not here. */
export type BranchMember = {
  /** Of the membership; of one that is not sent yet the key of the action. */
  id: string
  name: string
  /** `YYYY-MM-DD`, or the year alone. */
  born: string | null
  /** E.164; null when there is none or it may not be shown here. */
  phone: string | null
  /** The number as far as it may be shown. */
  phoneMasked: string | null
  phoneShared: boolean
  address: string
  unit: string
  joinedOn: string | null
  suspended: boolean
  /** Whole dong. */
  owed: number
  /** The years for which she owes. */
  owedYears: number[]
  /** Last visit, call or payment that is known. */
  seenOn: string | null
  /** To be visited, and why. */
  marked: string | null
  /** Something about her waits on this device to be sent. */
  waits?: boolean
}

export type BranchUnit = { code: string; name: string }

export type Branch = {
  unit: BranchUnit
  /** The unit and those within it (groups). */
  units: BranchUnit[]
  /** `YYYY-MM-DD` of the day on which the lists were made. */
  today: string
  members: BranchMember[]
  /** There are more than the lists take: choose a smaller unit. */
  cut: boolean
}

/** More than this is no branch: lists of whole communes are in `/desk/members`. */
export const BRANCH_LIMIT = 600

export const listNames = ['members', 'birthdays', 'dues', 'unseen', 'visit'] as const
export type ListName = (typeof listNames)[number]
export const spans = ['week', 'month', 'days30'] as const
export type Span = (typeof spans)[number]

const DAY = 86_400_000
const millis = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The birthday in that year: 29 February is kept on the 28th where there is none. */
export function birthdayIn(born: string, year: number): string {
  const day = born.slice(5)
  return `${year}-${day === '02-29' && !isLeap(year) ? '02-28' : day}`
}

/** First and last day of the span around a day: its week (Monday to Sunday), its month, or the 30 days from it on. */
export function spanOf(span: Span, today: string): { from: string; to: string } {
  const at = millis(today)
  switch (span) {
    case 'week': {
      const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY
      return { from: dateOf(monday), to: dateOf(monday + 6 * DAY) }
    }
    case 'month': {
      const [year = 0, month = 1] = today.split('-').map(Number)
      return { from: `${today.slice(0, 8)}01`, to: dateOf(Date.UTC(year, month, 0)) }
    }
    case 'days30':
      return { from: today, to: dateOf(at + 29 * DAY) }
  }
}

/** The day within the span on which she has her birthday; undefined when none, or when only her year is known. */
export function birthdayWithin(born: string | null, { from, to }: { from: string; to: string }): string | undefined {
  if (born === null || born.length !== 10) return undefined
  return [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
    .map((year) => birthdayIn(born, year))
    .find((day) => day >= from && day <= to)
}

/** How old she becomes on that birthday. */
export const ageOn = (born: string, day: string): number => Number(day.slice(0, 4)) - Number(born.slice(0, 4))

/** The day three months before, as people count: 31 May looks back to 28 February. */
export function threeMonthsBefore(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 3, 0)).getUTCDate()
  return dateOf(Date.UTC(year, month - 4, Math.min(day, last)))
}

/** Not visited, called or met for three months. Who has just joined was seen then. */
export const isUnseen = (member: BranchMember, today: string): boolean =>
  (member.seenOn ?? member.joinedOn ?? '') < threeMonthsBefore(today)

const byName = new Intl.Collator('vi')
/** Vietnamese lists go by the given name, which stands last. */
const givenFirst = (name: string) => name.trim().split(/\s+/).toReversed().join(' ')

/** Members in the order in which a Vietnamese list has them. */
export const inOrder = (members: readonly BranchMember[]): BranchMember[] =>
  members
    .map((member) => ({ member, sort: givenFirst(member.name) }))
    .toSorted((a, b) => byName.compare(a.sort, b.sort) || (a.member.id < b.member.id ? -1 : 1))
    .map(({ member }) => member)

export type ListChoice = { list: ListName; span?: Span; words?: string }

/** The members of one list, in the order of that list. */
export function listOf(branch: Branch, { list, span = 'week', words = '' }: ListChoice): BranchMember[] {
  const found = matching(branch.members, words)
  switch (list) {
    case 'members':
      return found
    case 'birthdays': {
      const around = spanOf(span, branch.today)
      const dayOf = (member: BranchMember) => birthdayWithin(member.born, around) ?? ''
      return found.filter((member) => dayOf(member) !== '').toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    }
    case 'dues':
      return found.filter(({ owed }) => owed > 0)
    case 'unseen':
      return found
        .filter((member) => isUnseen(member, branch.today))
        .toSorted((a, b) => ((a.seenOn ?? '') < (b.seenOn ?? '') ? -1 : 1))
    case 'visit':
      return found.filter(({ marked }) => marked !== null)
  }
}

/** Every word somewhere in the name or at the end of the number; accents and case count for nothing. */
function matching(members: readonly BranchMember[], text: string): BranchMember[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...members]
  return members.filter(({ name, phone }) => {
    const folded = fold(name)
    return wanted.every((word) => folded.includes(word) || (/^\d{3,}$/.test(word) && (phone ?? '').endsWith(word)))
  })
}

/** How many each list has, and what is owed in all. */
export function countsOf(branch: Branch): Record<ListName, number> & { owed: number } {
  const of = (list: ListName) => listOf(branch, { list }).length
  return {
    members: branch.members.length,
    birthdays: of('birthdays'),
    dues: of('dues'),
    unseen: of('unseen'),
    visit: of('visit'),
    owed: branch.members.reduce((sum, { owed }) => sum + owed, 0),
  }
}

/** `+84905123456` as people dial it. */
export const dialled = (phone: string): string => phone.replace(/^\+84/, '0')
