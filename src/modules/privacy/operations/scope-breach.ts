import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findByLabel } from '#kernel/personal/people-of.ts'
import { findAccountBy } from '#modules/identity/index.ts'
import { findUnit } from '#modules/units/index.ts'
import { breachErrors } from '../breach.errors.ts'
import { breachEvent } from '../breach.events.ts'
import { breachFor } from '../breach.reads.ts'
import { deleteScope, insertScope } from '../breach.store.ts'
import { mayHandleBreach } from '../breach.policy.ts'
import { MANAGE } from '../privacy.policy.ts'

const Moment = z.iso.datetime({ offset: true, error: 'privacy.bad_moment' })
const Code = z.string().max(40)
const Scope = z.discriminatedUnion('kind', [
  z.strictObject({
    code: Code,
    kind: z.literal('account'),
    login: z.string().trim().min(1).max(80),
    since: Moment,
    until: Moment,
  }),
  z.strictObject({ code: Code, kind: z.literal('unit'), unit: z.string().max(10), since: Moment, until: Moment }),
  z.strictObject({ code: Code, kind: z.literal('dossiers'), dossiers: z.array(z.string().max(60)).min(1).max(2000) }),
])
type Scope = z.output<typeof Scope>

/** Adds where to look for the people affected. */
export const addBreachScope = operation({
  name: 'privacy.add-breach-scope',
  permission: MANAGE,
  kind: 'write',
  input: Scope,
  output: z.object({ id: z.uuid() }),
  async run(ctx, scope) {
    const row = await breachFor(ctx, scope.code, true)
    const id = ctx.ids.uuid()
    const columns = await toColumns(ctx, scope)
    await insertScope(ctx.db, { id, breach_id: row.id, kind: scope.kind, ...columns, added_at: ctx.now() })
    await ctx.record([breachEvent('breach.scope_added', row.id, { scope: id, kind: scope.kind })])
    return { id }
  },
})

async function toColumns(ctx: Ctx, scope: Scope) {
  const empty = { account_id: null, unit_code: null, dossiers: null, since: null, until: null }
  if (scope.kind === 'dossiers') {
    const found = await findByLabel(ctx.db, ctx.services.personalData, 'dossier', scope.dossiers)
    if (found.size < new Set(scope.dossiers).size) throw breachErrors.unknownDossiers()
    return { ...empty, dossiers: [...found.keys()] }
  }
  const period = { since: new Date(scope.since), until: new Date(scope.until) }
  if (period.since > period.until) throw breachErrors.reversed()
  if (scope.kind === 'unit') {
    if (!(await findUnit(ctx.db, scope.unit, civilDate(ctx.now())))) throw breachErrors.unknownUnit()
    ctx.allow(mayHandleBreach(ctx.actor, scope.unit))
    return { ...empty, ...period, unit_code: scope.unit }
  }
  const account = await findAccountBy(ctx.db, { login: scope.login }, civilDate(ctx.now()))
  if (!account) throw breachErrors.unknownAccount()
  return { ...empty, ...period, account_id: account.id }
}

export const removeBreachScope = operation({
  name: 'privacy.remove-breach-scope',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({ code: Code, scope: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
  async run(ctx, { code, scope }) {
    const row = await breachFor(ctx, code, true)
    const removed = await deleteScope(ctx.db, row.id, scope)
    if (removed) await ctx.record([breachEvent('breach.scope_removed', row.id, { scope })])
    return { removed }
  },
})
