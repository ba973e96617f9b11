import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { listRoles } from '#modules/identity/index.ts'
import { findTrees, findUnits, unitName } from '#modules/units/index.ts'
import { PREPARE } from '../reorganisation.policy.ts'

const Choice = z.object({ key: z.string(), name: z.string() })

/** What the form of a reorganisation offers: trees with their levels, where one may prepare, and roles. */
export const listChoices = question({
  name: 'reorganisation.list-choices',
  permission: PREPARE,
  input: z.strictObject({}),
  output: z.object({
    trees: z.array(Choice.extend({ levels: z.array(Choice) })),
    scopes: z.array(Choice.extend({ tree: z.string() })),
    roles: z.array(Choice),
  }),
  async run(ctx) {
    const { trees, levels } = await findTrees(ctx.db)
    const own = ctx.actor.positions
      .filter(({ permissions }) => permissions.has(PREPARE))
      .map(({ unitCode }) => unitCode)
    const units = await findUnits(ctx.db, own, civilDate(ctx.now()))
    const reach = unitsWith(ctx.actor, PREPARE)
    const roles = await listRoles(ctx.db)
    return {
      trees: trees.map(({ key, names }) => ({
        key,
        name: names[ctx.locale],
        levels: levels
          .filter(({ tree }) => tree === key)
          .map((level) => ({ key: level.key, name: level.names[ctx.locale] })),
      })),
      scopes: [...units.values()]
        .filter(({ code }) => reach === 'all' || reach.includes(code))
        .map((unit) => ({ key: unit.code, name: unitName(unit, ctx.locale), tree: unit.tree })),
      roles: roles.map(({ key, names }) => ({ key, name: names[ctx.locale] })),
    }
  },
})
