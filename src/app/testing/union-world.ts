import type { Pool } from 'pg'
import type { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import { execute } from '#kernel/operation/pipeline.ts'
import { identify } from '#modules/identity/index.ts'
import { registerMember } from '#modules/membership/index.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { twoCommunes, type TwoCommunes } from './two-communes.ts'

/** People who run the union of the demo's tree, each at one place of it. */
export const union = {
  head: { role: 'branch_head', unit: 'PN20965-01' },
  cadre: { role: 'union_cadre', unit: 'PN20965' },
  neighbour: { role: 'union_cadre', unit: 'PN20971' },
  leader: { role: 'union_leader', unit: 'PN48' },
} as const
export type UnionPerson = keyof typeof union

/** Members, each in a branch. */
export const branches = { hers: 'PN20965-01', beside: 'PN20965-02', elsewhere: 'PN20971-01' } as const
export type Place = keyof typeof branches

export type UnionWorld = TwoCommunes & {
  actors: Record<UnionPerson, Actor>
  members: Record<Place, { id: string; personId: string }>
  as<I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    op: Operation<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>>
}

/** The server of two communes with a women's union: its tree, who runs it, and a member in each of three branches. */
export async function unionWorld(pool: Pool): Promise<UnionWorld> {
  const world = await twoCommunes(pool)
  const as: UnionWorld['as'] = (actor, op, input) =>
    execute(world.runtime, op, input, { actor, locale: 'vi', requestId: 'union' })
  await as(systemActor, importUnits, await readUnitFolder('reference/demo-union'))
  const actors = {} as Record<UnionPerson, Actor>
  for (const key of Object.keys(union) as UnionPerson[]) {
    const { role, unit } = union[key]
    const { token } = await world.appoint(role, unit)
    actors[key] = await identify(world.runtime.db, { sessionToken: token, opened: [] }, world.runtime.now())
  }
  const members = {} as UnionWorld['members']
  for (const key of Object.keys(branches) as Place[])
    members[key] = await as(systemActor, registerMember, {
      person: { name: `Nguyễn Thị ${key}`, birthYear: 1985, phone: '0905000777', address: 'Khối phố 1' },
      unit: branches[key],
      kind: 'ordinary',
      joinedOn: '2020-03-08',
      basis: 'old_register',
    })
  return { ...world, actors, members, as }
}
