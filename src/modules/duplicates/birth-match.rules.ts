/** Day of birth as it is known: a date, only the year, or nothing. */
export type Birth = { birthDate: string | null; birthYear: number | null }

export const birthLevels = ['same', 'swapped', 'digit', 'year', 'near', 'same_year', 'different', 'unknown'] as const
export type BirthLevel = (typeof birthLevels)[number]

/** The date, unless it is 1 January: offices write that day for people of whom they know the year only. */
export const realDate = (birthDate: string | null): string | null =>
  birthDate === null || birthDate.endsWith('-01-01') ? null : birthDate

/** How much two births agree. */
export function birthLevel(a: Birth, b: Birth): BirthLevel {
  if (a.birthYear === null || b.birthYear === null) return 'unknown'
  const [mine, yours] = [realDate(a.birthDate), realDate(b.birthDate)]
  if (mine === null || yours === null) return yearLevel(a.birthYear - b.birthYear)
  if (mine === yours) return 'same'
  if (swapped(mine) === yours) return 'swapped'
  if (digitsApart(mine, yours) === 1) return 'digit'
  return a.birthYear === b.birthYear ? 'same_year' : 'different'
}

// The year of the lunar calendar, and the age counted from conception, put a year beside the other.
function yearLevel(apart: number): BirthLevel {
  if (apart === 0) return 'year'
  return Math.abs(apart) === 1 ? 'near' : 'different'
}

function swapped(date: string): string {
  return `${date.slice(0, 5)}${date.slice(8, 10)}-${date.slice(5, 7)}`
}

function digitsApart(a: string, b: string): number {
  let apart = 0
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) apart++
  return apart
}
