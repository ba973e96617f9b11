import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Position } from '#kernel/access/actor.ts'
import { readStream } from '#kernel/events/event.store.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { importProcedures, readReferenceLifeEvents, type SeparationRule } from '#modules/procedures/index.ts'
import { anOffice, BIRTH, examined, received, type Office } from '../testing/fixtures.ts'
import { approveDossier } from './approve-dossier.ts'
import { forwardDossier } from './forward-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { takeDossier } from './take-dossier.ts'

const { pool } = await testDatabase()
let office: Office
beforeAll(async () => {
  office = await anOffice(pool)
})

const barred = { code: 'dossiers.barred_examine', kind: 'forbidden' }
const granted = (code: string) => ({ code, outcome: 'granted' as const, reasons: [] })
const id = (n: number) => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`

/** The same person with a further position of her own. */
const also = (actor: Actor, other: Actor): Actor => ({ ...actor, positions: [...actor.positions, ...other.positions] })

/** The same person, who holds the other's positions while that one is away. */
function inPlaceOf(actor: Actor, away: Actor): Actor {
  const substitutes = { id: id(1), accountId: away.accountId ?? '', name: away.name }
  const held = away.positions.map((position): Position => ({ ...position, substitutes }))
  return { ...actor, positions: [...actor.positions, ...held] }
}

describe('who examined a dossier does not approve it', () => {
  test('not even with both roles; another with the role does', async () => {
    const both = also(office.specialist, office.chair)
    const { code } = await received(office)
    await office.run(takeDossier, { code }, both)
    await office.run(forwardDossier, { code }, both)
    await expect(office.run(approveDossier, granted(code), both)).rejects.toMatchObject(barred)
    const seen = await office.run(getDossier, { code }, both)
    expect(seen.can).not.toContain('approve')
    expect(seen.barred).toEqual([{ move: 'approve', did: 'examine' }])
    expect((await office.run(getDossier, { code }, office.chair)).barred).toEqual([])
    expect(await office.run(approveDossier, granted(code), office.chair)).toMatchObject({ state: 'resolved' })
  })

  test('not as a substitute of the chair either', async () => {
    const { code } = await examined(office)
    const substitute = inPlaceOf(office.specialist, office.chair)
    await expect(office.run(approveDossier, granted(code), substitute)).rejects.toMatchObject(barred)
    const other = inPlaceOf(office.specialist2, office.chair)
    expect(await office.run(approveDossier, granted(code), other)).toMatchObject({ state: 'resolved' })
  })

  test('nor does somebody for her, when she examined as chair herself', async () => {
    const examinedByChair = also(office.chair, office.specialist)
    const { code } = await received(office)
    await office.run(forwardDossier, { code }, examinedByChair)
    const substitute = inPlaceOf(office.specialist2, office.chair)
    await expect(office.run(approveDossier, granted(code), substitute)).rejects.toMatchObject(barred)
  })

  test('nor does she for whom a substitute examined', async () => {
    const { code } = await received(office)
    await office.run(forwardDossier, { code }, inPlaceOf(office.reception, office.specialist))
    const both = also(office.specialist, office.chair)
    await expect(office.run(approveDossier, granted(code), both)).rejects.toMatchObject(barred)
  })
})

test('what a substitute does is recorded with both names, under the position of the one who is away', async () => {
  const { code, id: dossier } = await examined(office)
  await office.run(approveDossier, granted(code), inPlaceOf(office.specialist2, office.chair))
  const event = (await readStream(office.runtime.db, dossier)).at(-1)
  expect(event).toMatchObject({
    type: 'dossier.resolved',
    actorId: office.specialist2.accountId,
    actorRole: 'chair',
    positionId: office.chair.positions[0]?.id,
    data: { substitution: { holder: office.chair.accountId, name: office.chair.name } },
  })
})

test.each<{ rules: SeparationRule[]; may: boolean }>([
  { rules: [], may: true },
  { rules: [{ did: 'receive', mayNot: 'approve' }], may: true },
  { rules: [{ did: 'examine', mayNot: 'approve' }], may: false },
])('a procedure has rules of its own: $rules, so one person may do both: $may', async ({ rules, may }) => {
  const procedure = office.procedures.find(({ code }) => code === BIRTH)
  if (!procedure) throw new Error('no such procedure')
  const lifeEvents = await readReferenceLifeEvents('reference/life-events.json')
  const versions = office.procedures.map((one) => (one === procedure ? { ...one, separation: rules } : one))
  await office.run(importProcedures, { versions, lifeEvents }, systemActor)
  const both = also(office.specialist, office.chair)
  const { code } = await received(office)
  await office.run(forwardDossier, { code }, both)
  const deciding = office.run(approveDossier, granted(code), both)
  if (may) expect(await deciding).toMatchObject({ state: 'resolved' })
  else await expect(deciding).rejects.toMatchObject(barred)
})
