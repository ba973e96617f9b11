import type { Db } from '#kernel/db/db.ts'
import { matchFactsOf, type MatchFacts } from '#modules/people/index.ts'
import { placesNow } from '#modules/units/index.ts'
import { matchKeys } from './match-key.rules.ts'
import { peopleUnder } from './match-key.store.ts'
import { recordMaker } from './match-record.rules.ts'
import { compare, PROBABLE, type Match, type MatchRecord } from './match.rules.ts'

/**
 * Somebody who is about to be written down: what a form or a line of a list says of her. `ref` is the caller's own name
 * for it. Identity numbers as the hashes under which people keep them.
 */
export type Candidate = Pick<MatchFacts, 'name'> &
  Partial<Omit<MatchFacts, 'id' | 'version' | 'name'>> & { ref: string }

/** A person who probably is the candidate: the likeliest first. */
export type ProbableDuplicate = Match & { personId: string }

/** How many are told of one candidate. */
const TOLD = 5

/**
 * Persons on record who probably are these candidates, by `ref`; candidates without any are left out. As many candidates
 * at once as a part of an import has (some hundred): four queries whatever their number.
 */
export async function probableDuplicates(
  db: Db,
  candidates: readonly Candidate[],
): Promise<Map<string, ProbableDuplicate[]>> {
  if (candidates.length === 0) return new Map()
  const toRecord = recordMaker(await placesNow(db))
  const asked = candidates.map((candidate) => {
    const record = toRecord({ ...UNKNOWN, ...candidate, birthYear: yearOf(candidate), id: '', version: 0 })
    return { ref: candidate.ref, record, keys: matchKeys(record) }
  })
  const under = new Map(
    (await peopleUnder(db, [...new Set(asked.flatMap(({ keys }) => keys))])).map(({ key, ids }) => [key, ids]),
  )
  const facts = await matchFactsOf(db, [...new Set([...under.values()].flat())])
  const people = new Map(facts.map((one) => [one.id, toRecord(one)]))
  const told = asked.map(
    ({ ref, record, keys }) =>
      [
        ref,
        likeliest(
          record,
          keys.flatMap((key) => under.get(key) ?? []),
          people,
        ),
      ] as const,
  )
  return new Map(told.filter(([, found]) => found.length > 0))
}

const UNKNOWN = {
  otherNames: [],
  sex: null,
  birthDate: null,
  nationalIdHash: null,
  oldIdHash: null,
  phones: [],
  sharedPhones: [],
  units: [],
  line: null,
}

const yearOf = ({ birthDate, birthYear }: Candidate): number | null =>
  birthYear ?? (birthDate ? Number(birthDate.slice(0, 4)) : null)

function likeliest(record: MatchRecord, ids: readonly string[], people: ReadonlyMap<string, MatchRecord>) {
  const found = [...new Set(ids)].flatMap((id): ProbableDuplicate[] => {
    const person = people.get(id)
    const match = person && compare(record, person)
    return match && match.score >= PROBABLE ? [{ ...match, personId: id }] : []
  })
  return found.toSorted((a, b) => b.score - a.score).slice(0, TOLD)
}
