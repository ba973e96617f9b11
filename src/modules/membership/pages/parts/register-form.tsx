import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { writeDate } from '#ui/date-field/read-date.ts'
import { Details } from '#ui/details/details.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Grid } from '#ui/layout/layout.tsx'
import { CardScan } from '../../islands/card-scan.island.tsx'
import { CADRE_BASES } from '../../member-consent.rules.ts'
import { MEMBER_KINDS } from '../../member.rules.ts'
import type { UnitChoices } from '../../member.schema.ts'
import { DecisionFields } from './decision-fields.tsx'
import { say, unitOptions } from './member-words.ts'

type Props = {
  ui: PageUi
  form: FormState
  values: Record<string, string>
  units: UnitChoices
  admits: boolean
  /** Somebody who is in the register of people already. */
  isKnown: boolean
}

/** Who she is, where she belongs, and, for who may admit, the decision or the day since when she is a member. */
export function RegisterForm(props: Props) {
  const { ui, form, values, units, admits, isKnown } = props
  const words = say(ui)
  return (
    <Form ui={ui} action="register" {...(isKnown && { to: `${ui.path}?person=${ui.query['person'] ?? ''}` })}>
      {isKnown ? <p class="mc-hint">{words('new.known')}</p> : <PersonPart {...props} />}
      <Select
        ui={ui}
        name="unit"
        label={words('unit')}
        empty={words('new.choose_unit')}
        options={unitOptions(units)}
        value={values['unit']}
        error={fieldError(ui, form, 'unit')}
      />
      <Select
        ui={ui}
        name="kind"
        label={words('kind_label')}
        options={MEMBER_KINDS.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
        value={values['kind']}
        error={fieldError(ui, form, 'kind')}
      />
      <RadioGroup
        ui={ui}
        name="basis"
        label={words('basis_label')}
        options={CADRE_BASES.map((one) => ({ value: one, label: words(`basis.${one}`) }))}
        value={values['basis']}
        error={fieldError(ui, form, 'basis')}
      />
      <Textarea
        ui={ui}
        name="message"
        label={words('new.message')}
        value={values['message']}
        rows={2}
        optional
        maxlength={1000}
      />
      {admits && (
        <Details
          summary={words('new.at_once')}
          open={form.problems.some(({ path }) => /^(decision|joinedOn|number)/.test(path))}
        >
          <p class="mc-hint">{words('new.at_once_text')}</p>
          <DecisionFields ui={ui} form={form} optional />
          <Grid min="sm">
            <DateField
              ui={ui}
              name="joinedOn"
              label={words('new.joined_on')}
              value={values['joinedOn']}
              error={fieldError(ui, form, 'joinedOn')}
              optional
            />
            <Field
              ui={ui}
              name="number"
              label={words('number')}
              value={values['number']}
              error={fieldError(ui, form, 'number')}
              optional
              maxlength={30}
            />
          </Grid>
        </Details>
      )}
      <div>
        <Button icon="check" wide>
          {words('new.register')}
        </Button>
      </div>
    </Form>
  )
}

function PersonPart({ ui, form, values }: Props) {
  const words = say(ui)
  const field = (name: string) => ({
    ui,
    name: `person.${name}`,
    label: words(`person.${name}`),
    value: values[`person.${name}`],
    error: fieldError(ui, form, `person.${name}`),
  })
  return (
    <>
      <Details summary={words('new.scan')} open={form.problems.some(({ path }) => path === 'card')}>
        <Field
          ui={ui}
          name="card"
          label={words('new.card')}
          description={words('new.card_hint')}
          error={fieldError(ui, form, 'card')}
          optional
          spellcheck={false}
          autocomplete="off"
          maxlength={600}
        />
        <Island
          name="membership/card-scan"
          component={CardScan}
          props={{
            field: 'card',
            button: 'scan',
            words: { take: words('new.take_picture'), none: words('new.no_code_found') },
          }}
        />
        <div>
          <Button variant="secondary" icon="qr" name="action" value="scan">
            {words('new.fill_in')}
          </Button>
        </div>
      </Details>
      <Field {...field('name')} autocomplete="off" spellcheck={false} maxlength={120} />
      <RadioGroup
        {...field('sex')}
        layout="row"
        options={(['female', 'male', 'other'] as const).map((sex) => ({ value: sex, label: words(`sex.${sex}`) }))}
      />
      <Field
        {...field('birth')}
        value={writeDate(values['person.birth'] ?? '')}
        description={words('person.birth_hint')}
        inputmode="numeric"
        width="sm"
        optional
        maxlength={14}
      />
      <Field {...field('phone')} type="tel" width="md" optional maxlength={20} />
      <Field {...field('nationalId')} inputmode="numeric" width="md" optional maxlength={20} />
      <Field {...field('address')} description={words('person.address_hint')} optional maxlength={200} />
    </>
  )
}
