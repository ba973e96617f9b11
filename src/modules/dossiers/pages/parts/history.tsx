import { formatMoment } from '#kernel/i18n/format.ts'
import type { IconName } from '#ui/icon/icons.ts'
import type { TagColor } from '#ui/tag/tag.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../../resident-view.schema.ts'

/** Looks of the events that stand out; the others are a step forward. */
const looks: Record<string, { icon: IconName; color: TagColor }> = {
  'dossier.submitted': { icon: 'upload', color: 'info' },
  'dossier.accepted': { icon: 'check', color: 'success' },
  'dossier.refused': { icon: 'close', color: 'danger' },
  'dossier.supplement_requested': { icon: 'pause', color: 'warning' },
  'dossier.supplemented': { icon: 'upload', color: 'info' },
  'dossier.payment_requested': { icon: 'money', color: 'warning' },
  'dossier.paid': { icon: 'money', color: 'success' },
  'dossier.resolved': { icon: 'stamp', color: 'success' },
  'dossier.returned': { icon: 'check-circle', color: 'success' },
  'dossier.withdrawn': { icon: 'close', color: 'neutral' },
  'dossier.stopped': { icon: 'close', color: 'danger' },
  'dossier.extended': { icon: 'calendar', color: 'warning' },
  'dossier.due_revised': { icon: 'calendar', color: 'warning' },
  'dossier.result_revoked': { icon: 'danger', color: 'danger' },
  'dossier.result_replaced': { icon: 'stamp', color: 'warning' },
}

/** What happened, newest first: the event log itself. */
export function History({ ui, history }: { ui: Ui; history: TrackedDossier['history'] }) {
  return (
    <Timeline
      label={ui.t('dossiers.track.history')}
      events={history.toReversed().map(({ at, type, text }) => ({
        title: text,
        when: formatMoment(new Date(at)),
        iso: at,
        ...(looks[type] ?? { icon: 'arrow-right', color: 'info' }),
      }))}
    />
  )
}
