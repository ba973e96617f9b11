import { edits } from '#kernel/search/normalise.ts'
import { isKnownGiven, nameShare } from './name-frequency.rules.ts'

/** A name made ready for comparing; see `toMatchName`. */
export type MatchName = {
  /** Words in their order, lower case, each with its tone written behind it, so that `hoà` and `hòa` are one. */
  spelt: string
  /** Whether any letter has an accent: names typed without say less. */
  accented: boolean
  /** Words without accents, `y` as `i`, without Thị and Văn between family and given name. */
  words: readonly string[]
  /** The words in one order, for comparing names written given name first. */
  sorted: string
  /** The words in their order without spaces, for counting slips of the finger. */
  joined: string
  /** Share of people with this name. */
  share: number
}

export const nameLevels = [
  'same',
  'middle',
  'accents',
  'tones',
  'order',
  'typed',
  'shorter',
  'other_name',
  'different',
] as const
export type NameLevel = (typeof nameLevels)[number]

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
const MARKS = /\p{M}+/gu
const ACCENT = /[\p{M}đ]/u
const TITLE = /^(?:bà|ông|cô|chị|anh|bác|mrs?|ms)\.?\s+/u

/** Any name as people write it: upper case, double spaces, decomposed letters, a title in front, a nickname in brackets. */
export function toMatchName(name: string): MatchName {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/gu, ' ')
    .trim()
    .replace(TITLE, '')
  const split = plain.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '')
  const folded = split.map(foldWord)
  // Written given name first, Thị stands last; as a given name it would be Thi.
  const kept = split.at(-1) === 'thị' && split.length > 2 ? folded.slice(0, -1) : folded
  const words = kept.filter((word, at) => !isFiller(word, at, kept.length))
  return {
    spelt: split.map(toneLast).join(' '),
    accented: ACCENT.test(plain.normalize('NFD')),
    words,
    sorted: words.toSorted().join(' '),
    joined: words.join(''),
    share: nameShare(words),
  }
}

/** One word without accents; `i` and `y` are written for each other (Mỹ, Mĩ). */
function foldWord(word: string): string {
  return word.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').replaceAll('y', 'i')
}

const toneLast = (word: string): string => {
  const letters = word.normalize('NFD')
  return `${letters.replace(TONES, '')}${letters.match(TONES)?.join('') ?? ''}`.replaceAll('y', 'i')
}

// Thị and Văn only say woman or man there; as family or given name they are names.
const isFiller = (word: string, at: number, length: number) =>
  length > 2 && at > 0 && at < length - 1 && (word === 'thi' || word === 'van')

/** How much two names agree, best first. */
export function nameLevel(a: MatchName, b: MatchName): NameLevel {
  if (a.spelt === b.spelt) return 'same'
  if (a.sorted === b.sorted) {
    if (!sameWords(a.words, b.words)) return 'order'
    const [bare, other] = [withoutFiller(a.spelt), withoutFiller(b.spelt)]
    if (bare === other) return 'middle'
    return a.accented && b.accented ? 'tones' : 'accents'
  }
  if (isTyped(a, b)) return 'typed'
  return isShorter(a.words, b.words) || isShorter(b.words, a.words) ? 'shorter' : 'different'
}

const sameWords = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, at) => word === b[at])

function withoutFiller(spelt: string): string {
  const words = spelt.split(' ')
  return words.filter((word, at) => !isFiller(word.replace(MARKS, ''), at, words.length)).join(' ')
}

/**
 * One slip of a finger, or two in a long name. Twins are called Lan and Loan: where the slip would turn one usual given
 * name into another it is none.
 */
function isTyped(a: MatchName, b: MatchName): boolean {
  const shorter = Math.min(a.joined.length, b.joined.length)
  const limit = shorter >= 14 ? 2 : 1
  if (shorter < 5 || Math.abs(a.joined.length - b.joined.length) > limit) return false
  const [mine, yours] = [a.words.at(-1) ?? '', b.words.at(-1) ?? '']
  if (mine !== yours && isKnownGiven(mine) && isKnownGiven(yours)) return false
  return edits(a.joined, b.joined, limit) <= limit
}

/** `Nguyễn Hạnh` for `Nguyễn Mỹ Hạnh`: same family and given name, words left out or shortened to a letter. */
function isShorter(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length > long.length) return false
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false
  if (short.length === long.length) return short.every((word, at) => word === long[at] || word === long[at]?.[0])
  return short.slice(1, -1).every((word) => long.some((other) => other === word || other[0] === word))
}
