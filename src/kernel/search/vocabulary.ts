import { edits, trigrams } from './normalise.ts'

/** A known word that a typed word may mean, and how surely (0 to 1). */
export type Meant = { word: string; likeness: number }

export type Vocabulary = {
  /** Known words that the typed one may mean, the likeliest first; a known word means itself, and what it begins. */
  meant(typed: string): Meant[]
  has(word: string): boolean
  /** "khaisinh" → ["khai", "sinh"] when both halves are known and the whole is not. */
  split(typed: string): [string, string] | null
}

const KEEP = 8

/** Words of an index with tolerance for typing errors: edits for short words, shared trigrams for longer ones. */
export function makeVocabulary(known: Iterable<string>, frequency: (word: string) => number): Vocabulary {
  const all = new Set(known)
  const byTrigram = new Map<string, string[]>()
  for (const word of all) {
    for (const gram of new Set(trigrams(word))) {
      const bucket = byTrigram.get(gram)
      if (bucket) bucket.push(word)
      else byTrigram.set(gram, [word])
    }
  }
  const remembered = new Map<string, Meant[]>()
  const look = (typed: string): Meant[] => {
    const found = candidates(typed, byTrigram)
      .map((word) => ({ word, likeness: likeness(typed, word) }))
      .filter((meant) => meant.likeness > 0)
    if (all.has(typed) && !found.some((meant) => meant.word === typed)) found.push({ word: typed, likeness: 1 })
    // A word that is known and in use needs no guessing, only its longer forms.
    const kept = all.has(typed)
      ? found.filter(({ word }) => word === typed || (typed.length > 3 && word.startsWith(typed)))
      : found
    return kept.toSorted((a, b) => b.likeness - a.likeness || frequency(b.word) - frequency(a.word)).slice(0, KEEP)
  }
  return {
    has: (word) => all.has(word),
    meant(typed) {
      const before = remembered.get(typed)
      if (before) return before
      const found = look(typed)
      if (remembered.size > 5000) remembered.clear()
      remembered.set(typed, found)
      return found
    },
    split(typed) {
      if (all.has(typed) || typed.length < 5 || typed.length > 24) return null
      for (let at = 2; at <= typed.length - 2; at++) {
        const [left, right] = [typed.slice(0, at), typed.slice(at)]
        if (all.has(left) && all.has(right)) return [left, right]
      }
      return null
    },
  }
}

function candidates(typed: string, byTrigram: ReadonlyMap<string, string[]>): string[] {
  const found = new Set<string>()
  // A swap in a short word leaves no trigram: its ends and neighbours are looked up as well.
  for (const variant of typed.length <= 5 ? [typed, ...swaps(typed)] : [typed])
    for (const gram of trigrams(variant)) for (const word of byTrigram.get(gram) ?? []) found.add(word)
  return [...found]
}

function swaps(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => {
    return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
  })
}

/** 1 for the word itself; less for longer forms, edits and shared stems (Polish endings); 0 for another word. */
function likeness(typed: string, word: string): number {
  if (typed === word) return 1
  if (typed.length >= 2 && word.startsWith(typed)) return 0.6 + 0.3 * (typed.length / word.length)
  const limit = typed.length >= 8 ? 2 : typed.length >= 3 ? 1 : 0
  const distance = limit === 0 ? 1 : edits(typed, word, limit)
  if (distance <= limit) return 0.85 - 0.35 * (distance / Math.max(2, Math.min(typed.length, word.length) / 2))
  const stem = sharedStart(typed, word)
  return stem >= 5 && stem >= 0.65 * Math.max(typed.length, word.length) ? 0.6 : 0
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
