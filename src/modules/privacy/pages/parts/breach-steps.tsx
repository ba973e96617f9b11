import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row } from '#ui/layout/layout.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { BreachView } from '../../breach.schema.ts'

type Step = BreachView['steps'][number]

const LOOKS = {
  done: { color: 'success', icon: 'check' },
  done_late: { color: 'warning', icon: 'check' },
  open: { color: 'neutral', icon: 'clock' },
  soon: { color: 'warning', icon: 'hourglass' },
  overdue: { color: 'danger', icon: 'warning' },
} as const

/** What has to be done, each with its hour and one button. */
export function Checklist({ ui, steps }: { ui: PageUi; steps: readonly Step[] }) {
  return (
    <div class="mc-stack mc-gap-sm">
      {steps.map((step, place) => (
        <StepCard ui={ui} step={step} number={place + 1} />
      ))}
    </div>
  )
}

function StepCard({ ui, step, number }: { ui: PageUi; step: Step; number: number }) {
  const { t } = ui
  const done = step.doneAt !== null
  const due = step.dueAt === null ? '' : t('privacy.breach.step_due', { at: formatMoment(new Date(step.dueAt)) })
  return (
    <Card color={LOOKS[step.standing].color}>
      <Row between>
        <h3 class="ds-heading" data-size="2xs">
          {number}. {step.name}
        </h3>
        <Tag label={t(`privacy.breach.standing.${step.standing}`)} {...LOOKS[step.standing]} />
      </Row>
      <p class="mc-hint">{[due, step.law].filter((words) => words !== '').join(' · ')}</p>
      {step.doneAt !== null && (
        <p>
          {t('privacy.breach.step_done', { at: formatMoment(new Date(step.doneAt)), by: step.doneBy ?? '' })}
          {step.note && `: ${step.note}`}
        </p>
      )}
      <Form ui={ui} action="step" hidden={{ step: step.key, done: done ? 'no' : 'yes' }}>
        {!done && <Field ui={ui} name={`step.note`} label={t('privacy.breach.note')} optional />}
        <div>
          <Button variant="secondary" {...(done ? {} : { icon: 'check' as const })}>
            {t(done ? 'privacy.breach.reopen' : 'privacy.breach.mark')}
            <span class="ds-sr-only">: {step.name}</span>
          </Button>
        </div>
      </Form>
    </Card>
  )
}
