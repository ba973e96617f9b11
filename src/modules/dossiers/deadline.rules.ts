import {
  dueMoment,
  resumeAfterWaiting,
  standing,
  stepDueMoments,
  type Due,
  type Standing,
  type Step,
  type TimeLimit as ClockLimit,
  type WorkingCalendar,
} from '#kernel/clock/clock.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import {
  channelOf,
  type Channel,
  type HandlingStep,
  type ProcedureVersion,
  type TimeLimit,
} from '#modules/procedures/index.ts'
import type { FinishedStanding, StepKey } from './dossier.rules.ts'

/** What a dossier stores about its due moment. */
export type DuePromise = {
  due_at: Date
  due_steps: Step[]
  step_dues: Partial<Record<StepKey, string>>
  soon_at: Date
}

/** An open dossier is due soon when less than this share of its working time is left (docs/clock.md, "Words"). */
const SOON_SHARE = 0.2

/** The lawful limit of a channel as the clock takes it; undefined when the procedure is not offered there. */
export function limitOf(procedure: ProcedureVersion, channel: Channel): ClockLimit | undefined {
  const limit = channelOf(procedure, channel)?.limit
  return limit && clockLimit(limit)
}

function clockLimit({ unit, value, cutoff, counting }: TimeLimit): ClockLimit {
  return { unit, value, ...(cutoff !== undefined && { cutoff }), ...(counting !== undefined && { counting }) }
}

/** The promise made on acceptance. */
export function promiseAt(
  calendar: WorkingCalendar,
  procedure: ProcedureVersion,
  limit: ClockLimit,
  receivedAt: Date,
): DuePromise {
  return promised(calendar, procedure.handling, receivedAt, dueMoment(calendar, receivedAt, limit))
}

/** A due moment with what hangs on it: the inner deadlines and the moment from which it is due soon. */
export function promised(
  calendar: WorkingCalendar,
  handling: readonly HandlingStep[],
  receivedAt: Date,
  due: Pick<Due, 'dueAt' | 'steps'>,
): DuePromise {
  const [soon] = stepDueMoments(calendar, receivedAt, due.dueAt, [1 - SOON_SHARE, SOON_SHARE])
  return {
    due_at: due.dueAt,
    due_steps: due.steps,
    step_dues: stepDues(calendar, handling, receivedAt, due.dueAt),
    soon_at: soon ?? due.dueAt,
  }
}

function stepDues(
  calendar: WorkingCalendar,
  handling: readonly HandlingStep[],
  receivedAt: Date,
  dueAt: Date,
): Partial<Record<StepKey, string>> {
  const timed = handling.filter((step) => step.share > 0)
  if (timed.length === 0) return {}
  const moments = stepDueMoments(
    calendar,
    receivedAt,
    dueAt,
    timed.map((step) => step.share),
  )
  return Object.fromEntries(timed.map((step, index) => [step.key, isoMoment(moments[index] ?? dueAt)]))
}

/** The due moment after a wait for a supplement, with the whole arithmetic so far. */
export function dueAfterWaiting(
  calendar: WorkingCalendar,
  procedure: ProcedureVersion,
  dossier: { receivedAt: Date; dueAt: Date; steps: readonly Step[]; limit: ClockLimit; from: Date; to: Date },
): { dueAt: Date; steps: Step[] } {
  const { receivedAt, dueAt, limit, from, to } = dossier
  const policy = procedure.supplementPolicy
  const due = resumeAfterWaiting(calendar, { receivedAt, limit, dueAt, waitedFrom: from, waitedTo: to, policy })
  return { dueAt: due.dueAt, steps: policy === 'restart' ? due.steps : [...withoutEnd(dossier.steps), ...due.steps] }
}

/** Steps without their conclusion, so that more can follow. */
export function withoutEnd(steps: readonly Step[]): Step[] {
  return steps.filter((step) => step.kind !== 'due' && step.kind !== 'unpublished_year')
}

/** trước hạn, đúng hạn or quá hạn of a dossier that ends now; null when it was never received. */
export function finishedStanding(
  row: { due_at: Date | null; received_at: Date | null },
  now: Date,
): FinishedStanding | null {
  if (row.due_at === null || row.received_at === null) return null
  return standing(undefined, {
    dueAt: row.due_at,
    receivedAt: row.received_at,
    now,
    finishedAt: now,
  }) as FinishedStanding
}

type Standable = {
  standing: FinishedStanding | null
  due_at: Date | null
  soon_at: Date | null
  waiting_since: Date | null
  finished_at: Date | null
}

/** How a dossier stands now. While it waits for the resident it stands as it did when it was asked. */
export function standingOf(row: Standable, now: Date): Standing | null {
  if (row.standing !== null) return row.standing
  if (row.due_at === null || row.finished_at !== null) return null
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000)
  const at = minute(row.waiting_since ?? now)
  if (at > minute(row.due_at)) return 'overdue'
  return row.soon_at !== null && at > minute(row.soon_at) ? 'due_soon' : 'running'
}
