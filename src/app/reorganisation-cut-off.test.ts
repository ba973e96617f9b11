// The job of a reorganisation is killed in the middle of every step, going and coming back: the minute job goes on with
// it, and what stands in the end is what an undisturbed run makes, no row lost or doubled.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { identityModule } from '#modules/identity/module.ts'
import { anAccount } from '#modules/identity/testing/fixtures.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { peopleModule } from '#modules/people/module.ts'
import { undoAct } from '#modules/reorganisation/index.ts'
import { reorganisationModule } from '#modules/reorganisation/module.ts'
import { addMembers, confirmReform, goOn, importOldMap, prints } from './testing/nui-thanh.ts'

const MEMBERS = 8000
const startDue = reorganisationModule.jobs?.[0]?.operation

/** How many sets of things a step may still carry before it is killed. */
let left = Number.POSITIVE_INFINITY
async function orDie(work: Promise<number>): Promise<number> {
  const done = await work
  if (done > 0 && (left -= 1) <= 0) throw new Error('killed')
  return done
}
const mortal = (holding: UnitHolding): UnitHolding => ({
  ...holding,
  ...(holding.carry && { carry: (...given) => orDie(holding.carry?.(...given) ?? Promise.resolve(0)) }),
  ...(holding.takeBack && { takeBack: (...given) => orDie(holding.takeBack?.(...given) ?? Promise.resolve(0)) }),
})

const { pool } = await testDatabase()
const unitHoldings = [identityModule, peopleModule, membershipModule]
  .flatMap((module) => module.unitHoldings ?? [])
  .map(mortal)
const world = testRuntime({ pool, unitHoldings, now: '2025-05-02T08:00:00+07:00' })
const { run, runtime, setNow, outboxed } = world

beforeAll(async () => {
  await importOldMap(world)
  await addMembers(world, MEMBERS)
  for (const unit of ['20989', '20965', '517', 'PN20989']) await anAccount(world, { role: 'chair', unit })
  setNow('2025-07-02T08:00:00+07:00')
}, 300_000)

const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from reorganisations where id = ${id}`.execute(runtime.db)).rows[0]?.state

/** Nobody heard from the job for a while: every minute somebody looks. */
async function minuteJob(): Promise<string[]> {
  setNow(new Date(runtime.now().getTime() + 4 * 60_000))
  outboxed.length = 0
  if (!startDue) throw new Error('no job goes on')
  await run(startDue, {}, systemActor)
  return outboxed.map(({ streamId }) => streamId)
}

const isGoing = async (id: string) => ['applying', 'undoing'].includes((await stateOf(id)) ?? '')

/** Each step is killed after the first set of things, then after the second, until it comes through. */
async function workKilled(id: string): Promise<number> {
  let killed = 0
  for (let sets = 1; await isGoing(id);) {
    const before = sets === 1 ? await prints(world) : {}
    left = sets
    const died = await goOn(world, id).then(
      () => false,
      (error: Error) => error.message === 'killed',
    )
    left = Number.POSITIVE_INFINITY
    if (died && sets === 1) expect(await prints(world)).toEqual(before)
    killed += died ? 1 : 0
    sets = died ? sets + 1 : 1
    if (await isGoing(id)) expect(await minuteJob()).toEqual([id])
  }
  expect(await goOn(world, id)).toBe(false)
  return killed
}

async function work(id: string): Promise<void> {
  while (await goOn(world, id));
}

test(
  'a reform whose job is killed again and again ends as one that nobody disturbed, and so does its undo',
  { timeout: 300_000 },
  async () => {
    const untouched = await prints(world)
    const quiet = await confirmReform(world, 'womens_union', 'PN')
    await work(quiet)
    const applied = await prints(world, 'ids')
    expect(await stateOf(quiet)).toBe('applied')
    await run(undoAct, { id: quiet, reason: 'Thử nghiệm, trả lại như cũ' }, systemActor)
    await work(quiet)
    expect(await prints(world)).toEqual(untouched)

    const act = await confirmReform(world, 'womens_union', 'PN')
    expect(await workKilled(act)).toBeGreaterThanOrEqual(3)
    expect(await stateOf(act)).toBe('applied')
    expect(await prints(world, 'ids')).toEqual(applied)

    await run(undoAct, { id: act, reason: 'Thử nghiệm, trả lại như cũ' }, systemActor)
    expect(await workKilled(act)).toBeGreaterThanOrEqual(3)
    expect(await stateOf(act)).toBe('undone')
    expect(await prints(world)).toEqual(untouched)
    expect(await minuteJob()).toEqual([])
  },
)
