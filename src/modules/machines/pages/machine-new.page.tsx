import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox, CheckboxGroup } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { createClient } from '../operations/create-client.ts'
import { listChoices } from '../operations/list-choices.ts'
import { MACHINES } from './machines.page.tsx'

type Choices = { units: { value: string; label: string }[]; scopes: string[] }
type Data = { choices: Choices }

/** Registers a machine: what it is for, what it may do, and from where. */
export const machineNewPage = page<Data>({
  path: `${MACHINES}/new`,
  load: async (p) => ({ choices: await p.run(listChoices, {}) }),
  view: (data, ui, form) => <NewMachine data={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const { id } = await p.run(createClient, {
        name: form.text('name'),
        purpose: form.text('purpose'),
        unit: form.text('unit'),
        subtree: form.text('subtree') !== '',
        scopes: form.texts('scopes'),
        networks: form
          .text('networks')
          .split(/[\s,;]+/)
          .filter((text) => text !== ''),
      })
      return p.redirect(`${MACHINES}/${id}`, { id: 'machines.created' })
    },
  },
})

function NewMachine({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const base = (name: string) => ({
    ui,
    name,
    label: m(name),
    error: fieldError(ui, form, name),
    value: form.typed[name],
  })
  const { units, scopes } = data.choices
  return (
    <DeskPage
      ui={ui}
      title={m('create')}
      lead={m('create_lead')}
      breadcrumbs={[{ label: m('title'), href: MACHINES }, { label: m('create') }]}
      hasErrors={form.error !== undefined}
    >
      <FormProblems ui={ui} form={form} title={m('failed')} />
      <Form ui={ui} action="default">
        <Field {...base('name')} width="md" autocomplete="off" maxlength={200} />
        <Field {...base('purpose')} description={m('purpose_hint')} autocomplete="off" maxlength={200} />
        <Select {...base('unit')} options={units} {...(units.length !== 1 && { empty: m('choose_unit') })} />
        <Checkbox ui={ui} name="subtree" label={m('subtree')} checked={form.typed['subtree'] !== undefined} />
        <CheckboxGroup
          ui={ui}
          name="scopes"
          label={m('scopes')}
          description={m('scopes_hint')}
          error={fieldError(ui, form, 'scopes')}
          values={form.ticked('scopes')}
          options={scopes.map((scope) => ({ value: scope, label: ui.t(scope.replace(':', '.permission.')) }))}
        />
        <Textarea {...base('networks')} description={m('networks_hint')} optional rows={3} />
        <div class="mc-row mc-gap-sm">
          <Button>{m('create')}</Button>
          <LinkButton href={MACHINES} variant="tertiary">
            {ui.t('ui.dialog.cancel')}
          </LinkButton>
        </div>
      </Form>
    </DeskPage>
  )
}
