import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicActor, type Actor, type Principal, type PrincipalAct } from '#kernel/access/actor.ts'
import { owns } from '#kernel/access/ownership.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { findById } from './dossier.reads.ts'
import { ListOwn } from './dossier.schema.ts'
import { readOwn } from './own.reads.ts'
import { anOffice, submitted } from './testing/fixtures.ts'

const { pool } = await testDatabase()
const office = await anOffice(pool)
const ids = [1, 2, 3].map((n) => `00000000-0000-7000-8000-0000000000a${n}`)

// Dossiers of accounts, of people without one, and of nobody.
const made: string[] = []
for (const procedure of ['1.001193', '1.004873'])
  for (const [account, represented] of [
    [ids[0], null],
    [ids[1], null],
    [null, ids[2]],
    [null, ids[0]],
    [null, null],
  ]) {
    const { id } = await submitted(office, procedure)
    await pool.query('update dossiers set account_id = $2, represented_id = $3 where id = $1', [
      id,
      account,
      represented,
    ])
    made.push(id)
  }

const someone = fc.constantFrom(...ids)
const principals: fc.Arbitrary<Principal> = fc.record({
  mandateId: fc.constant(ids[0] ?? ''),
  kind: fc.constant('relative' as const),
  accountId: fc.option(someone),
  representedId: fc.option(someone),
  name: fc.constant('X'),
  scope: fc.oneof(fc.constant('all' as const), fc.subarray(['1.001193', '1.004873'])),
  acts: fc.subarray<PrincipalAct>(['apply', 'follow', 'receive']),
})
const actors: fc.Arbitrary<Actor> = fc
  .record({ account: fc.option(someone), principal: fc.option(principals), opened: fc.subarray(made) })
  .map(({ account, principal, opened }) => ({
    ...publicActor,
    kind: account === null ? 'public' : 'account',
    accountId: account,
    opened,
    ...(principal !== null && account !== null && { onBehalfOf: principal }),
  }))

test('whoever asks, the list holds exactly what the policy says is in her account, or of whom she acts for', async () => {
  const { db } = office.runtime
  const rows = (await Promise.all(made.map((id) => findById(db, id)))).filter((row) => row !== undefined)
  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const listed = await readOwn(db, actor, ListOwn.parse({ limit: 100 }))
      // What only this browser opened is no account's.
      const wanted = rows.filter((row) => owns({ ...actor, opened: [] }, row, 'follow')).map(({ id }) => id)
      expect(listed.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted())
    }),
    { numRuns: 60 },
  )
})
