import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import type { PersonView } from '../person.schema.ts'
import { getPerson } from '../operations/get-person.ts'
import { joinHousehold, RELATIONS } from '../operations/households.ts'
import { listResidenceUnits } from '../operations/list-residence-units.ts'
import { idOf } from './person.page.tsx'
import type { UnitChoice } from './parts/person-form.tsx'
import { PEOPLE, personPath, say } from './parts/person-words.ts'

type Data = { person: PersonView; units: UnitChoice[] }

/** To which household she belongs, by the number that the commune gives. */
export const personHouseholdPage = page<Data>({
  path: `${PEOPLE}/:person/household`,
  load: async (p) => ({
    person: await p.run(getPerson, { person: idOf(p) }),
    units: (await p.run(listResidenceUnits, {})).items,
  }),
  actions: {
    async join(p, form) {
      await p.run(joinHousehold, {
        person: idOf(p),
        unit: form.text('unit'),
        number: form.text('number'),
        line: form.text('line'),
        relation: RELATIONS.find((one) => one === form.text('relation')) ?? 'other',
      })
      return p.redirect(personPath(idOf(p)), { id: 'people.flash.joined_household', tone: 'success' })
    },
  },
  view: (data, ui, form) => <Household data={data} ui={ui} form={form} />,
})

function Household({ data: { person, units }, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  const typed = form.typed
  return (
    <DeskPage
      ui={ui}
      title={words('join_household')}
      lead={person.name}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('title'), href: PEOPLE },
        { label: person.name, href: personPath(person.id) },
        { label: words('join_household') },
      ]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        <Form ui={ui} action="join">
          <Select
            ui={ui}
            name="unit"
            label={words('commune')}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
            value={typed['unit'] ?? units[0]?.code}
            error={fieldError(ui, form, 'unit')}
          />
          <Field
            ui={ui}
            name="number"
            label={words('household_number')}
            description={words('household_number_hint')}
            value={typed['number']}
            optional
            width="md"
            maxlength={30}
          />
          <Field ui={ui} name="line" label={words('line')} value={typed['line']} optional maxlength={200} />
          <Select
            ui={ui}
            name="relation"
            label={words('relation')}
            options={RELATIONS.map((one) => ({ value: one, label: words(`relation_${one}`) }))}
            value={typed['relation'] ?? 'other'}
          />
          <div>
            <Button icon="check">{words('save')}</Button>
          </div>
        </Form>
      </Stack>
    </DeskPage>
  )
}
