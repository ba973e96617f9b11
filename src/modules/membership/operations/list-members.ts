import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findPeople, maskPhone } from '#modules/people/index.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { countMembers, readMemberList } from '../member-list.reads.ts'
import { mayOnMember, READ } from '../member.policy.ts'
import type { MemberState } from '../member.rules.ts'
import { ListMembers, Members } from '../member.schema.ts'
import { unitNames } from '../unit-names.reads.ts'

/** Members of one's own units, by given name. Phones are masked; the person's page shows them, and says so. */
export const listMembers = question({
  name: 'membership.list',
  permission: READ,
  input: ListMembers,
  output: Members,
  reveals: (_input, { items }) =>
    items.map(({ personId }) => ({ type: 'person', id: personId, columns: ['name', 'birth_year'] })),
  async run(ctx, input) {
    const units = await unitsOf(ctx, input.unit)
    const states: MemberState[] = input.state === 'standing' ? ['active', 'suspended'] : [input.state]
    const filter = { units, q: input.q, kind: input.kind, states, cursor: input.cursor, limit: input.limit }
    const [{ rows, next }, count] = [await readMemberList(ctx.db, filter), await countMembers(ctx.db, filter)]
    const people = await findPeople(
      ctx.db,
      rows.map((row) => row.person_id),
    )
    const names = await unitNames(
      ctx,
      rows.map((row) => row.unit),
      civilDate(ctx.now()),
    )
    const items = rows.map((row) => {
      const person = people.get(row.person_id)
      return {
        id: row.id,
        personId: row.person_id,
        name: person?.name ?? '',
        birthYear: person?.birthYear ?? null,
        phone: person?.phone ? maskPhone(person.phone) : null,
        number: row.number,
        state: row.state,
        kind: row.kind,
        unit: { code: row.unit, name: names(row.unit) },
        joinedOn: row.joined_on,
      }
    })
    return { items, next, count }
  },
})

async function unitsOf(ctx: Ctx, unit: string | undefined): Promise<readonly string[] | 'all'> {
  if (unit === undefined) return unitsWith(ctx.actor, READ)
  ctx.allow(mayOnMember(ctx.actor, READ, unit))
  return unitCodesUnder(ctx.db, unit, civilDate(ctx.now()))
}
