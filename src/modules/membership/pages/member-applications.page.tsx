import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { ApplicationView } from '../transfer.schema.ts'
import { decideApplications } from '../operations/decide-applications.ts'
import { listApplications } from '../operations/list-applications.ts'
import { DecisionFields } from './parts/decision-fields.tsx'
import { memberColumns } from './parts/member-columns.tsx'
import { dayIn, decisionIn, MEMBERS, say } from './parts/member-words.ts'

const HERE = `${MEMBERS}/applications`
type Data = { items: ApplicationView[]; next: string | null }

/** Who waits to be admitted; one decision for as many as are ticked. */
export const memberApplicationsPage = page<Data>({
  path: HERE,
  load: (p) => p.run(listApplications, { unit: p.query.get('unit') ?? '', cursor: p.query.get('after') ?? '' }),
  actions: {
    async admit(p, form) {
      const decision = decisionIn(form)
      const chosen = {
        applications: form.texts('application'),
        outcome: 'admit' as const,
        joinedOn: dayIn(form, 'joinedOn'),
      }
      const { done } = await p.run(decideApplications, { ...chosen, ...(decision && { decision }) })
      return p.redirect(HERE, {
        id: 'membership.flash.admitted_many',
        params: { count: String(done) },
        tone: 'success',
      })
    },
    async refuse(p, form) {
      const chosen = {
        applications: form.texts('application'),
        outcome: 'refuse' as const,
        reason: form.text('reason'),
      }
      const { done } = await p.run(decideApplications, chosen)
      return p.redirect(HERE, { id: 'membership.flash.refused_many', params: { count: String(done) }, tone: 'success' })
    },
  },
  view: ({ items, next }, ui, form) => {
    const words = say(ui)
    return (
      <DeskPage
        ui={ui}
        title={words('applications.title')}
        lead={words('applications.lead')}
        hasErrors={form.error !== undefined}
        breadcrumbs={[{ label: words('list.title'), href: MEMBERS }, { label: words('applications.title') }]}
      >
        <Stack gap="lg">
          <FormProblems ui={ui} form={form} title={words('failed')} />
          {items.length === 0 ? (
            <EmptyState title={words('applications.none')} text={words('applications.none_text')} />
          ) : (
            <Waiting ui={ui} items={items} />
          )}
          <Pagination ui={ui} {...(next && { next })} />
          {items.some(({ can }) => can.length > 0) && <Decision ui={ui} form={form} items={items} />}
        </Stack>
      </DeskPage>
    )
  },
})

function Waiting({ ui, items }: { ui: PageUi; items: readonly ApplicationView[] }) {
  const words = say(ui)
  return (
    <Table
      ui={ui}
      caption={words('applications.title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        ...memberColumns<ApplicationView>(ui, ({ member }) => member),
        { key: 'kind', label: words('kind_label'), phone: 'line', cell: (one) => words(`kind.${one.kind}`) },
        {
          key: 'how',
          label: words('applications.how'),
          phone: 'line',
          cell: (one) =>
            words(one.again ? 'applications.again' : one.bySelf ? 'applications.by_self' : 'applications.by_cadre'),
        },
        {
          key: 'asked',
          label: words('applications.asked'),
          phone: 'line',
          cell: (one) => formatMoment(new Date(one.appliedAt)),
        },
      ]}
    />
  )
}

function Decision({ ui, form, items }: { ui: PageUi; form: FormState; items: readonly ApplicationView[] }) {
  const words = say(ui)
  const mine = items.filter(({ can }) => can.length > 0)
  const options = mine.map((one) => ({
    value: one.id,
    label: one.name,
    description: [one.birthYear, one.unit.name].filter((part) => part !== null).join(' · '),
  }))
  return (
    <Section title={words('applications.decide')}>
      <Form ui={ui} action="admit">
        <CheckboxGroup
          ui={ui}
          name="application"
          label={words('applications.whom')}
          options={options}
          error={fieldError(ui, form, 'applications')}
        />
        <DecisionFields ui={ui} form={form} />
        <DateField
          ui={ui}
          name="joinedOn"
          label={words('applications.joined_on')}
          value={form.typed['joinedOn']}
          error={fieldError(ui, form, 'joinedOn')}
          optional
        />
        <Field
          ui={ui}
          name="reason"
          label={words('applications.reason')}
          value={form.typed['reason']}
          error={fieldError(ui, form, 'reason')}
          optional
          maxlength={500}
        />
        <Row>
          <Button icon="check">{words('application.admit')}</Button>
          <Button variant="secondary" color="danger" name="action" value="refuse">
            {words('application.refuse')}
          </Button>
        </Row>
      </Form>
    </Section>
  )
}
