import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { officer, systemActor, type TestRuntime } from '#kernel/testing/runtime.ts'
import { admitMembers } from '#modules/membership/index.ts'
import { addPeople, placePeople, type NewPerson } from '#modules/people/index.ts'

/** A person to begin with, and where she is a member; without a unit she only lives there. */
export type Known = NewPerson & { id: string; unit?: string; membership?: string; residence?: string }

/** Writes down people, as members of their units. */
export async function know(test: TestRuntime, people: readonly Known[]): Promise<void> {
  const write = operation({
    name: 'testing.know',
    permission: 'anyone',
    kind: 'write',
    input: z.strictObject({}),
    output: z.object({}),
    async run(ctx) {
      await addPeople(ctx, people)
      const members = people.flatMap(({ id, unit, membership }) =>
        unit && membership ? [{ id: membership, personId: id, unit }] : [],
      )
      await admitMembers(
        ctx,
        members.map((member) => ({
          ...member,
          association: 'womens_union',
          kind: 'ordinary' as const,
          joinedOn: '2020-03-08',
          reason: 'import' as const,
        })),
      )
      await placePeople(
        ctx,
        members.map(({ id, personId, unit }) => ({
          personId,
          unitCode: unit,
          source: 'membership' as const,
          sourceId: id,
        })),
      )
      return {}
    },
  })
  await test.run(write, {}, systemActor)
}

/** A cadre who merges at these units. */
export const cadre = (accountId: string, ...units: string[]) => {
  const actor = officer({
    accountId,
    role: 'union_cadre',
    unit: units[0] ?? '',
    permissions: ['people:read', 'people:merge'],
  })
  return { ...actor, positions: actor.positions.map((position) => ({ ...position, units })) }
}
