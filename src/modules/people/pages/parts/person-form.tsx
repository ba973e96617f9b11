import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Grid, Section } from '#ui/layout/layout.tsx'
import { CardScan } from '../../islands/card-scan.island.tsx'
import { say } from './person-words.ts'

export type PersonValues = Record<string, string>
export type UnitChoice = { code: string; name: string }

type Props = {
  ui: PageUi
  form: FormState
  values: PersonValues
  units: readonly UnitChoice[]
  isNew: boolean
  version?: number
}

/** Scanning a card fills the form in; everything can be typed as well. */
export function PersonForm({ ui, form, values, units, isNew, version }: Props) {
  const words = say(ui)
  return (
    <Form ui={ui} action="save" {...(version !== undefined && { hidden: { version: String(version) } })}>
      <Scan ui={ui} form={form} />
      <Names ui={ui} form={form} values={values} />
      <Numbers ui={ui} form={form} values={values} isNew={isNew} />
      <Section title={words('residence')}>
        <Select
          ui={ui}
          name="unit"
          label={words('commune')}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
          empty={words('choose_commune')}
          value={values['unit']}
          error={fieldError(ui, form, 'address.unit')}
          optional={!isNew}
        />
        <Field
          ui={ui}
          name="line"
          label={words('line')}
          description={words('line_hint')}
          value={values['line']}
          optional
          maxlength={200}
        />
      </Section>
      <div>
        <Button icon="check">{words('save')}</Button>
      </div>
    </Form>
  )
}

function Scan({ ui, form }: { ui: PageUi; form: FormState }) {
  const words = say(ui)
  return (
    <Section title={words('scan')}>
      <Field
        ui={ui}
        name="card"
        label={words('card_code')}
        description={words('card_hint')}
        error={fieldError(ui, form, 'card')}
        optional
        spellcheck={false}
        autocomplete="off"
        maxlength={600}
      />
      <Island
        name="people/card-scan"
        component={CardScan}
        props={{ field: 'card', button: 'scan', words: { take: words('take_picture'), none: words('no_code_found') } }}
      />
      <div>
        <Button variant="secondary" icon="qr" name="action" value="scan">
          {words('fill_in')}
        </Button>
      </div>
    </Section>
  )
}

function Names({ ui, form, values }: Pick<Props, 'ui' | 'form' | 'values'>) {
  const words = say(ui)
  return (
    <>
      <Field
        ui={ui}
        name="name"
        label={words('name')}
        description={words('name_hint')}
        value={values['name']}
        error={fieldError(ui, form, 'name')}
        autocomplete="off"
        spellcheck={false}
        maxlength={120}
      />
      <Field
        ui={ui}
        name="otherNames"
        label={words('other_names')}
        description={words('other_names_hint')}
        value={values['otherNames']}
        optional
        maxlength={200}
      />
      <RadioGroup
        ui={ui}
        name="sex"
        label={words('sex')}
        layout="row"
        options={(['female', 'male', 'other'] as const).map((sex) => ({ value: sex, label: words(`sex_${sex}`) }))}
        value={values['sex']}
        optional
      />
      <Field
        ui={ui}
        name="birth"
        label={words('birth')}
        description={words('birth_hint')}
        value={values['birth']}
        error={fieldError(ui, form, 'birth')}
        inputmode="numeric"
        width="sm"
        optional
        maxlength={14}
      />
    </>
  )
}

function Numbers({ ui, form, values, isNew }: Pick<Props, 'ui' | 'form' | 'values' | 'isNew'>) {
  const words = say(ui)
  const keep = isNew ? {} : { description: words('keep_hint') }
  return (
    <Grid min="sm">
      <Field
        ui={ui}
        name="nationalId"
        label={words('national_id')}
        value={values['nationalId']}
        error={fieldError(ui, form, 'nationalId')}
        inputmode="numeric"
        optional
        maxlength={20}
        {...keep}
      />
      <Field
        ui={ui}
        name="oldId"
        label={words('old_id')}
        value={values['oldId']}
        error={fieldError(ui, form, 'oldId')}
        inputmode="numeric"
        optional
        maxlength={12}
        {...keep}
      />
      <Field
        ui={ui}
        name="phone"
        label={words('phone')}
        value={values['phone']}
        error={fieldError(ui, form, 'phone')}
        type="tel"
        optional
        maxlength={20}
        {...keep}
      />
      <Select
        ui={ui}
        name="phoneKind"
        label={words('phone_kind')}
        options={(['own', 'shared', 'zalo', 'work'] as const).map((kind) => ({
          value: kind,
          label: words(`phone_${kind}`),
        }))}
        value={values['phoneKind'] ?? 'own'}
      />
    </Grid>
  )
}
