import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { listMembersOf, type Member } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { mayAtUnit, READ } from '../dues.policy.ts'
import { ListOpen, OpenMember, UnitChoice } from '../dues.schema.ts'
import { owed } from '../dues.questions.ts'
import { unitNames, unitsAround, workingUnit } from '../unit-choice.reads.ts'

/** Pages of members that one call looks through for such as owe something. */
const LOOKS = 12
const byGivenName = new Intl.Collator('vi')
const givenFirst = (name: string) => name.split(' ').toReversed().join(' ')

/** Members of a unit and of all below it with what they owe; `show: open` leaves out who owes nothing. */
export const listOpen = question({
  name: 'dues.list-open',
  permission: READ,
  input: ListOpen,
  output: z.object({
    unit: UnitChoice,
    above: z.array(UnitChoice),
    below: z.array(UnitChoice),
    items: z.array(OpenMember),
    next: z.string().nullable(),
  }),
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'membership', id, columns: ['name'] })),
  async run(ctx, { unit: asked, show, cursor, limit }) {
    const unit = asked ?? workingUnit(ctx, READ)
    ctx.allow(mayAtUnit(ctx.actor, READ, unit))
    const today = civilDate(ctx.now())
    const codes = await unitCodesUnder(ctx.db, unit, today)
    const found: { member: Member; amount: number; years: number[] }[] = []
    let next: string | null = cursor ?? ''
    for (let look = 0; next !== null && look < LOOKS && found.length < limit; look += 1) {
      const page = await listMembersOf(ctx.db, codes, today, { cursor: next, limit })
      const dues = await owed(
        ctx.db,
        page.items.map(({ id }) => id),
        today,
      )
      const rows = page.items.map((member) => ({ member, ...(dues.get(member.id) ?? { amount: 0, years: [] }) }))
      found.push(...rows.filter(({ amount }) => show === 'all' || amount > 0))
      next = page.next
    }
    const people = await findPeople(
      ctx.db,
      found.map(({ member }) => member.personId),
    )
    const name = await unitNames(
      ctx,
      found.map(({ member }) => member.unit),
    )
    const items = found.map(({ member, amount, years }) => ({
      id: member.id,
      name: people.get(member.personId)?.name ?? '',
      number: member.number,
      unit: member.unit,
      unitName: name(member.unit).name,
      owed: amount,
      years,
    }))
    items.sort((a, b) => byGivenName.compare(givenFirst(a.name), givenFirst(b.name)))
    return { ...(await unitsAround(ctx, unit, READ)), items, next }
  },
})
