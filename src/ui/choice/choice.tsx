import type { ComponentChildren } from 'preact'
import type { FieldBase, Option } from '../field/field.tsx'
import { FieldError } from '../field/field.tsx'
import { fieldId } from '../ui.ts'

export type RadioGroupProps = FieldBase & {
  options: readonly Option[]
  value?: string | undefined
  /** Big tappable cards; `row` for two or three short answers. */
  layout?: 'cards' | 'row'
}

export type CheckboxProps = Omit<FieldBase, 'optional'> & {
  value?: string
  checked?: boolean
  required?: boolean
  /** Of what it speaks, for those who hear it without the row it stands in. */
  about?: string
}

export type CheckboxGroupProps = FieldBase & { options: readonly Option[]; values?: readonly string[] }

/** One of several answers. The error summary links to the first option. */
export function RadioGroup({ options, value, layout = 'cards', ...props }: RadioGroupProps) {
  return (
    <Fieldset {...props}>
      <div class={`mc-choices mc-choices-${layout}`}>
        {options.map((option, index) => (
          <ChoiceRow type="radio" name={props.name} index={index} option={option} checked={option.value === value} />
        ))}
      </div>
    </Fieldset>
  )
}

/** Any number of answers under one name. */
export function CheckboxGroup({ options, values = [], ...props }: CheckboxGroupProps) {
  return (
    <Fieldset {...props}>
      <div class="mc-choices mc-choices-cards">
        {options.map((option, index) => (
          <ChoiceRow
            type="checkbox"
            name={props.name}
            index={index}
            option={option}
            checked={values.includes(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** A single yes: consent, "same as above". */
export function Checkbox({ ui, value = 'yes', checked = false, about, ...props }: CheckboxProps) {
  const { name, label, description, error } = props
  const id = fieldId(name)
  return (
    <div class="mc-choices">
      <ChoiceRow
        type="checkbox"
        name={name}
        index={0}
        option={{ value, label, ...(description !== undefined && { description }) }}
        checked={checked}
        about={about}
        {...(error ? { error: `${id}-error` } : {})}
      />
      <FieldError id={`${id}-error`} error={error} ui={ui} />
    </div>
  )
}

/** Fieldset with legend, description and error: the frame of every group of controls. */
export function Fieldset({ children, ...props }: FieldBase & { children: ComponentChildren }) {
  const { ui, name, label, description, error, optional } = props
  const id = fieldId(name)
  ui.labels?.set(id, label)
  const described = [description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class="mc-fieldset" {...(described !== '' && { 'aria-describedby': described })}>
      <legend class="ds-label">
        {label}
        {optional && <span class="mc-optional"> {ui.t('ui.field.optional')}</span>}
      </legend>
      {description && (
        <p class="mc-hint" id={`${id}-hint`}>
          {description}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} ui={ui} />
      {children}
    </fieldset>
  )
}

type ChoiceRowProps = {
  type: 'radio' | 'checkbox'
  name: string
  index: number
  option: Option
  checked: boolean
  about?: string | undefined
  error?: string
}

function ChoiceRow({ type, name, index, option, checked, about, error }: ChoiceRowProps) {
  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`
  const described = [option.description && `${id}-text`, error].filter(Boolean).join(' ')
  return (
    <div class="mc-choice">
      <input
        type={type}
        class="ds-input"
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled ?? false}
        {...(error && { 'aria-invalid': 'true' as const })}
        {...(described !== '' && { 'aria-describedby': described })}
      />
      <label for={id}>
        {option.label}
        {about && <span class="ds-sr-only"> {about}</span>}
        {option.description && (
          <span class="mc-hint" id={`${id}-text`}>
            {option.description}
          </span>
        )}
      </label>
    </div>
  )
}
