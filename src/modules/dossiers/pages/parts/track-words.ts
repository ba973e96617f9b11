import { formatDay, formatTime } from '#kernel/i18n/format.ts'
import { parseDay, weekdayOf } from '#kernel/clock/civil.ts'
import { civilDateOf } from '#kernel/clock/clock.ts'
import type { DueKind, TagColor } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'

/** How each state feels to the one who waits; the words beside it say the same. */
export const stateTone: Record<TrackedDossier['state'], TagColor> = {
  submitted: 'info',
  received: 'info',
  in_process: 'info',
  waiting_supplement: 'warning',
  waiting_payment: 'warning',
  resolved: 'success',
  returned: 'success',
  refused: 'danger',
  stopped: 'danger',
  withdrawn: 'neutral',
}

/** A result that was revoked is no good end, however far the dossier came. */
export const toneOf = ({ state, result }: Pick<TrackedDossier, 'state' | 'result'>): TagColor =>
  isRevoked({ result }) ? 'danger' : stateTone[state]

export const isRevoked = ({ result }: Pick<TrackedDossier, 'result'>): boolean => result !== null && !result.ready

/** A moment as people say it: `17:00 thứ Tư 25/11/2026`. */
export function momentWords(ui: Pick<Ui, 't'>, iso: string): string {
  const at = new Date(iso)
  const day = parseDay(civilDateOf(at)) ?? 0
  return ui.t('dossiers.track.moment', {
    time: formatTime(at),
    weekday: ui.t(`clock.weekday.name.${weekdayOf(day)}`),
    date: formatDay(at),
  })
}

type Standing = Pick<TrackedDossier, 'standing' | 'state' | 'dueAt' | 'finishedAt'>

/** The tag beside the due moment; while the resident is asked for documents the time stands still. */
export function dueTag(ui: Pick<Ui, 't'>, dossier: Standing, now: Date): { due: DueKind; detail?: string } | undefined {
  const { standing, state, dueAt } = dossier
  if (state === 'waiting_supplement') return { due: 'paused' }
  if (standing === null) return undefined
  if (dueAt === null || dossier.finishedAt !== null) return { due: standing }
  const days = civilDays(new Date(dueAt)) - civilDays(now)
  if (standing === 'overdue')
    return { due: standing, detail: ui.t('dossiers.track.late', { days: Math.max(0, -days) }) }
  return { due: standing, detail: ui.t('dossiers.track.left', { days: Math.max(0, days) }) }
}

const civilDays = (at: Date): number => parseDay(civilDateOf(at)) ?? 0

/** The page without the loader: nothing on it needs a script, and 2G pays for every kilobyte. */
export function withoutScript<U extends Ui>(ui: U): U {
  const { loader: _loader, ...assets } = ui.assets
  return { ...ui, assets }
}
