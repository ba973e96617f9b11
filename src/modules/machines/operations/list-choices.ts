import { z } from 'zod'
import { holds, unitsWith } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findOpenBranches, findTrees, findUnits, unitCodesUnder, unitName, type Unit } from '#modules/units/index.ts'
import { MANAGE, NEVER } from '../machine.policy.ts'

const byCode = (one: Unit, other: Unit) => one.code.localeCompare(other.code, 'en', { numeric: true })
/** More than any tree has provinces. */
const MOST_TOPS = 500
const Choice = z.object({ value: z.string(), label: z.string() })

/** Units and scopes that the caller may give to a machine, for the form. */
export const listChoices = question({
  name: 'machines.list-choices',
  permission: MANAGE,
  input: z.object({}),
  output: z.object({ units: z.array(Choice), scopes: z.array(z.string()) }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const reach = unitsWith(ctx.actor, MANAGE)
    const units = await findUnits(ctx.db, reach === 'all' ? await allStanding(ctx.db, today) : reach, today)
    // Who holds rights everywhere holds them by no position.
    const held =
      reach === 'all' ? ctx.services.permissions : ctx.actor.positions.flatMap((position) => [...position.permissions])
    const scopes = [...new Set(held)].filter((scope) => !NEVER.test(scope) && holds(ctx.actor, scope)).toSorted()
    return {
      // A unit stands before those below it: their codes begin with its own.
      units: [...units.values()]
        .toSorted(byCode)
        .map((unit) => ({ value: unit.code, label: unitName(unit, ctx.locale) })),
      scopes,
    }
  },
})

/** Codes of every unit that stands on the day, of all trees. */
async function allStanding(db: Db, today: string): Promise<string[]> {
  const { trees } = await findTrees(db)
  const tops = await Promise.all(
    trees.map(({ key }) => findOpenBranches(db, { tree: key, tops: 'all', open: [], asOf: today, limit: MOST_TOPS })),
  )
  const below = await Promise.all(tops.flat().map(({ code }) => unitCodesUnder(db, code, today)))
  return below.flat()
}
