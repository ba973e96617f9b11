import { Field } from '#ui/field/field.tsx'
import { AddressQuestion } from './address-question.tsx'
import { textAt, type FieldView } from './field-view.ts'

/** Who applies: the same questions for every procedure. */
export function ApplicantFields({ view, raw }: { view: FieldView; raw: Record<string, unknown> }) {
  const { ui } = view
  const field = (key: 'fullName' | 'nationalId' | 'phone' | 'email') => ({
    ui,
    name: `applicant.${key}`,
    label: ui.t(`forms.applicant.${key}`),
    value: textAt(raw, key),
    error: view.errors.get(`applicant.${key}`),
  })
  return (
    <>
      <Field {...field('fullName')} description={ui.t('forms.hints.fullName')} autocomplete="name" spellcheck={false} maxlength={100} />
      <Field {...field('nationalId')} description={ui.t('forms.hints.nationalId')} inputmode="numeric" maxlength={20} width="md" />
      <Field {...field('phone')} description={ui.t('forms.hints.phone')} type="tel" autocomplete="tel" maxlength={20} width="md" />
      <Field {...field('email')} type="email" autocomplete="email" maxlength={254} optional />
      <AddressQuestion view={view} name="applicant.address" label={ui.t('forms.applicant.address')} optional value={raw['address']} />
    </>
  )
}
