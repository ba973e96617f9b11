import type { PageUi } from '#kernel/http/page.ts'
import { StateTag, Tag } from '#ui/tag/tag.tsx'
import type { BreachSummary } from '../../breach.schema.ts'

const TONES = { open: 'danger', reported: 'warning', closed: 'success' } as const

export const StateOf = ({ ui, state }: { ui: PageUi; state: BreachSummary['state'] }) => (
  <StateTag label={ui.t(`privacy.breach.state.${state}`)} tone={TONES[state]} />
)

/** What is left of the 72 hours, or whether they were kept. */
export function ClockTag({
  ui,
  breach,
}: {
  ui: PageUi
  breach: Pick<BreachSummary, 'state' | 'hoursLeft' | 'harmful'>
}) {
  const { state, hoursLeft: hours, harmful } = breach
  if (!harmful) return <Tag label={ui.t('privacy.breach.no_notice')} />
  if (state !== 'open') {
    const kept = hours >= 0
    return (
      <Tag label={ui.t(kept ? 'privacy.breach.kept' : 'privacy.breach.not_kept')} color={kept ? 'success' : 'danger'} />
    )
  }
  if (hours < 0) return <Tag label={ui.t('privacy.breach.late', { hours: -hours })} color="danger" icon="warning" />
  return (
    <Tag label={ui.t('privacy.breach.left', { hours })} color={hours <= 24 ? 'warning' : 'info'} icon="hourglass" />
  )
}
