import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { UnitPicker } from '#ui/unit-picker/unit-picker.tsx'
import type { Correctable } from '../../person-correction.rules.ts'
import type { OwnCorrection } from '../../person-correction.schema.ts'
import type { OwnPerson } from '../../person.schema.ts'
import { phoneNames, PROVINCE, UNIT, wasOf, type Places, type Values } from './correction-values.ts'
import { BirthField, LineField, NameField, OtherNamesField, SexField } from './person-fields.tsx'
import { say } from './person-words.ts'

export type CorrectionFormProps = {
  ui: PageUi
  form: FormState
  person: NonNullable<OwnPerson['person']>
  /** What stands there, or was typed. */
  values: Values
  places: Places
  waiting: readonly OwnCorrection[]
}

const order = ['name', 'other_names', 'sex', 'birth', 'phones', 'residence', 'national_id'] as const

/** Every field as it stands; she changes what is wrong. A field with a proposal that waits tells it instead. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { ui, form, values, places, waiting } = props
  const waits = (field: Correctable) => waiting.find((one) => one.field === field)
  const texts = (name: string): string => ui.t(`people.correct.${name}`)
  return (
    <Form ui={ui} action="send" to={places.province ? `${ui.path}?province=${places.province}` : ui.path}>
      {order.map((field) => {
        const one = waits(field)
        return one ? <Waiting ui={ui} one={one} /> : <Control {...props} field={field} />
      })}
      <Field
        ui={ui}
        name="note"
        label={texts('note')}
        description={texts('note_hint')}
        value={values['note']}
        error={fieldError(ui, form, 'note')}
        optional
        maxlength={300}
      />
      <div>
        <Button wide icon="check">
          {texts('send')}
        </Button>
      </div>
    </Form>
  )
}

function Waiting({ ui, one }: { ui: PageUi; one: OwnCorrection }) {
  return (
    <p>
      <strong>{one.label}</strong>: {one.proposed ?? ui.t('people.correct.nothing')}{' '}
      <span class="mc-hint">{ui.t('people.correct.waits')}</span>
    </p>
  )
}

/** What stood there when the form was opened, so that only what she changed is sent. */
const Was = ({ name, values }: { name: string; values: Values }) => (
  <input type="hidden" name={wasOf(name)} value={values[wasOf(name)] ?? values[name] ?? ''} />
)

function Control({ field, ...props }: CorrectionFormProps & { field: Correctable }) {
  const { ui, form, values, person } = props
  const words = say(ui)
  const at = { ui, form, values }
  switch (field) {
    case 'name':
      return (
        <>
          <Was name="name" values={values} />
          <NameField {...at} />
        </>
      )
    case 'other_names':
      return (
        <>
          <Was name="otherNames" values={values} />
          <OtherNamesField {...at} />
        </>
      )
    case 'sex':
      return (
        <>
          <Was name="sex" values={values} />
          <SexField {...at} />
        </>
      )
    case 'birth':
      return (
        <>
          <Was name="birth" values={values} />
          <BirthField {...at} />
        </>
      )
    case 'phones':
      return <Phones {...props} />
    case 'residence':
      return <Residence {...props} />
    case 'national_id':
      return (
        <Field
          ui={ui}
          name="nationalId"
          value={values['nationalId']}
          error={fieldError(ui, form, 'nationalId')}
          label={words('national_id')}
          description={
            person.nationalId === null
              ? ui.t('people.correct.id_none')
              : ui.t('people.correct.id_hint', { number: person.nationalId })
          }
          inputmode="numeric"
          autocomplete="off"
          optional
          maxlength={20}
        />
      )
  }
}

/** One input for each phone she has, and one more; what she empties is hers no more. */
function Phones({ ui, form, person, values }: CorrectionFormProps) {
  const words = say(ui)
  const names = phoneNames(person)
  return (
    <>
      {names.map((name, index) => {
        const kind = person.phones[index]?.kind ?? 'own'
        const label = index === 0 ? words('phone') : ui.t('people.correct.phone_more', { n: index + 1 })
        return (
          <>
            <Was name={name} values={values} />
            <input type="hidden" name={`${name}.kind`} value={kind} />
            <Field
              ui={ui}
              name={name}
              label={kind === 'own' ? label : `${label} (${words(`phone_${kind}`)})`}
              {...(index < person.phones.length && { description: ui.t('people.correct.phone_hint') })}
              value={values[name]}
              error={fieldError(ui, form, name)}
              type="tel"
              optional
              maxlength={20}
            />
          </>
        )
      })}
    </>
  )
}

function Residence({ ui, form, values, places }: CorrectionFormProps) {
  const words = say(ui)
  const { province, provinces, communes } = places
  const error = fieldError(ui, form, UNIT)
  return (
    <>
      <Was name={UNIT} values={values} />
      <Was name="residence.line" values={values} />
      <UnitPicker
        ui={ui}
        name={UNIT}
        label={words('residence')}
        provinces={provinces}
        {...(province !== undefined && { province: values[PROVINCE] ?? province, communes })}
        {...(values[UNIT] && { value: values[UNIT] })}
        {...(error !== undefined && { error })}
        chooseAction={{ name: 'action', value: 'communes' }}
      />
      <LineField ui={ui} form={form} values={values} name="residence.line" />
    </>
  )
}
