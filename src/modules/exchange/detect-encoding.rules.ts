import { isSyllable } from './syllable.rules.ts'
import { fromOldEncoding, oldEncodings, type OldEncoding } from './vietnamese-codes.rules.ts'

export type Encoding = 'unicode' | OldEncoding

/** Values looked at: more of them tell nothing more. */
const SAMPLE = 400
/** Part of the marked words that must become Vietnamese before a column is converted. */
const SURE = 0.7

/**
 * In which encoding a column was typed. Each is tried: the one whose marked words become Vietnamese syllables is it;
 * Unicode stays unless another is clearly better.
 */
export function detectEncoding(values: Iterable<string>): Encoding {
  const words = markedWords(values)
  if (words.length === 0) return 'unicode'
  let best: Encoding = 'unicode'
  let most = scoreOf(words, 'unicode') + 0.1
  for (const encoding of oldEncodings) {
    const score = scoreOf(words, encoding)
    if (score > most && score >= SURE) [best, most] = [encoding, score]
  }
  return best
}

/** The text as Unicode in its normal form (NFC). */
export function decodeText(text: string, encoding: Encoding): string {
  return encoding === 'unicode' ? text.normalize('NFC') : fromOldEncoding(text, encoding)
}

function markedWords(values: Iterable<string>): string[] {
  const words = new Set<string>()
  let seen = 0
  for (const value of values) {
    for (const word of value.split(/[\s.,;:/\\()\-"!?]+/)) if (isMarked(word)) words.add(word)
    if ((seen += 1) >= SAMPLE) break
  }
  return [...words]
}

const isMarked = (word: string) => [...word].some((letter) => (letter.codePointAt(0) ?? 0) > 0x7f || letter < ' ')

function scoreOf(words: readonly string[], encoding: Encoding): number {
  const good = words.filter((word) => isSyllable(decodeText(word, encoding)))
  return good.length / words.length
}
