import { birthLevel, type Birth, type BirthLevel } from './birth-match.rules.ts'
import { nameLevel, type MatchName, type NameLevel } from './name-match.rules.ts'

/** What of a person is compared with another's. Identity numbers stand as their keyed hashes, never as themselves. */
export type MatchRecord = Birth & {
  id: string
  name: MatchName
  otherNames: readonly MatchName[]
  sex: 'female' | 'male' | 'other' | null
  nationalId: string | null
  oldId: string | null
  phones: readonly string[]
  /** Numbers among `phones` that a household shares. */
  sharedPhones: readonly string[]
  /** Communes where she is known, under the map of today. */
  communes: readonly string[]
  /** Folded words of the address line. */
  line: readonly string[]
}

export type Reason =
  | { field: 'name'; level: NameLevel; weight: number }
  | { field: 'birth'; level: Exclude<BirthLevel, 'unknown'>; weight: number }
  | { field: 'nationalId' | 'oldId'; level: 'same' | 'different'; weight: number }
  | { field: 'phone'; level: 'same' | 'shared' | 'different'; weight: number }
  | { field: 'commune'; level: 'same' | 'different'; weight: number }
  | { field: 'address'; level: 'same' | 'different'; weight: number }
  | { field: 'sex'; level: 'different'; weight: number }

/** `score` is the sum of the weights of its reasons, in bits: each says how much likelier the agreement is in one person. */
export type Match = { score: number; reasons: readonly Reason[] }

/**
 * From this score on a pair is a probable duplicate. Among a million records with some ten thousand pairs of one person,
 * a pair taken by chance stands at odds of 2^-23; so 26 bits leave it likely, and 36 beyond doubt.
 */
export const PROBABLE = 26
export const CERTAIN = 36

// Weights in bits, log2(m/u) of Fellegi and Sunter (1969): m, how often the field agrees so in two records of one person,
// u, how often in records of two. bench/duplicates.bench.ts shows what they find and what they miss.
const nameLoss: Record<Exclude<NameLevel, 'different'>, number> = {
  same: 0,
  middle: 0.7,
  accents: 0.7,
  tones: 3.5,
  order: 2,
  typed: 4,
  shorter: 4.5,
  other_name: 2.5,
}
const NAME_MOST = 17
const NAME_DIFFERENT = -8
const birthWeight: Record<Exclude<BirthLevel, 'unknown'>, number> = {
  same: 14,
  swapped: 11,
  digit: 6.5,
  year: 4.8,
  near: -1.5,
  same_year: -5,
  different: -9,
}

/** Compares two records, every field by itself. Symmetric. */
export function compare(a: MatchRecord, b: MatchRecord): Match {
  const reasons: Reason[] = [nameReason(a, b)]
  const birth = birthLevel(a, b)
  if (birth !== 'unknown') reasons.push({ field: 'birth', level: birth, weight: birthWeight[birth] })
  if (a.nationalId !== null && b.nationalId !== null)
    reasons.push(numberReason('nationalId', a.nationalId === b.nationalId, 22, -13))
  if (a.oldId !== null && b.oldId !== null) reasons.push(numberReason('oldId', a.oldId === b.oldId, 20, -9))
  const phone = phoneReason(a, b)
  if (phone) reasons.push(phone)
  reasons.push(...placeReasons(a, b))
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex)
    reasons.push({ field: 'sex', level: 'different', weight: -7 })
  let score = 0
  for (const { weight } of reasons) score += weight
  return { score, reasons }
}

function numberReason(field: 'nationalId' | 'oldId', same: boolean, yes: number, no: number): Reason {
  return { field, level: same ? 'same' : 'different', weight: same ? yes : no }
}

/** The better of the names and of what she is called besides. */
function nameReason(a: MatchRecord, b: MatchRecord): Reason {
  const level = nameLevel(a.name, b.name)
  const other = (level === 'different' || level === 'shorter') && calledSo(a, b)
  if (level === 'different' && !other) return { field: 'name', level, weight: NAME_DIFFERENT }
  const best = other ? 'other_name' : level
  // The rarer of the two in what they have in common is the longer name; the usual one is what chance would give.
  const bits = Math.min(NAME_MOST, -Math.log2(Math.max(a.name.share, b.name.share)))
  return { field: 'name', level: best, weight: bits - nameLoss[best as Exclude<NameLevel, 'different'>] }
}

const calledSo = (a: MatchRecord, b: MatchRecord): boolean =>
  a.otherNames.some((name) => agrees(name, b.name)) ||
  b.otherNames.some((name) => agrees(name, a.name)) ||
  a.otherNames.some((name) => b.otherNames.some((other) => agrees(name, other)))

const agrees = (a: MatchName, b: MatchName) => a.sorted === b.sorted

/** A number in common; people change numbers and have several, so a different one says little. */
function phoneReason(a: MatchRecord, b: MatchRecord): Reason | undefined {
  if (a.phones.length === 0 || b.phones.length === 0) return undefined
  const common = a.phones.find((phone) => b.phones.includes(phone))
  if (common === undefined) return { field: 'phone', level: 'different', weight: -1.5 }
  const shared = a.sharedPhones.includes(common) || b.sharedPhones.includes(common)
  return shared ? { field: 'phone', level: 'shared', weight: 4 } : { field: 'phone', level: 'same', weight: 6.5 }
}

/** Same commune, and within it the same house or hamlet. */
function placeReasons(a: MatchRecord, b: MatchRecord): Reason[] {
  if (a.communes.length === 0 || b.communes.length === 0) return []
  if (!a.communes.some((code) => b.communes.includes(code)))
    return [{ field: 'commune', level: 'different', weight: -2.5 }]
  const commune: Reason = { field: 'commune', level: 'same', weight: 4.5 }
  if (a.line.length === 0 || b.line.length === 0) return [commune]
  const common = a.line.filter((word) => b.line.includes(word)).length
  const same = common >= 0.75 * Math.min(a.line.length, b.line.length)
  return [commune, { field: 'address', level: same ? 'same' : 'different', weight: same ? 3.5 : -1.5 }]
}
