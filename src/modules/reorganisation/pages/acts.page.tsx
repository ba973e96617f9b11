import { page, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { createAct } from '../operations/create-act.ts'
import { listActs } from '../operations/list-acts.ts'
import { listChoices } from '../operations/list-choices.ts'
import { ACTS, day, StateTag } from './parts/act-words.tsx'

/** Reorganisations that were prepared, applied or taken back. */
export const actsPage = page({
  path: ACTS,
  load: (p) => p.run(listActs, { ...(p.query.get('after') && { cursor: p.query.get('after') ?? '' }) }),
  view: ({ items, next }, ui) => {
    const { t } = ui
    return (
      <DeskPage
        ui={ui}
        title={t('reorganisation.title')}
        lead={t('reorganisation.lead')}
        actions={
          <LinkButton href={`${ACTS}/new`} icon="plus">
            {t('reorganisation.new')}
          </LinkButton>
        }
      >
        {items.length === 0 ? (
          <EmptyState title={t('reorganisation.none')} text={t('reorganisation.none_text')} />
        ) : (
          <Table
            ui={ui}
            caption={t('reorganisation.title')}
            rows={items}
            rowKey={(act) => act.id}
            columns={[
              {
                key: 'title',
                label: t('reorganisation.field.title'),
                head: true,
                cell: (act) => (
                  <a class="ds-link" href={`${ACTS}/${act.id}`}>
                    {act.title}
                  </a>
                ),
              },
              { key: 'tree', label: t('reorganisation.field.tree'), phone: 'line', cell: (act) => act.treeName },
              {
                key: 'on',
                label: t('reorganisation.field.effectiveOn'),
                phone: 'line',
                cell: (act) => day(act.effectiveOn),
              },
              {
                key: 'decision',
                label: t('reorganisation.field.decisionNumber'),
                phone: 'off',
                cell: (act) => act.decisionNumber || '–',
              },
              {
                key: 'state',
                label: t('reorganisation.field.state'),
                phone: 'line',
                cell: (act) => <StateTag t={t} state={act.state} />,
              },
            ]}
          />
        )}
        <Pagination ui={ui} {...(next !== null && { next })} />
      </DeskPage>
    )
  },
})

type Choices = Awaited<ReturnType<typeof listChoices.output.parse>>

/** A new draft: the decision; its steps come next. */
export const newActPage = page<Choices>({
  path: `${ACTS}/new`,
  creates: true,
  load: (p) => p.run(listChoices, {}),
  actions: {
    async create(p, form) {
      const text = (name: string) => form.text(`create.${name}`).trim()
      const date = (name: string) => readDate(text(name)) ?? text(name)
      const { id } = await p.run(createAct, {
        tree: text('tree'),
        scope: text('scope'),
        title: text('title'),
        effectiveOn: date('effectiveOn'),
        decisionNumber: text('decisionNumber'),
        decisionDate: text('decisionDate') === '' ? null : date('decisionDate'),
        signer: text('signer'),
      })
      return p.redirect(`${ACTS}/${id}`, { id: 'reorganisation.flash.created' })
    },
  },
  view: (choices, ui, form) => {
    const words = formWords(ui, form, { create: 'title' })
    return (
      <DeskPage
        ui={ui}
        title={ui.t('reorganisation.new')}
        lead={ui.t('reorganisation.new_lead')}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[{ label: ui.t('reorganisation.title'), href: ACTS }, { label: ui.t('reorganisation.new') }]}
      >
        <Stack gap="md">
          <ErrorSummary ui={ui} problems={words.problems} />
          <NewForm ui={ui} choices={choices} words={words} />
        </Stack>
      </DeskPage>
    )
  },
})

function NewForm({ ui, choices, words }: { ui: PageUi; choices: Choices; words: ReturnType<typeof formWords> }) {
  const { t } = ui
  const field = (name: string) => ({
    ui,
    name: `create.${name}`,
    label: t(`reorganisation.field.${name}`),
    value: words.typed('create', name),
    error: words.error('create', name),
  })
  const trees = new Set(choices.scopes.map(({ tree }) => tree))
  return (
    <Form ui={ui} action="create">
      <Select
        {...field('tree')}
        value={words.typed('create', 'tree') ?? choices.scopes[0]?.tree}
        options={choices.trees
          .filter(({ key }) => trees.has(key))
          .map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Select
        {...field('scope')}
        description={t('reorganisation.field.scope_text')}
        options={choices.scopes.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
      />
      <Field {...field('title')} />
      <DateField {...field('effectiveOn')} description={t('reorganisation.field.effectiveOn_text')} />
      <Field {...field('decisionNumber')} width="md" optional />
      <DateField {...field('decisionDate')} optional />
      <Field {...field('signer')} width="md" optional />
      <Button>{t('reorganisation.create')}</Button>
    </Form>
  )
}
