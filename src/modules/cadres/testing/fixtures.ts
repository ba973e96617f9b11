import type { Pool } from 'pg'
import { AppError } from '#kernel/errors/app-error.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn } from '#modules/identity/testing/fixtures.ts'
import { registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, someUnion, someone } from '#modules/membership/testing/fixtures.ts'

export type CadreOffice = Awaited<ReturnType<typeof cadreOffice>>

/** A women's union, and those who work in it: an officer of the commune, a branch head, a leader and an administrator of the province. */
export async function cadreOffice(pool: Pool) {
  const office = testRuntime({ pool })
  const { run } = office
  await someUnion(office)
  const cadre = (await signedIn(office, 'union_cadre', COMMUNE)).actor
  const head = (await signedIn(office, 'branch_head', BRANCH)).actor
  const leader = (await signedIn(office, 'union_leader', 'PN48')).actor
  const administrator = (await signedIn(office, 'administrator', 'PN48')).actor
  let people = 0
  async function aMember(name: string, unit = BRANCH): Promise<string> {
    people += 1
    const phone = `0905 2${String(people).padStart(5, '0')}`
    const person = { name, birthDate: '1980-03-08', phone }
    return (await run(registerMember, someone({ person, unit, joinedOn: '2010-03-08' }), systemActor)).id
  }
  return { office, run, db: office.runtime.db, cadre, head, leader, administrator, aMember }
}

/** The code of a refusal; undefined where the work was done. */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

/** What `appoint` takes for a chair of the commune. */
export const chair = (member: string, over: object = {}) => ({
  member,
  unit: COMMUNE,
  kind: 'chair',
  how: 'appointed' as const,
  from: '2025-07-01',
  term: '2021 - 2026',
  ...over,
})
