import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import type { StepView } from '../../reorganisation.schema.ts'

type Props = { ui: PageUi; steps: readonly StepView[]; next: number | null; isDraft: boolean }

/** The steps in words; of a draft each can be taken out. */
export function StepTable({ ui, steps, next, isDraft }: Props) {
  const { t } = ui
  if (steps.length === 0) return <p class="mc-hint">{t('reorganisation.no_steps')}</p>
  const remove: Column<StepView> = {
    key: 'remove',
    label: t('reorganisation.step.remove'),
    phone: 'end',
    cell: (step) => (
      <Form ui={ui} action="remove" hidden={{ 'remove.step': step.id }} layout="row">
        <Button variant="tertiary" icon="trash">
          <span class="mc-wide-only" aria-hidden="true">
            {t('reorganisation.step.remove')}
          </span>
          <span class="ds-sr-only">
            {t('reorganisation.step.remove')} {step.text}
          </span>
        </Button>
      </Form>
    ),
  }
  return (
    <>
      <Table
        ui={ui}
        caption={t('reorganisation.steps', { count: steps.length })}
        rows={steps}
        rowKey={(step) => step.id}
        columns={[
          {
            key: 'kind',
            label: t('reorganisation.step.kind'),
            phone: 'line',
            cell: (step) => t(`reorganisation.kind.${step.kind}`),
          },
          { key: 'text', label: t('reorganisation.step.text'), head: true, cell: (step) => step.text },
          ...(isDraft ? [remove] : []),
        ]}
      />
      <Pagination ui={ui} {...(next !== null && { next: String(next) })} />
    </>
  )
}
