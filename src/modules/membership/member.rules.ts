/** What somebody is in an association. */
export const MEMBER_KINDS = ['ordinary', 'core', 'automatic', 'honorary'] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** Where a membership is now. `folded`: another membership of the same person goes on for it. */
export const MEMBER_STATES = ['applied', 'refused', 'active', 'suspended', 'left', 'dead', 'folded'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

/** States with days of their own, in membership_states. */
export const DATED_STATES = ['active', 'suspended', 'left', 'dead'] as const
export type DatedState = (typeof DATED_STATES)[number]

export const END_REASONS = ['quit', 'moved', 'expelled', 'dead', 'age', 'other'] as const
export type EndReason = (typeof END_REASONS)[number]

export const PLACE_REASONS = ['admission', 'transfer', 'reorganisation', 'correction', 'import'] as const
export type PlaceReason = (typeof PLACE_REASONS)[number]

/** One membership of a person in an association, today or as of a date. */
export type Member = {
  id: string
  association: string
  personId: string
  number: string | null
  state: MemberState
  kind: MemberKind
  /** Code of the unit: where she is, was last, or wants to be admitted. */
  unit: string
  /** `YYYY-MM-DD`; null before admission. */
  joinedOn: string | null
  seniorityFrom: string | null
  /** Last day. */
  endedOn: string | null
  endReason: EndReason | null
}

/** Does she belong today: she may be counted, asked for dues, called. */
export const isStanding = (state: MemberState): boolean => state === 'active' || state === 'suspended'

/** What the charter asks of a kind; in force between days (membership_kinds). */
export type KindRules = {
  minAge?: number | undefined
  maxAge?: number | undefined
  sexes?: readonly string[] | undefined
  needsDecision: boolean
  paysDues: boolean
  votes: boolean
}

export type Applicant = { sex: string | null; birthDate: string | null; birthYear: number | null }

/** Why somebody cannot be of this kind on that day: codes of `membership.errors`. What is not known is not held against her. */
export function kindRefusal(rules: KindRules, person: Applicant, on: string): string | undefined {
  if (rules.sexes && person.sex !== null && !rules.sexes.includes(person.sex)) return 'membership.not_this_sex'
  const age = ageOn(person, on)
  if (age === undefined) return undefined
  if (rules.minAge !== undefined && age < rules.minAge) return 'membership.too_young'
  if (rules.maxAge !== undefined && age > rules.maxAge) return 'membership.too_old'
  return undefined
}

/** Whole years on that day; with a year of birth alone the most she can be. Undefined when neither is known. */
export function ageOn(person: Pick<Applicant, 'birthDate' | 'birthYear'>, on: string): number | undefined {
  const year = Number(on.slice(0, 4))
  if (person.birthDate)
    return year - Number(person.birthDate.slice(0, 4)) - (on.slice(5) < person.birthDate.slice(5) ? 1 : 0)
  return person.birthYear ? year - person.birthYear : undefined
}
