import type { LocalText } from '#kernel/i18n/t.ts'
import { fold } from '#kernel/search/normalise.ts'

/** A unit with the kinds of posts that it has; nearest to the member first. */
export type KindsAt = { unit: string; kinds: readonly { key: string; names: LocalText }[] }
export type PostGuess = { unit: string; kind: string }

/** Posts elsewhere (people's council, Party, front, trade union) are none of the association's. */
const ELSEWHERE =
  /\b(hdnd|ubnd|uy ban|hoi dong nhan dan|dang uy|chi uy|bi thu|mat tran|mttq|cong doan|doan thanh nien)\b/

/** How sheets write the usual posts, by key of `post_kinds`; the more exact first. Words without accents. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\b(pho chi hoi|chi hoi pho|chp)\b/, 'branch_deputy'],
  [/\b(chi hoi truong|truong chi hoi|cht)\b/, 'branch_head'],
  [/\b(pho to|to pho)\b/, 'group_deputy'],
  [/\b(to truong|truong to)\b/, 'group_head'],
  [/\b(pho chu tich|pct) (thuong truc|tt)\b/, 'standing_vice_chair'],
  [/\b(pho chu tich|pct)\b/, 'vice_chair'],
  [/\b(chu tich|ct)\b/, 'chair'],
  [/\b(thuong vu|u?v?btv|uvtv)\b/, 'standing_member'],
  [/\b(chap hanh|u?v?bch)\b/, 'executive_member'],
]

/** One cell may name two posts: "UV BCH, Chi hội trưởng", "Tổ trưởng kiêm thủ quỹ". */
export const postParts = (words: string): string[] =>
  words
    .split(/[,;/+&]|\s-\s|\s(?:và|kiêm)\s/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Which post somebody means by these words, at the nearest unit that has such a post; undefined when nothing fits. A guess
 * to begin a form with, never a fact.
 */
export function guessPost(words: string, places: readonly KindsAt[]): PostGuess | undefined {
  const plain = fold(words)
  if (plain === '' || ELSEWHERE.test(plain)) return undefined
  for (const { unit, kinds } of places) {
    const named = kinds.find(({ names }) => Object.values(names).some((name) => fold(name) === plain))
    if (named) return { unit, kind: named.key }
  }
  const key = WRITTEN.find(([pattern]) => pattern.test(plain))?.[1]
  const place = key === undefined ? undefined : places.find(({ kinds }) => kinds.some((one) => one.key === key))
  return key === undefined || !place ? undefined : { unit: place.unit, kind: key }
}
