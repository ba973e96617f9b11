import type { Db } from '#kernel/db/db.ts'
import { matchFactsOf } from '#modules/people/index.ts'
import { placesNow } from '#modules/units/index.ts'
import { matchKeys } from './match-key.rules.ts'
import { forgetKeys, saveKeys } from './match-key.store.ts'
import { recordMaker } from './match-record.rules.ts'

/** Makes or renews the keys under which these persons are found; merged ones lose theirs. */
export async function indexPeople(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const facts = await matchFactsOf(db, ids)
  const toRecord = recordMaker(await placesNow(db))
  await saveKeys(
    db,
    facts.map((one) => ({ id: one.id, version: one.version, keys: matchKeys(toRecord(one)) })),
  )
  const known = new Set(facts.map(({ id }) => id))
  await forgetKeys(
    db,
    ids.filter((id) => !known.has(id)),
  )
}
