import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup } from '#ui/choice/choice.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Island } from '#ui/island/island.tsx'
import { Grid, Section } from '#ui/layout/layout.tsx'
import { CardScan } from '../../islands/card-scan.island.tsx'
import type { PersonView } from '../../person.schema.ts'
import { BirthField, LineField, NameField, OtherNamesField, SexField } from './person-fields.tsx'
import { say } from './person-words.ts'

export type PersonValues = Record<string, string>
export type UnitChoice = { code: string; name: string }

type Props = {
  ui: PageUi
  form: FormState
  values: PersonValues
  units: readonly UnitChoice[]
  /** Who is corrected; nobody: somebody new. */
  person?: PersonView
}

export const PHONE_KINDS = ['own', 'shared', 'zalo', 'work'] as const
/** Names of the inputs for phones that are not there yet; whose each is: `<name>Kind`. */
export const NEW_PHONES = ['phone', 'phone2'] as const

/** Scanning a card fills the form in; everything can be typed as well. */
export function PersonForm({ ui, form, values, units, person }: Props) {
  const words = say(ui)
  const isNew = person === undefined
  return (
    <Form ui={ui} action="save" {...(person && { hidden: { version: String(person.version) } })}>
      <Scan ui={ui} form={form} />
      <Names ui={ui} form={form} values={values} />
      <Numbers ui={ui} form={form} values={values} isNew={isNew} />
      <Phones ui={ui} form={form} values={values} {...(person && { person })} />
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

function Numbers({ ui, form, values, isNew }: Pick<Props, 'ui' | 'form' | 'values'> & { isNew: boolean }) {
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
    </Grid>
  )
}

/** Phones she has, masked, each of which may be hers no more; and room for two others. */
function Phones({ ui, form, values, person }: Pick<Props, 'ui' | 'form' | 'values' | 'person'>) {
  const words = say(ui)
  const had = person?.phones ?? []
  return (
    <Section title={words('phones')}>
      {had.length > 0 && (
        <CheckboxGroup
          ui={ui}
          name="dropPhones"
          label={words('phones_had')}
          description={words('phones_had_hint')}
          options={had.map(({ masked, kind }, index) => ({
            value: String(index),
            label: kind === 'own' ? masked : `${masked} (${words(`phone_${kind}`)})`,
          }))}
          optional
        />
      )}
      {NEW_PHONES.map((name, index) => (
        <Grid min="sm">
          <Field
            ui={ui}
            name={name}
            label={words(had.length + index === 0 ? 'phone' : 'phone_other')}
            value={values[name]}
            error={index === 0 ? fieldError(ui, form, 'phone') : undefined}
            type="tel"
            optional
            maxlength={20}
          />
          <Select
            ui={ui}
            name={`${name}Kind`}
            label={words('phone_kind')}
            options={PHONE_KINDS.map((kind) => ({ value: kind, label: words(`phone_${kind}`) }))}
            value={values[`${name}Kind`] ?? 'own'}
          />
        </Grid>
      ))}
    </Section>
  )
}
