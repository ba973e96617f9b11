import { question } from '#kernel/operation/operation.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { readApplications } from '../application-view.reads.ts'
import { mayOnMember, READ } from '../member.policy.ts'
import { Applications, ListApplications } from '../transfer.schema.ts'

const PAGE = 50

/** Who waits to be admitted to one's own units, longest waiting first. */
export const listApplications = question({
  name: 'membership.list-applications',
  permission: READ,
  input: ListApplications,
  output: Applications,
  reveals: (_input, { items }) =>
    items.map(({ personId }) => ({ type: 'person', id: personId, columns: ['name', 'birth_year', 'line'] })),
  async run(ctx, { unit, cursor }) {
    if (unit !== undefined) ctx.allow(mayOnMember(ctx.actor, READ, unit))
    const under = unit === undefined ? undefined : await unitCodesUnder(ctx.db, unit, civilDate(ctx.now()))
    return readApplications(ctx, { units: under, cursor: cursor ?? '', limit: PAGE })
  },
})
