import type { FormState, PageUi } from '#kernel/http/page.ts'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field } from '#ui/field/field.tsx'
import type { MandateKind, Side } from '../../mandate.rules.ts'
import type { RequestWay } from '../../request.rules.ts'
import { fieldError } from '#ui/form/form-problems.tsx'

type Props = { ui: PageUi; form: FormState }

/** The child, the person under guardianship or the organisation, as the paper says it. */
export function PersonFields({ ui, form, kind }: Props & { kind: MandateKind }) {
  const field = (name: string, key: string, hint?: string) => (
    <Field
      ui={ui}
      name={`person.${name}`}
      label={ui.t(`mandates.person.${kind}_${key}`)}
      description={hint && ui.t(`mandates.person.${hint}`)}
      value={form.typed[`person.${name}`]}
      error={fieldError(ui, form, `person.${name}`)}
      autocomplete="off"
      {...(name === 'number' && { inputmode: 'text' as const, width: 'md' as const, spellcheck: false })}
    />
  )
  return (
    <>
      {field('name', 'name')}
      {field('number', 'number', `${kind}_number_hint`)}
      {kind === 'guardian' && (
        <DateField
          ui={ui}
          name="person.birthDate"
          label={ui.t('mandates.person.birth')}
          description={ui.t('mandates.person.birth_hint')}
          value={form.typed['person.birthDate']}
          error={fieldError(ui, form, 'person.birthDate')}
          optional
        />
      )}
    </>
  )
}

/** How the other side is reached: with her phone here and now, or by her number. */
export function WayFields({ ui, form, ways, side }: Props & { ways: readonly RequestWay[]; side: Side }) {
  if (ways.length < 2) return null
  const contact = ways.includes('contact')
  return (
    <>
      <RadioGroup
        ui={ui}
        name="way"
        label={ui.t('mandates.new.way')}
        value={form.typed['way'] ?? ways[0]}
        error={fieldError(ui, form, 'way')}
        options={ways.map((way) => ({
          value: way,
          label: ui.t(`mandates.way.${way}`),
          description: ui.t(`mandates.way.${way}_text`),
        }))}
      />
      {contact && (
        <Field
          ui={ui}
          name="contact"
          label={ui.t(`mandates.new.contact_${side}`)}
          description={ui.t('mandates.new.contact_hint')}
          value={form.typed['contact']}
          error={fieldError(ui, form, 'contact')}
          width="md"
          autocomplete="off"
          spellcheck={false}
          maxlength={60}
          optional
        />
      )}
    </>
  )
}
