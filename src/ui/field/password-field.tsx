import { controlState, FieldFrame, type FieldBase } from './field.tsx'
import { fieldId } from '../ui.ts'

export type PasswordFieldProps = FieldBase & { autocomplete: 'current-password' | 'new-password' }

/** A password: pasting and password managers work, and where script runs it can be shown (src/client/loader.ts). */
export function PasswordField({ autocomplete, ...props }: PasswordFieldProps) {
  const { ui, name } = props
  return (
    <FieldFrame {...props}>
      <input class="ds-input" type="password" name={name} autocomplete={autocomplete} {...controlState(props)} />
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        data-reveal={fieldId(name)}
        data-other={ui.t('ui.password.hide')}
        aria-pressed="false"
        hidden
      >
        {ui.t('ui.password.show')}
      </button>
    </FieldFrame>
  )
}
