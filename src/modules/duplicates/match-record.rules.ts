import { words } from '#kernel/search/normalise.ts'
import type { MatchFacts } from '#modules/people/index.ts'
import type { MatchRecord } from './match.rules.ts'
import { toMatchName, type MatchName } from './name-match.rules.ts'

export type PlacesNow = ReadonlyMap<string, readonly string[]>

// Words before a name of a place that say nothing of which it is.
const GENERIC = new Set([
  'thon',
  'xom',
  'ap',
  'ban',
  'to',
  'khoi',
  'pho',
  'duong',
  'so',
  'nha',
  'khu',
  'dan',
  'xa',
  'phuong',
])

/**
 * Makes records ready for comparing. One maker for many records: a million people have some hundred thousand names and few
 * addresses, and each is made once.
 */
export function recordMaker(places: PlacesNow): (facts: MatchFacts) => MatchRecord {
  const names = new Map<string, MatchName>()
  const lines = new Map<string, readonly string[]>()
  const communes = new Map<string, readonly string[]>()
  const nameOf = (name: string) => once(names, name, toMatchName)
  const lineOf = (line: string) => once(lines, line, (text) => words(text).filter((word) => !GENERIC.has(word)))
  const communesOf = (units: readonly string[]) =>
    once(communes, units.join(' '), () => [...new Set(units.flatMap((code) => places.get(code) ?? []))])
  return (facts) => ({
    id: facts.id,
    name: nameOf(facts.name),
    otherNames: facts.otherNames.length === 0 ? NONE : facts.otherNames.map(nameOf),
    sex: facts.sex,
    birthDate: facts.birthDate,
    birthYear: facts.birthYear,
    nationalId: facts.nationalIdHash,
    oldId: facts.oldIdHash,
    phones: facts.phones,
    sharedPhones: facts.sharedPhones.length === 0 ? NONE : facts.sharedPhones,
    communes: communesOf(facts.units),
    line: facts.line === null ? NONE : lineOf(facts.line),
  })
}

const NONE: never[] = []

function once<Value>(known: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const value = known.get(key) ?? make(key)
  known.set(key, value)
  return value
}
