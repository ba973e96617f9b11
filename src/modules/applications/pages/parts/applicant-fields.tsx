import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { AddressQuestion } from './address-question.tsx'
import { textAt, type FieldView } from './field-view.ts'

/** Who applies: the same questions for every procedure. */
type Props = { view: FieldView; raw: Record<string, unknown>; offered?: { level: number } | null }

export function ApplicantFields({ view, raw, offered }: Props) {
  const { ui } = view
  const address = 'applicant.address'
  const given = raw['address'] !== undefined
  const wrong = [...view.errors.keys()].some((name) => name.startsWith(address))
  // Another province was chosen in it: the page that comes back shows its communes.
  const chosen = view.chosen.includes(`${address}.unit`)
  const field = (key: 'fullName' | 'nationalId' | 'phone' | 'email') => ({
    ui,
    name: `applicant.${key}`,
    label: ui.t(`forms.applicant.${key}`),
    value: textAt(raw, key),
    error: view.errors.get(`applicant.${key}`),
  })
  return (
    <>
      {offered && (
        <Notice tone="info">
          <p>{ui.t(offered.level > 0 ? 'applications.form.offered_proved' : 'applications.form.offered')}</p>
        </Notice>
      )}
      <Field
        {...field('fullName')}
        description={ui.t('forms.hints.fullName')}
        autocomplete="name"
        spellcheck={false}
        maxlength={100}
      />
      <Field
        {...field('nationalId')}
        description={ui.t('forms.hints.nationalId')}
        inputmode="numeric"
        maxlength={20}
        width="md"
      />
      <Field
        {...field('phone')}
        description={ui.t('forms.hints.phone')}
        type="tel"
        autocomplete="tel"
        maxlength={20}
        width="md"
      />
      <Field {...field('email')} type="email" autocomplete="email" maxlength={254} optional />
      <Details
        summary={`${ui.t('forms.applicant.address')} ${ui.t('ui.field.optional')}`}
        open={given || wrong || chosen}
      >
        <AddressQuestion
          view={view}
          name={address}
          label={ui.t('forms.applicant.address')}
          optional={false}
          value={raw['address']}
        />
      </Details>
    </>
  )
}
