import { Field } from '#ui/field/field.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { UnitPicker } from '#ui/unit-picker/unit-picker.tsx'
import { textAt, type FieldView } from './field-view.ts'

type Props = {
  view: FieldView
  name: string
  label: string
  description?: string | undefined
  optional: boolean
  value: unknown
}

/** An address: the commune, chosen one branch at a time, and the line below it. */
export function AddressQuestion({ view, name, label, description, optional, value }: Props) {
  const { ui, errors, units } = view
  const province = view.provinces[`${name}.unit`]
  const communes = province === undefined ? undefined : units.communes[province]
  const error = errors.get(`${name}.unit`)
  const unit = textAt(value, 'unit')
  return (
    <Stack gap="sm">
      <UnitPicker
        ui={ui}
        name={`${name}.unit`}
        label={optional ? `${label} ${ui.t('ui.field.optional')}` : label}
        provinces={units.provinces}
        {...(description !== undefined && { description })}
        {...(province !== undefined && { province })}
        {...(communes && { communes })}
        {...(unit !== undefined && { value: unit })}
        {...(error !== undefined && { error })}
      />
      <Field
        ui={ui}
        name={`${name}.line`}
        label={ui.t('forms.words.address.line')}
        description={ui.t('forms.hints.addressLine')}
        value={textAt(value, 'line')}
        error={errors.get(`${name}.line`)}
        maxlength={200}
      />
    </Stack>
  )
}
