import type { WorkingCalendar } from '#kernel/clock/calendar.ts'
import { fromLocalMinute, toLocalMinute } from '#kernel/clock/civil.ts'
import { dueMoment } from '#kernel/clock/due.ts'
import type { Step, TimeLimit } from '#kernel/clock/steps.ts'
import { resumeAfterWaiting, type Waiting } from '#kernel/clock/waiting.ts'

/**
 * An open dossier as far as the clock needs it. `dueAt` is what was promised; `waits` are the answered supplement
 * requests in order; `extended`: form 04 was used, so a person chose the due moment.
 */
export type OpenDossier = {
  id: string
  receivedAt: Date
  limit: TimeLimit
  dueAt: Date
  waits?: readonly Waiting[]
  extended?: boolean
}

export type Revision = { id: string; promisedDueAt: Date; newDueAt: Date; steps: Step[] }

/**
 * What a changed calendar would do to promised dates. It only proposes: someone confirms each with a reason, and
 * nothing moves silently. A dossier is listed when the change itself moves its due moment and the result differs
 * from the promise. Dossiers with an extension are left out: their date was set by a person in form 04.
 */
export function proposeRevisions(
  before: WorkingCalendar,
  after: WorkingCalendar,
  open: readonly OpenDossier[],
): Revision[] {
  return open.flatMap((dossier) => {
    if (dossier.extended) return []
    const now = replay(after, dossier)
    const newDue = toLocalMinute(now.dueAt)
    if (newDue === toLocalMinute(replay(before, dossier).dueAt)) return []
    if (newDue === toLocalMinute(dossier.dueAt)) return []
    return [{ id: dossier.id, promisedDueAt: dossier.dueAt, newDueAt: fromLocalMinute(newDue), steps: now.steps }]
  })
}

function replay(
  calendar: WorkingCalendar,
  { receivedAt, limit, waits = [] }: OpenDossier,
): { dueAt: Date; steps: Step[] } {
  let { dueAt, steps } = dueMoment(calendar, receivedAt, limit)
  for (const wait of waits) {
    const next = resumeAfterWaiting(calendar, { receivedAt, limit, dueAt, ...wait })
    const earlier =
      wait.policy === 'restart' ? [] : steps.filter((s) => s.kind !== 'due' && s.kind !== 'unpublished_year')
    dueAt = next.dueAt
    steps = [...earlier, ...next.steps]
  }
  return { dueAt, steps }
}
