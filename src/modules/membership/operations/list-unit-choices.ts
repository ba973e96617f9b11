import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitCodesUnder, unitName } from '#modules/units/index.ts'
import { mayOnMember, READ } from '../member.policy.ts'
import { ListUnitChoices, UnitChoices } from '../member.schema.ts'

const MOST = 400

/** Units of associations in which the caller reads members, each under the one it lies in: what filters and forms offer. */
export const listUnitChoices = question({
  name: 'membership.list-unit-choices',
  permission: READ,
  input: ListUnitChoices,
  output: UnitChoices,
  async run(ctx, { under }) {
    if (under !== undefined) ctx.allow(mayOnMember(ctx.actor, READ, under))
    const today = civilDate(ctx.now())
    const held = under === undefined ? unitsWith(ctx.actor, READ) : await unitCodesUnder(ctx.db, under, today)
    const codes = held === 'all' ? [] : held
    const units = [...(await findUnits(ctx.db, codes, today)).values()].filter((unit) => unit.tree !== 'administration')
    const cut = units.length > MOST
    const least = Math.min(...units.map((unit) => unit.path.length))
    const shown = cut ? units.filter((unit) => unit.path.length <= 2).slice(0, MOST) : units
    const items = shown
      .toSorted((one, other) => (one.path.join('/') < other.path.join('/') ? -1 : 1))
      .map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale), depth: unit.path.length - least }))
    return { items, cut }
  },
})
