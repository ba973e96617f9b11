import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { MandateView } from '../../mandate.schema.ts'
import { heading, stateTone } from './mandate-words.ts'

/** One mandate in a list: who, in which state, until when; acting and answering are one tap away. */
export function MandateCard({
  ui,
  mandate,
  base = '/account/mandates',
}: {
  ui: PageUi
  mandate: MandateView
  base?: string
}) {
  const { id, state, can, kind, validUntil } = mandate
  return (
    <Card color={mandate.acting ? 'accent' : can.includes('accept') ? 'warning' : 'neutral'}>
      <h3 class="ds-heading" data-size="2xs">
        <Link href={`${base}/${id}`}>{heading(ui, mandate)}</Link>
      </h3>
      <p class="mc-row mc-gap-xs">
        <StateTag label={ui.t(`mandates.state.${state}`)} tone={stateTone[state] ?? 'neutral'} />
        <span class="mc-hint">
          {ui.t(`mandates.kind.${kind}`)} · {ui.t('mandates.until', { date: formatCivilDate(validUntil) })}
        </span>
      </p>
      {can.includes('act') && !mandate.acting && (
        <Form ui={ui} action="act" layout="row" to="/account/mandates" hidden={{ mandate: id }}>
          <Button icon="users" wide>
            {ui.t('mandates.act_for', { name: mandate.principal ?? '' })}
          </Button>
        </Form>
      )}
      {can.includes('accept') && (
        <Row>
          <Link href={`${base}/${id}`}>{ui.t('mandates.answer')}</Link>
        </Row>
      )}
    </Card>
  )
}
