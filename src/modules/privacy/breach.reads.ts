import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { breachErrors } from './breach.errors.ts'
import { mayHandleBreach } from './breach.policy.ts'
import { hoursLeft, nextStates, stepDue, stepStanding } from './breach.rules.ts'
import type { BreachFields, BreachSummary, BreachView } from './breach.schema.ts'
import { findBreach, readScopes, readSteps, type ScopeRow, type StoredBreach } from './breach.store.ts'

const iso = (at: Date | null) => at && isoMoment(at)

/** The breach of this code, for those who look after personal data at its unit; `lock`: until the transaction ends. */
export async function breachFor(ctx: Ctx, code: string, lock = false): Promise<StoredBreach> {
  const row = await findBreach(ctx.db, code, lock)
  if (!row) throw breachErrors.unknown()
  ctx.allow(mayHandleBreach(ctx.actor, row.unit_code))
  return row
}

export async function summariesOf(ctx: Ctx, rows: readonly StoredBreach[]): Promise<BreachSummary[]> {
  const codes = rows.map((row) => row.unit_code)
  const nameOf = await nameUnits(ctx, codes, civilDate(ctx.now()))
  return rows.map((row) => {
    return {
      id: row.id,
      code: row.code,
      state: row.state,
      unitName: nameOf(row.unit_code),
      detectedAt: isoMoment(row.detected_at),
      what: row.what,
      hoursLeft: hoursLeft(row.detected_at, row.reported_at ?? ctx.now()),
      harmful: row.harmful,
    }
  })
}

export async function viewOf(ctx: Ctx, row: StoredBreach): Promise<BreachView> {
  const [summary] = await summariesOf(ctx, [row])
  if (!summary) throw breachErrors.unknown()
  const steps = await readSteps(ctx.db, row.id)
  const scopes = await readScopes(ctx.db, row.id)
  const ids = [...steps.map((step) => step.done_by), ...scopes.map((scope) => scope.account_id)]
  const names = await findAccounts(
    ctx.db,
    ids.filter((id) => id !== null),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? id))
  const now = ctx.now()
  const unitOf = await nameUnits(
    ctx,
    scopes.flatMap(({ unit_code: code }) => code ?? []),
    civilDate(now),
  )
  return {
    ...summary,
    fields: fieldsOf(row),
    reportedAt: iso(row.reported_at),
    closedAt: iso(row.closed_at),
    version: row.version,
    next: nextStates(row.state, row.harmful),
    steps: steps.map((step) => {
      const due = stepDue(row.detected_at, step.hours)
      return {
        key: step.key,
        name: step.names[ctx.locale],
        law: step.law,
        dueAt: iso(due),
        standing: stepStanding(due, step.done_at, now),
        doneAt: iso(step.done_at),
        doneBy: nameOf(step.done_by),
        note: step.note,
      }
    }),
    scopes: scopes.map((scope) => ({
      id: scope.id,
      kind: scope.kind,
      label: labelOf(scope, nameOf, unitOf),
      since: iso(scope.since),
      until: iso(scope.until),
    })),
  }
}

function labelOf(
  scope: ScopeRow,
  nameOf: (id: string | null) => string | null,
  unitOf: (code: string) => string,
): string {
  if (scope.kind === 'account') return nameOf(scope.account_id) ?? ''
  if (scope.kind === 'dossiers') return (scope.dossiers ?? []).join(', ')
  return scope.unit_code === null ? '' : unitOf(scope.unit_code)
}

const fieldsOf = (row: StoredBreach): BreachFields => ({
  unit: row.unit_code,
  detectedAt: isoMoment(row.detected_at),
  happenedFrom: iso(row.happened_from),
  happenedTo: iso(row.happened_to),
  what: row.what,
  kinds: row.kinds as BreachFields['kinds'],
  sensitive: row.sensitive as BreachFields['sensitive'],
  consequences: row.consequences,
  measures: row.measures,
  harmful: row.harmful,
  estimated: row.estimated,
})
