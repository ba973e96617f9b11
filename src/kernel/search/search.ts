import { fold, words } from './normalise.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** What is searched: an id and its texts, each with a weight (1 is ordinary). Short texts count as phrases. */
export type SearchDocument = { id: string; texts: { text: string; weight: number }[] }
export type SearchHit = { id: string; score: number }
export type SearchIndex = {
  /** Ids of the documents that fit the query, the best first. Forgives accents, case and typing errors. */
  search(query: string, limit?: number): SearchHit[]
}

type Postings = Map<string, Map<number, number>>
const PHRASE_WORDS = 6
const QUERY_WORDS = 16

/**
 * Builds an index in memory. Pure: no file, no database, no clock.
 * `abbreviations` are written out before anything else, in queries and texts alike (folded: `dki` → `dang ky`).
 * A query over 2,000 documents of the size of a procedure takes well under 5 ms (bench/search.bench.ts).
 */
export function buildSearchIndex(
  documents: readonly SearchDocument[],
  abbreviations: Readonly<Record<string, string>> = {},
): SearchIndex {
  const single: Postings = new Map()
  const pairs: Postings = new Map()
  const phrases: Postings = new Map()
  for (const [number, document] of documents.entries())
    for (const { text, weight } of document.texts) {
      const list = written(text, abbreviations)
      // A word in a long text says less than one in a short text.
      const share = weight / Math.sqrt(1 + list.length / 6)
      for (const word of list) post(single, word, number, share)
      for (const pair of pairsOf(list)) post(pairs, pair, number, share)
      if (list.length > 0 && list.length <= PHRASE_WORDS) post(phrases, list.join(' '), number, weight)
    }
  const rarity = (postings: Postings, key: string) => Math.log(1 + documents.length / (postings.get(key)?.size ?? documents.length))
  const vocabulary = makeVocabulary(single.keys(), (word) => single.get(word)?.size ?? 0)
  return {
    search(query, limit = 20) {
      const typed = joined(written(query, abbreviations), vocabulary).slice(0, QUERY_WORDS)
      const scores = new Map<number, number>()
      const covered = new Map<number, number>()
      let whole = 0
      const add = (to: Map<number, number>, number: number, score: number) => to.set(number, (to.get(number) ?? 0) + score)
      const meant = typed.map((word) => vocabulary.meant(word))
      for (const options of meant) {
        const best = new Map<number, number>()
        const weight = Math.max(0, ...options.map(({ word }) => rarity(single, word))) || Math.log(1 + documents.length)
        whole += weight
        for (const { word, likeness } of options)
          for (const [number, share] of single.get(word) ?? []) {
            const score = likeness * rarity(single, word) * share
            if (score > (best.get(number) ?? 0)) best.set(number, score)
          }
        for (const [number, score] of best) {
          add(scores, number, score)
          add(covered, number, weight)
        }
      }
      const corrected = meant.map((options, index) => options[0]?.word ?? typed[index] ?? '')
      for (const pair of pairsOf(corrected))
        for (const [number, share] of pairs.get(pair) ?? []) add(scores, number, 1.2 * rarity(pairs, pair) * share)
      for (const { phrase, length } of runsOf(corrected))
        for (const [number, weight] of phrases.get(phrase) ?? [])
          add(scores, number, weight * length * rarity(phrases, phrase) * (length === corrected.length ? 1.5 : 0.6))
      const hits = [...scores].map(([number, score]) => ({ number, score: score * (0.25 + 0.75 * ((covered.get(number) ?? 0) / (whole || 1))) }))
      return hits
        .toSorted((a, b) => b.score - a.score || a.number - b.number)
        .slice(0, limit)
        .map(({ number, score }) => ({ id: documents[number]?.id ?? '', score }))
    },
  }
}

/** Folded words with abbreviations written out. */
function written(text: string, abbreviations: Readonly<Record<string, string>>): string[] {
  return words(text).flatMap((word) => (Object.hasOwn(abbreviations, word) ? fold(abbreviations[word] ?? word).split(' ') : [word]))
}

/** Words typed without the space between them are taken apart when the parts are known. */
const joined = (typed: readonly string[], vocabulary: Vocabulary): string[] =>
  typed.flatMap((word) => vocabulary.split(word) ?? [word])

const pairsOf = (list: readonly string[]): string[] => list.slice(1).map((word, index) => `${list[index]} ${word}`)

function runsOf(list: readonly string[]): { phrase: string; length: number }[] {
  return list.flatMap((_, from) =>
    Array.from({ length: Math.min(PHRASE_WORDS, list.length - from) }, (_unused, more) => {
      const run = list.slice(from, from + more + 1)
      return { phrase: run.join(' '), length: run.length }
    }),
  )
}

function post(postings: Postings, key: string, number: number, weight: number): void {
  const entry = postings.get(key)
  if (!entry) postings.set(key, new Map([[number, weight]]))
  else entry.set(number, Math.max(entry.get(number) ?? 0, weight))
}
