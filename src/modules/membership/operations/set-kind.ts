import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { unitsWith } from '#kernel/access/actor.ts'
import { findAssociation } from '../kind.questions.ts'
import { readAssociations, writeAssociation, writeKind } from '../kind.store.ts'
import { memberErrors, notFound, onField } from '../member.errors.ts'
import { RULES } from '../member.policy.ts'
import { AssociationRules, SetAssociation, SetKind } from '../kind.schema.ts'
import { findUnits } from '#modules/units/index.ts'

/** Kinds of members with their rules, as they are, were and will be. */
export const listKinds = question({
  name: 'membership.list-kinds',
  permission: RULES,
  input: z.strictObject({}),
  output: z.array(AssociationRules),
  run: (ctx) => readAssociations(ctx.db, ctx.locale),
})

/** The charter changes with a congress: rules for a kind from a day on. Past days keep the rules they had. */
export const setKind = operation({
  name: 'membership.set-kind',
  permission: RULES,
  kind: 'write',
  input: SetKind,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    await mayRule(ctx, input.association)
    if (input.from < civilDate(ctx.now())) throw onField('from', memberErrors.past)
    const { minAge, maxAge } = input.rules
    if (minAge !== undefined && maxAge !== undefined && minAge > maxAge)
      throw onField('rules.maxAge', memberErrors.badAges)
    const id = ctx.ids.uuid()
    await writeKind(ctx.db, { ...input, id })
    const data = { kind: input.kind, from: input.from, rules: input.rules, reason: input.reason }
    await ctx.record([{ stream: 'membership_kind', streamId: id, type: 'membership_kind.set', data, first: true }])
    return { id }
  },
})

/** What the association settles for itself: days to answer a transfer, years of who comes back. */
export const setAssociation = operation({
  name: 'membership.set-association',
  permission: RULES,
  kind: 'write',
  input: SetAssociation,
  output: z.object({ association: z.string() }),
  async run(ctx, input) {
    await mayRule(ctx, input.association)
    await writeAssociation(ctx.db, input)
    const { association, ...data } = input
    await ctx.record([
      {
        stream: 'membership_kind',
        streamId: ctx.ids.uuid(),
        type: 'association.set',
        data: { ...data, association },
        first: true,
      },
    ])
    return { association }
  },
})

/** Rules hold for a whole association: who sets them stands at the top of its tree, or administers the province. */
async function mayRule(ctx: Ctx, key: string): Promise<void> {
  const association = await findAssociation(ctx.db, key)
  if (!association) throw notFound()
  const own = unitsWith(ctx.actor, RULES)
  if (own === 'all') return
  const positions = ctx.actor.positions.filter((one) => one.permissions.has(RULES)).map((one) => one.unitCode)
  const tops = [...(await findUnits(ctx.db, positions, civilDate(ctx.now()))).values()].filter(
    (unit) => unit.parentCode === null,
  )
  const may = tops.some((unit) => unit.tree === association.tree || unit.tree === 'administration')
  ctx.allow(may ? { allowed: true } : { allowed: false, as: 'forbidden' })
}
