import { beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn } from '#modules/identity/testing/fixtures.ts'
import { findMember, listMembersOf } from '../member.questions.ts'
import { BRANCH, COMMUNE, FAR_BRANCH, someone, someUnion } from '../testing/fixtures.ts'
import { registerMember } from './register-member.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime
let head: Awaited<ReturnType<typeof signedIn>>
let cadre: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await someUnion(office)
  head = await signedIn(office, 'branch_head', BRANCH)
  cadre = await signedIn(office, 'union_cadre', COMMUNE)
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

describe('a cadre enters somebody', () => {
  test('whom a branch head registers waits for the decision of the commune', async () => {
    const { id, state } = await run(registerMember, someone(), head.actor)
    expect(state).toBe('applied')
    expect(await findMember(db, id)).toMatchObject({ state: 'applied', unit: BRANCH, number: null, joinedOn: null })
  })

  test('with the decision at hand the officer of the commune makes her a member at once, with a number', async () => {
    const decision = { number: '05/QĐ-BTV', on: '2026-11-19', signer: 'Trần Thị Mai' }
    const { id } = await run(registerMember, someone({ decision }), cadre.actor)
    const member = await findMember(db, id)
    expect(member).toMatchObject({ state: 'active', joinedOn: '2026-11-19', seniorityFrom: '2026-11-19', unit: BRANCH })
    expect(member?.number).toMatch(/^HV\d{8}$/)
    const there = await listMembersOf(db, [BRANCH], '2026-11-20', { limit: 10 })
    expect(there.items.map((one) => one.id)).toContain(id)
    expect((await listMembersOf(db, [BRANCH], '2026-11-18', { limit: 10 })).items.map((one) => one.id)).not.toContain(
      id,
    )
  })

  test('who has been a member for years comes in from the paper register with her own day and number', async () => {
    const given = someone({
      person: { name: 'Võ Thị Lành', birthYear: 1970 },
      joinedOn: '1998-03-08',
      number: '0451/PN',
    })
    expect(await refusal(run(registerMember, given, head.actor))).toBe('kernel.forbidden')
    const { id } = await run(registerMember, given, cadre.actor)
    expect(await findMember(db, id, '2005-01-01')).toMatchObject({ number: '0451/PN', unit: BRANCH, state: 'active' })
    expect(await findMember(db, id, '1998-03-07')).toBeUndefined()
    expect(await refusal(run(registerMember, given, cadre.actor))).toBe('membership.number_taken')
  })

  test('an automatic member needs no decision', async () => {
    expect((await run(registerMember, someone({ kind: 'automatic' }), head.actor)).state).toBe('active')
  })

  test('the charter is asked: a girl of sixteen and a man are no ordinary members, a man may be an honorary one', async () => {
    const girl = someone({ person: { name: 'Nguyễn Thị Na', birthDate: '2010-05-01' } })
    expect(await refusal(run(registerMember, girl, head.actor))).toBe('membership.too_young')
    const man = someone({ person: { name: 'Lê Văn Hải', sex: 'male' } })
    expect(await refusal(run(registerMember, man, head.actor))).toBe('membership.not_this_sex')
    expect((await run(registerMember, { ...man, kind: 'honorary' }, head.actor)).state).toBe('applied')
  })

  test('nobody registers at a branch that is not hers, or at the top of the tree', async () => {
    expect(await refusal(run(registerMember, someone({ unit: FAR_BRANCH }), head.actor))).toBe('kernel.not_found')
    const leader = await signedIn(office, 'union_leader', 'PN48')
    expect(await refusal(run(registerMember, someone({ unit: 'PN48' }), leader.actor))).toBe('membership.bad_unit')
  })

  test('a person is a member once', async () => {
    const { personId } = await run(registerMember, someone(), head.actor)
    const again = { personId, unit: BRANCH, basis: 'told' as const }
    expect(await refusal(run(registerMember, again, head.actor))).toBe('membership.already_member')
  })

  test('sent twice with the same key she is registered once', async () => {
    const key = { idempotencyKey: 'b7e5b3fe-0000-4000-8000-000000000001' }
    const first = await run(registerMember, someone(), head.actor, key)
    expect(await run(registerMember, someone(), head.actor, key)).toEqual(first)
  })
})
