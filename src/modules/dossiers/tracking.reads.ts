import { explainSteps } from '#kernel/clock/clock.ts'
import { readStream } from '#kernel/events/event.store.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { groupCode } from '#kernel/codes/code-alphabet.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { standingOf } from './deadline.rules.ts'
import { flowOf } from './dossier-move.store.ts'
import { roleOfStep, toPassedOn } from './dossier-view.reads.ts'
import { toMoment } from './dossier-view.schema.ts'
import { type TrackedDossier } from './resident-view.schema.ts'
import { isOwner, mayKeep, possibleMoves } from './dossier.policy.ts'
import { readResults } from './dossier.reads.ts'
import { revokedFacts } from './result-view.reads.ts'
import { dossierStates, isTerminal, unitDay } from './dossier.rules.ts'
import { findOpenSupplement } from './dossier.store.ts'
import type { DossierRow } from './dossier.table.ts'
import { notesOf, toPublicHistory } from './timeline.rules.ts'

/** The dossier as the tracking page tells it. What people wrote and the dossier's own code only for its owner. */
export async function readTracked(ctx: Ctx, row: DossierRow): Promise<TrackedDossier> {
  const { t, locale } = ctx
  const now = ctx.now()
  const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, now)
  const place = (await nameUnits(ctx, [row.unit_code], unitDay(row, now), 'paper'))(row.unit_code)
  const opened = isOwner(ctx.actor, row)
  const events = await readStream(ctx.db, row.id)
  const result = await resultOf(ctx, row, opened)
  const ending = events.findLast((event) => ['dossier.refused', 'dossier.stopped'].includes(event.type))
  return {
    trackingCode: groupCode(row.tracking_code),
    state: row.state,
    nationalState: dossierStates[row.state],
    stateName: t(`dossiers.state.${row.state}.name`),
    sentence: t(`dossiers.state.${stateWords(row, result)}.resident`, { unit: result?.revokedUnit?.name ?? place }),
    next: t(`dossiers.state.${stateWords(row, result)}.next`, { unit: result?.revokedUnit?.name ?? place }),
    procedure: { code: procedure.code, name: procedure.name[locale] },
    unit: { code: row.unit_code, name: place },
    passedOn: toPassedOn(events),
    holder: holderOf(ctx, row, procedure, place),
    submittedAt: isoMoment(row.submitted_at),
    receivedAt: toMoment(row.received_at),
    dueAt: toMoment(row.due_at),
    finishedAt: toMoment(row.finished_at),
    standing: standingOf(row, now),
    steps: row.due_steps ?? [],
    explanation: explainSteps(row.due_steps ?? [], t, locale),
    history: toPublicHistory(events, t).map((entry) => ({ ...entry, at: isoMoment(entry.at) })),
    supplement: await supplementOf(ctx, row, procedure, opened),
    reasons: opened && ending ? notesOf(ending.data) : null,
    fee: row.fee === null ? null : Number(row.fee),
    paid: row.paid,
    result,
    opened,
    keepable: ctx.actor.kind === 'account' && row.account_id === null && mayKeep(ctx.actor, row).allowed,
    id: opened ? row.id : null,
    code: opened ? row.code : null,
    can: possibleMoves(ctx.actor, row, flowOf(row, procedure), now),
  }
}

/** Who has it now, by unit and role; nobody once it has ended. While it waits it is the resident's turn. */
function holderOf(ctx: Ctx, row: DossierRow, procedure: ProcedureVersion, unit: string): TrackedDossier['holder'] {
  if (isTerminal(row.state)) return null
  const role = roleOfStep(procedure, row.step)
  return { unit, role, roleName: ctx.t(`dossiers.role.${role}`) }
}

async function supplementOf(
  ctx: Ctx,
  row: DossierRow,
  procedure: ProcedureVersion,
  opened: boolean,
): Promise<TrackedDossier['supplement']> {
  if (row.state !== 'waiting_supplement') return null
  const request = await findOpenSupplement(ctx.db, row.id)
  if (!request) return null
  return {
    requestedAt: isoMoment(request.requested_at),
    items: request.items.map(({ component, reason }) => ({
      component,
      name: procedure.components.find((one) => one.key === component)?.name[ctx.locale] ?? component,
      reason: opened ? reason : null,
    })),
    reason: opened ? request.reason : null,
  }
}

/** The paper that stands or, where none does, the one that was revoked last. */
async function resultOf(ctx: Ctx, row: DossierRow, opened: boolean): Promise<TrackedDossier['result']> {
  if (row.state !== 'resolved' && row.state !== 'returned') return null
  const results = await readResults(ctx.db, row.id)
  const result = results.findLast((one) => one.replaced_by === null)
  if (!result) return null
  const replaced = results.find((one) => one.replaced_by === result.id)
  return {
    outcome: result.outcome,
    ready: result.revoked_at === null,
    code: opened ? groupCode(result.code) : null,
    ...(await revokedFacts(ctx, result)),
    revokedReason: opened ? result.revoked_reason : null,
    replacesSince: toMoment(replaced?.revoked_at ?? null),
  }
}

/** The words of a state; a result that was revoked is no result any more. */
const stateWords = (row: DossierRow, result: TrackedDossier['result']) =>
  result !== null && !result.ready ? 'result_revoked' : row.state
