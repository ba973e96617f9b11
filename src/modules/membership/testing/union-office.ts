import type { Pool } from 'pg'
import { AppError } from '#kernel/errors/app-error.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, whoIs } from '#modules/identity/testing/fixtures.ts'
import { findMember } from '../member.questions.ts'
import { registerMember } from '../operations/register-member.ts'
import { BRANCH, COMMUNE, OTHER_COMMUNE, someone, someUnion } from './fixtures.ts'

export const decision = { number: '07/QĐ-BTV', on: '2026-11-18', signer: 'Trần Thị Mai' }

/** The code of a refusal, of its first field where it has one; undefined where the work was done. */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? (error.fields[0]?.code ?? error.code) : error),
  )

/** A women's union, and those who work in it: a branch head, an officer of each commune, a leader of the province. */
export async function unionOffice(pool: Pool) {
  const office = testRuntime({ pool })
  const { run } = office
  await someUnion(office)
  const head = (await signedIn(office, 'branch_head', BRANCH)).actor
  const cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
  const farCadre = (await signedIn(office, 'union_cadre', OTHER_COMMUNE)).actor
  const leader = (await signedIn(office, 'union_leader', 'PN48')).actor
  const { db } = office.runtime
  /** A member since 2015, as the paper register has her. */
  const aMember = async (unit = BRANCH, name = 'Huỳnh Thị Thu') =>
    (await run(registerMember, someone({ person: { name, birthYear: 1980 }, unit, joinedOn: '2015-03-08' }), leader)).id
  let residents = 0
  async function aResident(name = 'Phan Thị Mận') {
    residents += 1
    const account = await anAccount(office, { name, phone: `+84905${String(600_000 + residents)}` })
    return whoIs(office, await aToken(office, account))
  }
  const where = async (id: string, day: string) => (await findMember(db, id, day))?.unit
  return { office, run, db, head, cadre, farCadre, leader, aMember, aResident, where }
}
