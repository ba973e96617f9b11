import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Section } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import { writeHours, type Hours } from '../../contact.rules.ts'
import type { ContactView } from '../../organisation.schema.ts'

type Props = { ui: Ui; contact: ContactView | null }

/** How the unit is reached; what it does not say is left out. */
export function ContactFacts({ ui, contact, place }: Props & { place?: string | undefined }) {
  const t = (key: string) => ui.t(`organisation.contact.${key}`)
  if (!contact) return null
  const { line, phone, email, website, latitude, longitude, hours } = contact
  const address = [line, place].filter((part) => part !== undefined && part !== '').join(', ')
  const rows = [
    { key: t('line'), value: address },
    { key: t('phone'), value: phone && <a href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}>{phone}</a> },
    { key: t('email'), value: email && <a href={`mailto:${email}`}>{email}</a> },
    { key: t('website'), value: website && <a href={website}>{website}</a> },
    {
      key: t('map'),
      value: latitude !== null && longitude !== null && <a href={`geo:${latitude},${longitude}`}>{t('openMap')}</a>,
    },
    { key: t('hours'), value: hours.length > 0 && <HoursList ui={ui} hours={hours} /> },
  ]
  const said = rows.filter(({ value }) => Boolean(value))
  if (said.length === 0) return null
  return (
    <Section title={t('title')}>
      <SummaryList ui={ui} rows={said} />
    </Section>
  )
}

function HoursList({ ui, hours }: { ui: Ui; hours: readonly Hours[] }) {
  return (
    <ul class="mc-plain">
      {hours.map(({ days, from, to }) => (
        <li>
          {days
            .split('-')
            .map((day) => ui.t(`organisation.weekday.${day}`))
            .join(' – ')}
          : {from} – {to}
        </li>
      ))}
    </ul>
  )
}

export function ContactForm({ ui, contact, words }: Props & { words: FormWords }) {
  const field = (name: 'line' | 'phone' | 'email' | 'website' | 'latitude' | 'longitude') => ({
    ui,
    name: `contact.${name}`,
    label: ui.t(`organisation.contact.${name}`),
    optional: true,
    value: words.typed('contact', name) ?? String(contact?.[name] ?? ''),
    error: words.error('contact', name),
  })
  return (
    <Details summary={ui.t('organisation.contact.edit')} open={words.isSent('contact')}>
      <Form ui={ui} action="contact" hidden={{ 'contact.version': String(contact?.version ?? 0) }}>
        <Field {...field('line')} maxlength={200} />
        <Field {...field('phone')} type="tel" width="md" maxlength={40} />
        <Field {...field('email')} type="email" maxlength={120} />
        <Field {...field('website')} type="url" description={ui.t('organisation.contact.webHint')} maxlength={300} />
        <Field {...field('latitude')} inputmode="decimal" width="sm" />
        <Field {...field('longitude')} inputmode="decimal" width="sm" />
        <Textarea
          ui={ui}
          name="contact.hours"
          label={ui.t('organisation.contact.hours')}
          description={ui.t('organisation.contact.hoursHint')}
          optional
          rows={3}
          value={words.typed('contact', 'hours') ?? writeHours(contact?.hours ?? [])}
          error={words.error('contact', 'hours')}
        />
        <div>
          <Button variant="secondary">{ui.t('organisation.contact.save')}</Button>
        </div>
      </Form>
    </Details>
  )
}
