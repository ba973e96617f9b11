import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Grid, Section } from '#ui/layout/layout.tsx'
import { CardScan } from '../../islands/card-scan.island.tsx'
import { BirthField, LineField, NameField, OtherNamesField, SexField } from './person-fields.tsx'
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
        <LineField ui={ui} form={form} values={values} name="line" />
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

const Names = (props: Pick<Props, 'ui' | 'form' | 'values'>) => (
  <>
    <NameField {...props} />
    <OtherNamesField {...props} />
    <SexField {...props} optional />
    <BirthField {...props} optional />
  </>
)

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
