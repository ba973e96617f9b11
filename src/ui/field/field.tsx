import type { ComponentChildren } from 'preact'
import type { Ui } from '../ui.ts'
import { fieldId } from '../ui.ts'

/** What every control shares. `label`, `description` and `error` are already translated. */
export type FieldBase = {
  ui: Ui
  name: string
  label: string
  description?: string | undefined
  error?: string | undefined
  /** Required is the rule, so the optional fields are marked in words. */
  optional?: boolean | undefined
}

export type FieldProps = FieldBase & {
  value?: string | undefined
  type?: 'text' | 'tel' | 'email' | 'number' | 'password' | 'search' | 'url' | 'time'
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal'
  autocomplete?: string
  maxlength?: number
  placeholder?: never
  /** Width in characters, a hint about the expected length. */
  width?: 'xs' | 'sm' | 'md' | 'full'
  spellcheck?: boolean
  readonly?: boolean
}

export type TextareaProps = FieldBase & { value?: string | undefined; rows?: number; maxlength?: number }

export type Option = { value: string; label: string; description?: string; disabled?: boolean }

export type SelectProps = FieldBase & { value?: string | undefined; options: readonly Option[]; empty?: string }

/** One-line text input with label, description and error. */
export function Field(props: FieldProps) {
  const { ui, name, label, description, error, optional, value, width, spellcheck, type = 'text', ...rest } = props
  return (
    <FieldFrame {...{ ui, name, label, description, error, optional }}>
      <input
        class={width && width !== 'full' ? `ds-input mc-w-${width}` : 'ds-input'}
        // Preact types each input type apart; the union of ours renders the same element.
        type={type as 'text'}
        name={name}
        value={value}
        {...controlState(props)}
        {...(spellcheck === false && { spellcheck: false })}
        {...rest}
      />
    </FieldFrame>
  )
}

/** Several lines of text. */
export function Textarea({ rows = 4, value, maxlength, ...props }: TextareaProps) {
  return (
    <FieldFrame {...props}>
      <textarea
        class="ds-input"
        name={props.name}
        rows={rows}
        {...(maxlength !== undefined && { maxlength })}
        {...controlState(props)}
        value={value ?? ''}
      />
    </FieldFrame>
  )
}

/** A native select: no script, no surprises on old phones. */
export function Select({ options, empty, value, ...props }: SelectProps) {
  return (
    <FieldFrame {...props}>
      <select class="ds-input" name={props.name} {...controlState(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Label, description and error around any control whose id is `fieldId(name)`. */
export function FieldFrame({ children, ...props }: FieldBase & { children: ComponentChildren }) {
  const { ui, name, label, description, error, optional } = props
  const id = fieldId(name)
  ui.labels?.set(id, label)
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
        {optional && <span class="mc-optional"> {ui.t('ui.field.optional')}</span>}
      </label>
      {description && (
        <p data-field="description" id={`${id}-hint`}>
          {description}
        </p>
      )}
      {children}
      <FieldError id={`${id}-error`} error={error} ui={ui} />
    </div>
  )
}

/** The message under a control. */
export function FieldError({ id, error, ui }: { id: string; error: string | undefined; ui: Ui }) {
  if (!error) return null
  return (
    <p class="mc-error" id={id}>
      <span class="ds-sr-only">{ui.t('ui.field.error')} </span>
      {error}
    </p>
  )
}

/** id, aria-invalid and aria-describedby of a control, from the same props as its frame. */
export function controlState({ name, description, error }: Pick<FieldBase, 'name' | 'description' | 'error'>) {
  const id = fieldId(name)
  const described = [description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
    ...(described !== '' && { 'aria-describedby': described }),
  }
}
