import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Ui } from '#ui/ui.ts'
import type { ComponentChildren } from 'preact'
import { fieldError } from '#ui/form/form-problems.tsx'

const BOX = 'may.'
const boxOf = (permission: string) => `${BOX}${permission.replace(':', '.')}`

export type PermissionChoice = { permission: string; module: string; label: string; givable: boolean }

/** What the form shows when nothing was typed yet. */
export type RoleValues = {
  names: { vi: string; en: string; pl: string }
  permissions: readonly string[]
  gives: 'own' | 'all'
  secondFactor: boolean
  idleMinutes: number
  absoluteMinutes: number
}

export const emptyRole: RoleValues = {
  names: { vi: '', en: '', pl: '' },
  permissions: [],
  gives: 'own',
  secondFactor: false,
  idleMinutes: 120,
  absoluteMinutes: 720,
}

/** The form's fields as the operations take them. What one may not give stays as it was. */
export function readRoleForm(form: FormPost, kept: readonly string[] = []) {
  const chosen = Object.keys(form.all)
    .filter((name) => name.startsWith(BOX) && form.text(name) === 'yes')
    .map((name) => name.slice(BOX.length).replace('.', ':'))
  return {
    names: { vi: form.text('names.vi'), en: form.text('names.en'), pl: form.text('names.pl') },
    permissions: [...new Set([...chosen, ...kept])],
    gives: form.text('gives') === 'all' ? ('all' as const) : ('own' as const),
    secondFactor: form.text('secondFactor') === 'yes',
    idleMinutes: form.text('idleMinutes'),
    absoluteMinutes: form.text('absoluteMinutes'),
  }
}

type RoleFormProps = {
  ui: Ui
  form: FormState
  action: string
  values: RoleValues
  choices: readonly PermissionChoice[]
  hidden?: Record<string, string>
  /** Fields above the others. */
  children?: ComponentChildren
}

/** Names, permissions in words by module, and how long sessions last. */
export function RoleForm({ ui, form, action, values, choices, hidden, children }: RoleFormProps) {
  const words = (key: string) => ui.t(`identity.roles.${key}`)
  const typed = (name: string, value: string) => form.typed[name] ?? value
  const base = (name: string, label: string) => ({ ui, name, label: words(label), error: fieldError(ui, form, name) })
  const wasSent = form.error !== undefined
  const yes = wasSent ? form.typed['secondFactor'] === 'yes' : values.secondFactor
  return (
    <Form ui={ui} action={action} {...(hidden && { hidden })}>
      {children}
      {(['vi', 'en', 'pl'] as const).map((locale) => (
        <Field
          {...base(`names.${locale}`, `name_${locale}`)}
          value={typed(`names.${locale}`, values.names[locale])}
          width="md"
          maxlength={60}
          autocomplete="off"
        />
      ))}
      <Permissions {...{ ui, form, values, choices }} />
      <RadioGroup
        {...base('gives', 'gives')}
        description={words('gives_hint')}
        value={typed('gives', values.gives)}
        options={(['own', 'all'] as const).map((value) => ({ value, label: words(`gives_${value}`) }))}
      />
      <Checkbox ui={ui} name="secondFactor" label={words('second_factor_ask')} checked={yes} />
      <Field
        {...base('idleMinutes', 'idle')}
        value={typed('idleMinutes', String(values.idleMinutes))}
        inputmode="numeric"
        width="xs"
      />
      <Field
        {...base('absoluteMinutes', 'absolute')}
        value={typed('absoluteMinutes', String(values.absoluteMinutes))}
        inputmode="numeric"
        width="xs"
      />
      <div>
        <Button>{words('save')}</Button>
      </div>
    </Form>
  )
}

/** A group of boxes a module. What the reader could not give is named and stays as it is. */
function Permissions({ ui, form, values, choices }: Pick<RoleFormProps, 'ui' | 'form' | 'values' | 'choices'>) {
  const modules = [...new Set(choices.map(({ module }) => module))]
  const ticked = (permission: string) =>
    form.error === undefined ? values.permissions.includes(permission) : form.typed[boxOf(permission)] === 'yes'
  const kept = choices.filter(({ permission, givable }) => !givable && values.permissions.includes(permission))
  return (
    <>
      {modules.map((module) => {
        const here = choices.filter((choice) => choice.module === module && choice.givable)
        if (here.length === 0) return null
        const name = `group.${here[0]?.permission ?? ''}`
        return (
          <Fieldset ui={ui} name={name} label={module}>
            {here.map(({ permission, label }) => (
              <Checkbox ui={ui} name={boxOf(permission)} label={label} checked={ticked(permission)} />
            ))}
          </Fieldset>
        )
      })}
      {kept.length > 0 && (
        <Notice title={ui.t('identity.roles.kept')}>
          <ul>
            {kept.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
