import { civilDate, formatMoment, formatTime } from '#kernel/i18n/format.ts'
import { DueTag, StateTag, type DueKind, type TagColor } from '#ui/tag/tag.tsx'
import type { Ui } from '#ui/ui.ts'
import type { DossierState } from '../../../dossier.rules.ts'

export const DESK = '/desk'
export const dossierPath = (code: string): string => `${DESK}/dossiers/${encodeURIComponent(code)}`
export const moment = (iso: string): string => formatMoment(new Date(iso))

export type Words = (key: string, params?: Record<string, unknown>) => string
/** The words of the desk: `desk(ui)('tabs.mine')`. */
export const desk =
  (ui: Pick<Ui, 't'>): Words =>
  (key, params) =>
    ui.t(`dossiers.desk.${key}`, params)

const tones: Record<DossierState, TagColor> = {
  submitted: 'info',
  received: 'primary',
  in_process: 'primary',
  waiting_supplement: 'warning',
  waiting_payment: 'warning',
  resolved: 'success',
  returned: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  stopped: 'neutral',
}

export function DossierState({ ui, state }: { ui: Ui; state: DossierState }) {
  return <StateTag label={ui.t(`dossiers.state.${state}.name`)} tone={tones[state]} />
}

type Dated = {
  state: DossierState
  standing: Exclude<DueKind, 'paused'> | null
  dueAt: string | null
  finishedAt: string | null
}

/** Trong hạn, sắp đến hạn, quá hạn, trước hạn, đúng hạn, with the time left while it runs. Nothing before acceptance. */
export function DossierDue({ ui, dossier, now }: { ui: Ui; dossier: Dated; now: Date }) {
  const { standing, dueAt, finishedAt, state } = dossier
  if (standing === null || dueAt === null) return null
  if (finishedAt !== null) return <DueTag ui={ui} due={standing} />
  if (state === 'waiting_supplement' && standing !== 'overdue') return <DueTag ui={ui} due="paused" />
  return <DueTag ui={ui} due={standing} detail={timeLeft(desk(ui), new Date(dueAt), now)} />
}

const MINUTE = 60_000
const dayNumber = (at: Date) => Date.parse(civilDate(at)) / 86_400_000

/** "còn 2 ngày", "ngày mai, 17:00", "hôm nay, 17:00"; after the moment by how much it is late. */
export function timeLeft(words: Words, dueAt: Date, now: Date): string {
  const days = dayNumber(dueAt) - dayNumber(now)
  if (dueAt.getTime() >= now.getTime()) {
    const time = formatTime(dueAt)
    if (days === 0) return words('left.today', { time })
    return days === 1 ? words('left.tomorrow', { time }) : words('left.days', { count: days })
  }
  if (days < 0) return words('late.days', { count: -days })
  const minutes = Math.floor((now.getTime() - dueAt.getTime()) / MINUTE)
  return minutes < 60
    ? words('late.minutes', { count: Math.max(1, minutes) })
    : words('late.hours', { count: Math.floor(minutes / 60) })
}
