import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { Textarea } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import type { AlarmItemData } from '../../operations/list-alarms.ts'
import { AUDIT } from '../audit-log.page.tsx'

/** One alarm: whom it is about, how much it was, the events behind it, and what was found out. */
export function AlarmCard({ ui, alarm, form }: { ui: PageUi; alarm: AlarmItemData; form: FormState }) {
  const m = (key: string, params?: Record<string, unknown>) => ui.t(`audit.alarms.${key}`, params)
  const at = new Date(alarm.hour)
  const day = alarm.hour.slice(0, 10)
  const query = new URLSearchParams({ login: alarm.login ?? '', from: day, to: day })
  const isTyped = form.typed['alarm'] === alarm.id
  return (
    <Card color={alarm.closedAt === null ? 'warning' : 'neutral'}>
      <h2 class="ds-heading" data-size="xs">
        {m(`rule.${alarm.rule}`)}: {alarm.officer}
      </h2>
      <p>{m('what', { count: alarm.count, at: formatMoment(at), unit: alarm.unitName ?? '—' })}</p>
      {alarm.closedAt !== null && (
        <p class="mc-hint">
          {m('closed_by', { name: alarm.closedBy ?? '', at: formatMoment(new Date(alarm.closedAt)) })} {alarm.note}
        </p>
      )}
      <div>
        <LinkButton href={`${AUDIT}?${query.toString()}`} variant="secondary" size="sm">
          {m('events')}
        </LinkButton>
      </div>
      {alarm.closedAt === null && (
        <Details summary={m('close')} open={isTyped}>
          <Form ui={ui} action="close" hidden={{ alarm: alarm.id }} id={`close-${alarm.id}`}>
            <Textarea
              ui={ui}
              name="note"
              label={m('note')}
              rows={2}
              maxlength={1000}
              value={isTyped ? form.typed['note'] : ''}
              error={isTyped ? fieldError(ui, form, 'note') : undefined}
            />
            <div>
              <Button>{m('close')}</Button>
            </div>
          </Form>
        </Details>
      )}
    </Card>
  )
}
