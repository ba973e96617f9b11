import { formatMoment } from '#kernel/i18n/format.ts'
import type { TrackStep } from '#ui/status-track/status-track.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'
import { momentWords } from './track-words.ts'

const legs = ['sent', 'reception', 'examination', 'approval', 'return'] as const
type Leg = (typeof legs)[number]
const RETURN = legs.indexOf('return')

type Standing = Pick<TrackedDossier, 'state' | 'receivedAt' | 'holder'>

/** The leg at which the dossier stands, or ended without a result; past the last one when all is done. */
export function legOf({ state, receivedAt, holder }: Standing): number {
  switch (state) {
    case 'submitted':
    case 'refused':
      return legs.indexOf('reception')
    case 'withdrawn':
    case 'stopped':
      return legs.indexOf(receivedAt === null ? 'reception' : 'examination')
    case 'received':
    case 'in_process':
    case 'waiting_supplement':
    case 'waiting_payment':
      return legs.indexOf(holder?.role === 'leader' ? 'approval' : 'examination')
    case 'resolved':
      return RETURN
    case 'returned':
      return RETURN + 1
  }
}

function markOf(state: TrackedDossier['state'], leg: number, at: number): TrackStep['state'] {
  if (leg !== at) return leg < at ? 'done' : 'next'
  if (state === 'refused' || state === 'withdrawn' || state === 'stopped') return 'stopped'
  return state === 'waiting_supplement' || state === 'waiting_payment' ? 'waiting' : 'current'
}

const who: Partial<Record<Leg, string>> = {
  reception: 'reception',
  examination: 'specialist',
  approval: 'leader',
  return: 'reception',
}

/**
 * The way of the dossier for `StatusTrack`: five legs that every procedure shares, with who has it and when it passed.
 * Where it ended without a result, nothing follows.
 */
export function trackSteps(ui: Ui, dossier: TrackedDossier): TrackStep[] {
  const at = legOf(dossier)
  const way = markOf(dossier.state, at, at) === 'stopped' ? legs.slice(0, at + 1) : legs
  return way.map((leg, index) => {
    const state = markOf(dossier.state, index, at)
    const when = whenOf(ui, dossier, leg, state)
    const role = who[leg]
    return {
      label: ui.t(`dossiers.track.step.${leg}`),
      state,
      ...(role && {
        who: state === 'current' && dossier.holder ? dossier.holder.roleName : ui.t(`dossiers.role.${role}`),
      }),
      ...(when && { when }),
    }
  })
}

function whenOf(ui: Ui, dossier: TrackedDossier, leg: Leg, state: TrackStep['state']): string | undefined {
  const promised =
    leg === 'return' &&
    (state === 'next' || state === 'current') &&
    dossier.dueAt !== null &&
    dossier.finishedAt === null
  if (promised && dossier.dueAt !== null)
    return ui.t('dossiers.track.step.due', { moment: momentWords(ui, dossier.dueAt) })
  if (state !== 'done' && state !== 'stopped') return undefined
  const passed = passedAt(dossier, leg, state)
  return passed === undefined ? undefined : formatMoment(new Date(passed))
}

function passedAt(dossier: TrackedDossier, leg: Leg, state: TrackStep['state']): string | undefined {
  if (state === 'stopped') return dossier.finishedAt ?? undefined
  const last = (...types: string[]) => dossier.history.findLast(({ type }) => types.includes(type))?.at
  switch (leg) {
    case 'sent':
      return dossier.submittedAt
    case 'reception':
      return dossier.receivedAt ?? undefined
    case 'examination':
      return last('dossier.forwarded')
    case 'approval':
      return last('dossier.resolved')
    case 'return':
      return last('dossier.returned')
  }
}
