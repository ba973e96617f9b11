import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { aToken, anAccount, signedIn, somePlaces, whoIs } from '#modules/identity/testing/fixtures.ts'
import { importUnits } from '#modules/units/index.ts'
import { addPerson, linkAccount, placePeople, type NewPerson } from '../index.ts'
import { listPersonCorrections } from '../operations/list-corrections.ts'
import { peoplePersonal } from '../people.personal.ts'
import { callWithin } from './fixtures.ts'

export const [BRANCH, COMMUNE, OTHER] = ['PN20965-01', 'PN20965', 'PN20971'] as const

export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? (error.fields[0]?.code ?? error.code) : error),
  )

export const known: NewPerson = {
  name: 'Nguyễn Thị Bình',
  sex: 'female',
  birthYear: 1980,
  phones: [{ phone: '0905100200' }, { phone: '0905100300', kind: 'shared' }],
  nationalId: '048180001234',
  addresses: [{ kind: 'residence', line: 'Thôn 1', unit: '20965', mapOf: '2025-07-01' }],
}

/** A union of two communes with a branch and who runs them, and people who have accounts. */
export async function correctionsWorld(pool: Pool) {
  const office = testRuntime({ pool, personalData: peoplePersonal })
  const { run } = office
  const within = callWithin({ run })
  await somePlaces(office)
  const row = (code: string, parentCode: string | null, level: string, placeCode: string) => {
    const name = `Hội phụ nữ ${code}`
    return { code, parentCode, level, name, nameEn: name, placeCode }
  }
  const rows = [
    row('PN48', null, 'union_province', '48'),
    row(COMMUNE, 'PN48', 'union_commune', '20965'),
    row(BRANCH, COMMUNE, 'union_branch', '20965'),
    row(OTHER, 'PN48', 'union_commune', '20971'),
  ]
  const list = { name: 'union', tree: 'womens_union', validFrom: '2025-07-01', validTo: null, rows }
  await run(importUnits, { lists: [list] }, systemActor)

  let many = 0
  /** Somebody known at a unit, with an account; `unit` null: only by where she lives. */
  async function herself(unit: string | null = BRANCH): Promise<{ person: string; actor: Actor; account: string }> {
    many += 1
    const person = await within((ctx) => addPerson(ctx, { ...known, otherNames: [`Bình ${many}`] }))
    const sourceId = `00000000-0000-7000-8000-${String(many).padStart(12, '0')}`
    if (unit !== null)
      await within((ctx) => placePeople(ctx, [{ personId: person, unitCode: unit, source: 'membership', sourceId }]))
    const account = await anAccount(office, {})
    await within((ctx) => linkAccount(ctx, account.id, person))
    return { person, account: account.id, actor: await whoIs(office, await aToken(office, account)) }
  }

  return {
    office,
    run,
    within,
    herself,
    head: (await signedIn(office, 'branch_head', BRANCH)).actor,
    cadre: (await signedIn(office, 'union_cadre', COMMUNE)).actor,
    stranger: (await signedIn(office, 'union_cadre', OTHER)).actor,
    queueOf: async (actor: Actor, person: string) =>
      (await run(listPersonCorrections, {}, actor)).items.find((one) => one.person === person),
    async eventsOf(person: string) {
      const { rows: events } = await sql<{ type: string; data: unknown }>`
        select type, data from events where stream_id = ${person} order by seq`.execute(office.runtime.db)
      return events
    },
  }
}
