import { page } from '#kernel/http/page.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { StatusTrack } from '#ui/status-track/status-track.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TrackedDossier } from '../resident-view.schema.ts'
import { trackDossier } from '../operations/track-dossier.ts'
import { History } from './parts/history.tsx'
import { NextStep } from './parts/next-step.tsx'
import { OwnerBox } from './parts/owner-box.tsx'
import { trackSteps } from './parts/track-steps.ts'
import { withoutScript } from './parts/track-words.ts'
import { WhereNow } from './parts/where-now.tsx'

/** Where is my file: no personal data, no script, at most 30 KB in all. */
export const trackingPage = page({
  path: '/t/:tracking',
  guesses: 'guess',
  load: async (p) => ({ dossier: await p.run(trackDossier, { trackingCode: p.params['tracking'] ?? '' }), now: p.now }),
  view: ({ dossier, now }, ui) => <TrackingView ui={withoutScript(ui)} dossier={dossier} now={now} />,
})

function TrackingView({ ui, dossier, now }: { ui: Ui; dossier: TrackedDossier; now: Date }) {
  const { t } = ui
  return (
    <Page ui={ui} title={t('dossiers.track.page_title', { code: dossier.trackingCode })} heading={false} noIndex>
      <Stack gap="lg">
        <WhereNow ui={ui} dossier={dossier} now={now} />
        <NextStep ui={ui} dossier={dossier} />
        <Section title={t('dossiers.track.steps')}>
          <StatusTrack ui={ui} steps={trackSteps(ui, dossier)} />
        </Section>
        <OwnerBox ui={ui} dossier={dossier} />
        <Section title={t('dossiers.track.history')}>
          <History ui={ui} history={dossier.history} />
        </Section>
        <p class="mc-hint">
          {t('dossiers.track.private')} {t('dossiers.track.keep')}
        </p>
      </Stack>
    </Page>
  )
}
