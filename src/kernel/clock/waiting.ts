import type { WorkingCalendar } from '#kernel/clock/calendar.ts'
import { formatMoment, toLocalMinute } from '#kernel/clock/civil.ts'
import { dueMoment, finish } from '#kernel/clock/due.ts'
import { minutesBetween, runMinutes } from '#kernel/clock/minutes.ts'
import type { Due, Step, SupplementPolicy, TimeLimit } from '#kernel/clock/steps.ts'

/** A supplement was asked for at `waitedFrom` and answered in full at `waitedTo`. */
export type Waiting = { waitedFrom: Date; waitedTo: Date; policy: SupplementPolicy }

/**
 * The due moment after a wait for a supplement (docs/clock.md, "Waiting"), by the policy of the procedure version.
 * `dueAt` is the due moment promised before. RangeError when the answer is before the request.
 */
export function resumeAfterWaiting(
  calendar: WorkingCalendar,
  dossier: { receivedAt: Date; limit: TimeLimit; dueAt: Date } & Waiting,
): Due {
  const from = toLocalMinute(dossier.waitedFrom)
  const to = toLocalMinute(dossier.waitedTo)
  if (to < from) throw new RangeError('the answer to a supplement cannot come before the request')
  const oldDue = toLocalMinute(dossier.dueAt)
  const wait = { from: formatMoment(from), to: formatMoment(to) }
  switch (dossier.policy) {
    case 'none':
      return finish(calendar, oldDue, oldDue, [{ kind: 'waiting_ignored', ...wait }])
    case 'restart': {
      const anew = dueMoment(calendar, dossier.waitedTo, dossier.limit)
      const counted = anew.steps.filter((step) => step.kind !== 'received')
      return { ...anew, steps: [{ kind: 'restarted', at: wait.to }, ...counted] }
    }
    case 'pause': {
      const minutes = minutesBetween(calendar, from, to)
      const run = runMinutes(calendar, oldDue, minutes)
      const steps: Step[] = [{ kind: 'waiting_added', ...wait, minutes }]
      if (run.skipped.length > 0) steps.push({ kind: 'days_skipped', days: run.skipped })
      return finish(calendar, Math.min(from, oldDue), run.at, steps)
    }
  }
}

export type Extension = ({ ok: true } & Due) | { ok: false; reason: 'already_extended' | 'due_passed' | 'not_later' }

/**
 * Form 04: sets a new due moment, once, before the old one has passed (the due minute itself still counts as before).
 * `newDueAt` is taken as the office promises it; it need not be a working moment.
 */
export function extendDue(
  calendar: WorkingCalendar,
  asked: { dueAt: Date; newDueAt: Date; now: Date; alreadyExtended: boolean },
): Extension {
  const [old, next] = [toLocalMinute(asked.dueAt), toLocalMinute(asked.newDueAt)]
  if (asked.alreadyExtended) return { ok: false, reason: 'already_extended' }
  if (toLocalMinute(asked.now) > old) return { ok: false, reason: 'due_passed' }
  if (next <= old) return { ok: false, reason: 'not_later' }
  const steps: Step[] = [{ kind: 'extended', from: formatMoment(old), to: formatMoment(next) }]
  return { ok: true, ...finish(calendar, old, next, steps) }
}
