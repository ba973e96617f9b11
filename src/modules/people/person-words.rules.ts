import { fold } from '#kernel/search/normalise.ts'

/** An entry of the index has its bounds: a record with hundreds of names is still found by some. */
export const MOST_WORDS = 60
/** Longer words are cut, also in what is searched for. */
export const LONGEST_WORD = 24

export type KnownByWords = {
  names: readonly string[]
  birthYear: number | null
  birthDate: string | null
  phones: readonly string[]
  numbers: readonly string[]
  /** Units where she is known, and these with those above them. */
  units: readonly string[]
  above: readonly string[]
}

/**
 * By what a new person is found (see `people.words`), as the database would make it of the same; undefined where it has to,
 * because only it knows how a letter is written without its accent. `person-words.store.ts` is the measure.
 */
export function wordsOfNew(known: KnownByWords): string[] | undefined {
  const names = known.names.join(' ')
  const folded = fold(names)
  if (!isPlain(folded) || !known.numbers.every(isPlain)) return undefined
  const given = [
    ...folded.split(' '),
    ...names.toLowerCase().split(/[^\p{L}\p{N}]+/u),
    ...(known.birthYear === null ? [] : [`y${known.birthYear}`]),
    ...(known.birthDate === null ? [] : [`b${known.birthDate}`]),
    ...known.phones.flatMap((phone) => [`#${phone.slice(-3)}`, `#${phone.slice(-4)}`]),
    ...known.numbers.map((number) => `m${number.toLowerCase()}`),
    ...known.units.map((code) => `d${code}`),
    ...known.above.map((code) => `u${code}`),
  ]
  const made = new Set(given.filter((word) => word !== '').map((word) => word.slice(0, LONGEST_WORD)))
  return made.size > MOST_WORDS ? undefined : [...made].sort()
}

/** Printed ASCII, and not so long that folding cut it. */
const isPlain = (text: string): boolean => /^[ -~]{0,1000}$/.test(text)
