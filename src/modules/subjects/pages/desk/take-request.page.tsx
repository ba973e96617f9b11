import { AppError } from '#kernel/errors/app-error.ts'
import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { takeRequest } from '../../operations/take-request.ts'
import type { RequestKind } from '../../request.rules.ts'
import { correctable } from '../../subject.schema.ts'
import { KindChoice } from '../own-requests.page.tsx'
import { errorOf, Trouble } from '../parts/request-words.tsx'
import { REQUESTS, requestPath } from './requests.page.tsx'

/** An officer writes down what somebody at the desk asks. */
export const takeRequestPage = page<{ unit: string }>({
  path: `${REQUESTS}/new`,
  load: async (p) => {
    const position = p.actor.positions.find(({ permissions }) => permissions.has('privacy:decide'))
    if (p.actor.accountId === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    if (!holds(p.actor, 'privacy:decide')) throw new AppError('kernel.forbidden', { kind: 'forbidden' })
    return { unit: position?.unitCode ?? '' }
  },
  actions: {
    async take(p, form) {
      const field = correctable.find((one) => one === form.text('field'))
      const optional = (name: string) => (form.text(name) === '' ? {} : { [name]: form.text(name) })
      const { code } = await p.run(takeRequest, {
        kind: form.text('kind') as RequestKind, // checked by the operation
        text: form.text('text'),
        unit: form.text('unit'),
        name: form.text('name'),
        ...optional('phone'),
        ...optional('dossier'),
        ...optional('newValue'),
        ...(field && { field }),
      })
      return p.redirect(requestPath(code), { id: 'subjects.take.done' })
    },
  },
  view: ({ unit }, ui, form) => (
    <DeskPage
      ui={ui}
      title={ui.t('subjects.take.title')}
      lead={ui.t('subjects.take.lead')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('subjects.desk.title'), href: REQUESTS }, { label: ui.t('subjects.take.title') }]}
    >
      <div class="mc-form-column">
        <Stack>
          <Trouble ui={ui} form={form} />
          <TakeForm ui={ui} form={form} unit={unit} />
        </Stack>
      </div>
    </DeskPage>
  ),
})

function TakeForm({ ui, form, unit }: { ui: PageUi; form: FormState; unit: string }) {
  const { t } = ui
  const field = (name: string, key: string) => ({
    ui,
    name,
    label: t(key),
    value: form.typed[name],
    error: errorOf(ui, form, name),
  })
  return (
    <Form ui={ui} action="take">
      <Field {...field('name', 'subjects.take.name')} maxlength={120} />
      <Field {...field('phone', 'subjects.take.phone')} type="tel" width="md" optional />
      <Field {...field('dossier', 'subjects.take.dossier')} width="md" optional />
      <KindChoice ui={ui} value={form.typed['kind']} error={errorOf(ui, form, 'kind')} />
      <Select
        {...field('field', 'subjects.ask.field')}
        empty={t('subjects.ask.field_none')}
        options={correctable.map((one) => ({ value: one, label: t(`subjects.ask.field_${one}`) }))}
      />
      <Field {...field('newValue', 'subjects.ask.new_value')} maxlength={300} optional />
      <Textarea {...field('text', 'subjects.ask.text')} maxlength={4000} optional />
      <Field {...field('unit', 'subjects.take.unit')} value={form.typed['unit'] ?? unit} width="sm" />
      <div>
        <Button>{t('subjects.take.submit')}</Button>
      </div>
    </Form>
  )
}
