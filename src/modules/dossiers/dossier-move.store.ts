import type { WorkingCalendar } from '#kernel/clock/clock.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { refuseRestricted } from '#kernel/personal/restriction.ts'
import { workingCalendarFor } from '#modules/calendars/index.ts'
import { getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts'
import { finishedStanding } from './deadline.rules.ts'
import { toMoment, type DossierMoved } from './dossier-view.schema.ts'
import { alreadyMoved, notFound, refusedMove } from './dossier.errors.ts'
import { dossierEvent, moveEvents } from './dossier.events.ts'
import { isOwner, mayMove, moverName, roleOf } from './dossier.policy.ts'
import { dossierStates, type DossierState, type Flow } from './dossier.rules.ts'
import { closeOpenSupplement, lockDossier, saveDossier, type DossierChange } from './dossier.store.ts'
import type { DossierRow } from './dossier.table.ts'
import { checkSeparation } from './separation.reads.ts'
import { outdateProposals } from './revision.store.ts'
import { applyMove, type Move, type MoveKind } from './moves.rules.ts'

/** A dossier locked for one move. */
export type Begun = { row: DossierRow; procedure: ProcedureVersion; flow: Flow; calendar: WorkingCalendar; now: Date }

export const flowOf = (row: DossierRow, procedure: ProcedureVersion): Flow => ({
  state: row.state,
  step: row.step,
  assigneeId: row.assignee_id,
  examinerId: row.examiner_id,
  steps: procedure.handling.map((step) => step.key),
  resume: row.resume,
  supplements: row.supplements,
  extended: row.extended,
  paid: row.paid,
  dueAt: row.due_at,
})

/** Locks the dossier, checks the rights, and that nobody moved it since the officer looked (`version`). */
export async function beginMove(
  ctx: Ctx,
  target: { code: string; version?: number | undefined },
  kind: MoveKind,
): Promise<Begun> {
  const row = await lockDossier(ctx.db, target.code)
  if (!row) throw notFound('kernel.not_found')
  ctx.allow(mayMove(ctx.actor, row, kind))
  if (!isOwner(ctx.actor, row)) await refuseRestricted(ctx.db, 'dossier', row.id)
  const now = ctx.now()
  const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, now)
  await checkSeparation(ctx, row, procedure, kind)
  if (target.version !== undefined && target.version !== row.version) throw movedBefore(ctx, row)
  const calendar = await workingCalendarFor(ctx.db, row.unit_code)
  return { row, procedure, flow: flowOf(row, procedure), calendar, now }
}

function movedBefore(ctx: Ctx, row: DossierRow) {
  const named = isOwner(ctx.actor, row) ? '' : row.moved_by
  return alreadyMoved({ by: named || ctx.t('dossiers.role.owner'), at: formatMoment(row.moved_at), state: row.state })
}

/**
 * Makes the move: state machine, row, one event. `change` are stored facts beyond the flow, `data` what the event says.
 * A move that the state no longer allows, because a colleague was faster, says who it was and when.
 */
export async function finishMove(
  ctx: Ctx,
  begun: Begun,
  move: Move,
  extra: { change?: DossierChange; data?: Record<string, unknown>; assigneeName?: string | null } = {},
): Promise<DossierMoved> {
  const { row, flow, now } = begun
  const next = checkMove(ctx, begun, move)
  const change = { ...flowChange(row, next, extra.assigneeName), ...finished(row, next.state, now), ...extra.change }
  await saveDossier(ctx.db, row, { ...change, moved_at: now, moved_by: moverName(ctx.actor) })
  if (flow.state === 'waiting_supplement' && move.kind !== 'supplement' && next.resume === null)
    await closeOpenSupplement(ctx.db, row.id, now)
  if (overtaking.includes(move.kind)) await outdateProposals(ctx.db, row.id, now)
  const data = { unit: row.unit_code, from: row.state, to: next.state, step: next.step, ...extra.data }
  await ctx.record([dossierEvent(row.id, moveEvents[move.kind], data)], roleOf(ctx.actor, row, move))
  return toMovedView(row, next, change.due_at ?? next.dueAt)
}

const overtaking: readonly MoveKind[] = ['supplement', 'extend', 'approve', 'withdraw', 'stop']

/** The state after the move; throws why it cannot be made, or who was faster and when. */
export function checkMove(ctx: Ctx, { row, flow }: Begun, move: Move): Flow {
  const moved = applyMove(flow, move)
  if (moved.ok) return moved.next
  const raced =
    moved.refusal === 'taken' ||
    (moved.refusal === 'not_possible' && row.version > 1 && row.moved_by !== moverName(ctx.actor))
  throw raced ? movedBefore(ctx, row) : refusedMove(moved.refusal, row.state, move.kind)
}

function flowChange(row: DossierRow, next: Flow, assigneeName: string | null | undefined): DossierChange {
  const kept = next.assigneeId === row.assignee_id ? row.assignee_name : null
  return {
    state: next.state,
    step: next.step,
    assignee_id: next.assigneeId,
    assignee_name: next.assigneeId === null ? null : (assigneeName ?? kept),
    examiner_id: next.examinerId,
    resume: next.resume,
    supplements: next.supplements,
    extended: next.extended,
    paid: next.paid,
    due_at: next.dueAt,
  }
}

const endings: readonly DossierState[] = ['refused', 'withdrawn', 'stopped', 'resolved']

function finished(row: DossierRow, state: DossierState, now: Date): DossierChange {
  if (!endings.includes(state)) return {}
  return { finished_at: now, standing: finishedStanding(row, row.waiting_since ?? now), waiting_since: null }
}

function toMovedView(row: DossierRow, next: Flow, dueAt: Date | null): DossierMoved {
  return {
    code: row.code,
    trackingCode: row.tracking_code,
    state: next.state,
    nationalState: dossierStates[next.state],
    step: next.step,
    dueAt: toMoment(dueAt),
    version: row.version + 1,
  }
}
