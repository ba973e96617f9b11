import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { nameUnits } from '#modules/units/index.ts'
import { MANAGE } from '../account.policy.ts'
import { permissionWords } from '../permission.rules.ts'
import { readHeldPositions } from '../substitution.reads.ts'

const MOST = 500

/** For the form that names a substitute: positions that one may hand on, who works beside them, and what they allow. */
export const listSubstitutionChoices = question({
  name: 'identity.list-substitution-choices',
  permission: 'signed_in',
  input: z.object({ view: z.enum(['mine', 'units']).default('mine') }),
  output: z.object({
    positions: z.array(
      z.object({ id: z.uuid(), name: z.string(), roleName: z.string(), unitName: z.string(), mine: z.boolean() }),
    ),
    people: z.array(z.object({ login: z.string(), name: z.string() })),
    permissions: z.array(z.object({ permission: z.string(), label: z.string() })),
  }),
  async run(ctx, { view }) {
    const today = civilDate(ctx.now())
    const account = ctx.actor.accountId
    if (account === null) return { positions: [], people: [], permissions: [] }
    const own = await readHeldPositions(ctx.db, { account }, today, MOST)
    const administered = view === 'mine' ? [] : unitsWith(ctx.actor, MANAGE)
    const units = administered === 'all' ? [] : administered
    const held = view === 'mine' ? own : await readHeldPositions(ctx.db, { units }, today, MOST)
    const beside = await readHeldPositions(ctx.db, { units: [...new Set(held.map(({ unit }) => unit))] }, today, MOST)
    const nameOf = await nameUnits(
      ctx,
      held.map(({ unit }) => unit),
      today,
    )
    const people = new Map(beside.map(({ login, name }) => [login, { login, name }]))
    if (view === 'mine') for (const { login } of own) people.delete(login)
    return {
      positions: held.map((position) => {
        return {
          id: position.id,
          name: position.name,
          roleName: position.roleNames[ctx.locale],
          unitName: nameOf(position.unit),
          mine: position.accountId === account,
        }
      }),
      people: [...people.values()],
      permissions: [...new Set(held.flatMap(({ permissions }) => permissions))]
        .filter((permission) => ctx.services.permissions.includes(permission))
        .map((permission) => ({ permission, label: ctx.t(permissionWords(permission)) })),
    }
  },
})
