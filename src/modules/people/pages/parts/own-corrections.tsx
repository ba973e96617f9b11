import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { StateTag, type TagColor } from '#ui/tag/tag.tsx'
import type { OwnCorrection } from '../../person-correction.schema.ts'

const tones: Record<OwnCorrection['state'], TagColor> = {
  open: 'info',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
}

/** What she proposed, what stood there, and the answer. */
export function OwnProposals({ ui, items }: { ui: PageUi; items: readonly OwnCorrection[] }) {
  return (
    <Section title={ui.t('people.correct.proposals')} id="proposals">
      {items.map((one) => (
        <Proposal ui={ui} one={one} />
      ))}
    </Section>
  )
}

function Proposal({ ui, one }: { ui: PageUi; one: OwnCorrection }) {
  const nothing = ui.t('people.correct.nothing')
  const moment = (at: string) => formatMoment(new Date(at))
  return (
    <div class="mc-stack mc-gap-xs">
      <p>
        <strong>{one.label}</strong>:{' '}
        {ui.t('people.correct.change', { before: one.before ?? nothing, proposed: one.proposed ?? nothing })}{' '}
        <StateTag label={ui.t(`people.correct.state.${one.state}`)} tone={tones[one.state]} />
      </p>
      <p class="mc-hint">
        {ui.t('people.correct.sent_at', { at: moment(one.proposedAt) })}
        {one.note && ` · ${one.note}`}
        {one.decidedAt !== null && one.state !== 'withdrawn' && (
          <>
            <br />
            {ui.t('people.correct.decided_at', { at: moment(one.decidedAt) })}
            {one.decision && ` · ${one.decision}`}
          </>
        )}
      </p>
      {one.state === 'open' && (
        <Form ui={ui} action="withdraw" hidden={{ correction: one.id }} layout="row">
          <Button variant="tertiary" color="danger" size="sm">
            {ui.t('people.correct.withdraw')}
            <span class="ds-sr-only"> {one.label}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}
