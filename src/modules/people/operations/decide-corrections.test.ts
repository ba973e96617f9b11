import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { aToken, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { linkAccount } from '../index.ts'
import { BRANCH, correctionsWorld, refusal } from '../testing/corrections-world.ts'
import { decideCorrections } from './decide-corrections.ts'
import { listOwnCorrections } from './list-own-corrections.ts'
import { proposeCorrections, withdrawCorrection } from './propose-corrections.ts'

const world = await correctionsWorld((await testDatabase()).pool)
const { office, run, within, herself, head, cadre, stranger, queueOf, eventsOf } = world

describe('who does what', () => {
  test('one proposal for a field waits at a time; she takes it back while it waits, and says it anew', async () => {
    const her = await herself()
    await run(proposeCorrections, { birthYear: 1983 }, her.actor)
    expect(await refusal(run(proposeCorrections, { birthYear: 1984 }, her.actor))).toBe('people.already_proposed')
    const [mine] = (await run(listOwnCorrections, {}, her.actor)).items
    const other = await herself()
    const withdraw = (actor: Actor) => refusal(run(withdrawCorrection, { correction: mine?.id ?? '' }, actor))
    expect(await withdraw(other.actor)).toBe('kernel.not_found')
    expect(await withdraw(her.actor)).toBeUndefined()
    expect(await withdraw(her.actor)).toBeUndefined()
    expect(await queueOf(head, her.person)).toBeUndefined()
    const decision = { correction: mine?.id ?? '', decision: 'accept' as const }
    expect(await refusal(run(decideCorrections, { decisions: [decision] }, head))).toBe('people.already_decided')
    expect(await refusal(run(proposeCorrections, { birthYear: 1984 }, her.actor))).toBeUndefined()
  })

  test('a head of a branch proposes about herself, and somebody above decides', async () => {
    const her = await herself()
    const { account } = await signedIn(office, 'branch_head', BRANCH)
    await within((ctx) => linkAccount(ctx, account.id, her.person))
    const actor = await whoIs(office, await aToken(office, account))
    await run(proposeCorrections, { birthYear: 1985 }, actor)
    const waiting = await queueOf(actor, her.person)
    expect(waiting?.may).toBe(false)
    const decision = { correction: waiting?.fields[0]?.id ?? '', decision: 'accept' as const }
    expect(await refusal(run(decideCorrections, { decisions: [decision] }, actor))).toBe('people.not_your_own')
    expect(await refusal(run(decideCorrections, { decisions: [decision] }, stranger))).toBe('kernel.not_found')
    expect(await refusal(run(decideCorrections, { decisions: [decision] }, cadre))).toBeUndefined()
  })

  test('a resident whom nobody here keeps is told so, and asks by a request about her data', async () => {
    const her = await herself(null)
    expect(await run(listOwnCorrections, {}, her.actor)).toEqual({ route: 'request', items: [] })
    expect(await refusal(run(proposeCorrections, { birthYear: 1985 }, her.actor))).toBe('people.nobody_decides')
    // Somebody without a person here has nothing to correct.
    expect(await refusal(run(proposeCorrections, { birthYear: 1985 }, cadre))).toBe('kernel.not_found')
  })

  test('two officers who decide the same at once: one does, the record is written once', async () => {
    const her = await herself()
    await run(proposeCorrections, { name: 'Nguyễn Thị Cúc' }, her.actor)
    const [name] = (await queueOf(head, her.person))?.fields ?? []
    const decisions = [{ correction: name?.id ?? '', decision: 'accept' as const, seen: name?.seen }]
    const answers = await Promise.all(
      [head, cadre].map((actor) => refusal(run(decideCorrections, { decisions }, actor))),
    )
    expect(answers.toSorted()).toEqual(['people.already_decided', undefined])
    expect((await eventsOf(her.person)).filter(({ type }) => type === 'person.corrected')).toHaveLength(1)
  })
})
