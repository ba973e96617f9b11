import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { ownPath, ownTabs } from '#modules/membership/index.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Link } from '#ui/link/link.tsx'
import { StateTag, type TagColor } from '#ui/tag/tag.tsx'
import { getOwnRecord } from '../operations/own-record.ts'
import { proposeCorrection, withdrawCorrection } from '../operations/propose-correction.ts'
import { OPEN_KINDS, SENSITIVE_KINDS } from '../record.rules.ts'
import type { CorrectionView, FieldView, OwnRecordView } from '../record.schema.ts'
import { Brought } from './parts/brought.tsx'
import { entryTitle, entryWhen, under, words } from './parts/record-words.tsx'

const OWN = '/account/membership/record'

/** What the association keeps of her; she says what is wrong, field by field, and sees what became of it. */
export const ownRecordPage = page<OwnRecordView>({
  path: OWN,
  creates: true,
  load: (p) => p.run(getOwnRecord, { member: p.query.get('member') ?? '' }),
  view: (record, ui, form) => <OwnRecord record={record} ui={ui} form={under(form, form.typed['field'])} />,
  actions: {
    async propose(p, form) {
      const [member, field] = [form.text('member'), form.text('field')]
      const [typed, note] = [form.text(`${field}.value`).trim(), form.text(`${field}.note`)]
      const value = form.text('kind') === 'date' ? (readDate(typed) ?? typed) : typed
      await p.run(proposeCorrection, { member, field, value, note })
      return p.redirect(`${ownPath(OWN, member)}#proposals`, { id: 'records.flash.proposed' })
    },
    async withdraw(p, form) {
      await p.run(withdrawCorrection, { correction: form.text('correction') })
      return p.redirect(`${ownPath(OWN, form.text('member'))}#proposals`, { id: 'records.flash.withdrawn' })
    },
  },
})

function OwnRecord({ record, ui, form }: { record: OwnRecordView; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const { member } = record
  if (!member) {
    return (
      <AccountPage ui={ui} title={word('own.title')}>
        <EmptyState title={word('own.none')} text={word('own.none_text')} />
      </AccountPage>
    )
  }
  const busy = new Set(record.corrections.filter(({ state }) => state === 'open').map(({ field }) => field))
  const tabs = ownTabs(OWN, record.memberships, member.id)
  const kinds = [...OPEN_KINDS, ...SENSITIVE_KINDS].filter((kind) => record.entries.some((one) => one.kind === kind))
  return (
    <AccountPage
      ui={ui}
      title={word('own.title')}
      lead={word('own.lead', { unit: member.unitName })}
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        {tabs.length > 0 && <Tabs label={ui.t('membership.own.tabs')} items={tabs} />}
        <FormProblems ui={ui} form={form} title={word('failed')} />
        <p>{word('own.complete', { percent: record.completeness.percent })}</p>
        <Section title={word('facts')} id="facts">
          <div>
            {record.fields.map((field) => (
              <OwnField ui={ui} form={form} field={field} member={member.id} busy={busy.has(field.key)} />
            ))}
          </div>
        </Section>
        <p class="mc-hint">
          {word('own.person_hint')} <Link href="/account/person">{word('own.person_link')}</Link>
        </p>
        {kinds.map((kind) => (
          <Section title={word(`kind.${kind}`)} level={3}>
            <ul>
              {record.entries
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <li>
                    {entryTitle(ui, one)} ({entryWhen(one)})
                  </li>
                ))}
            </ul>
          </Section>
        ))}
        <Brought ui={ui} brought={record.brought} />
        <Section title={word('own.proposals')} id="proposals">
          {record.corrections.length === 0 && <p>{word('own.no_proposals')}</p>}
          {record.corrections.map((one) => (
            <Proposal ui={ui} one={one} to={ownPath(OWN, member.id)} />
          ))}
        </Section>
      </Stack>
    </AccountPage>
  )
}

type OwnFieldProps = { ui: PageUi; form: FormState; field: FieldView; member: string; busy: boolean }

function OwnField({ ui, form, field, member, busy }: OwnFieldProps) {
  const word = words(ui)
  const sent = form.typed['action'] === 'propose' && form.typed['field'] === field.key
  const name = `${field.key}.value`
  const base = {
    ui,
    name,
    label: word('own.should_be', { field: field.label }),
    ...(sent && { value: form.typed[name], error: fieldError(ui, form, name) }),
  }
  return (
    <Details summary={`${field.label}: ${field.text ?? word('nothing')}`} open={sent}>
      {busy ? (
        <p>{word('own.busy')}</p>
      ) : (
        <Form
          ui={ui}
          action="propose"
          to={ownPath(OWN, member)}
          hidden={{ member, field: field.key, kind: field.kind }}
        >
          {field.kind === 'choice' && <Select {...base} empty={word('choose')} options={field.options} />}
          {field.kind === 'date' && <DateField {...base} />}
          {field.kind === 'text' && <Field {...base} maxlength={200} />}
          <Field
            ui={ui}
            name={`${field.key}.note`}
            label={word('own.note')}
            maxlength={300}
            optional
            {...(sent && { value: form.typed[`${field.key}.note`] })}
          />
          <div>
            <Button variant="secondary">{word('own.propose')}</Button>
          </div>
        </Form>
      )}
    </Details>
  )
}

const tones: Record<CorrectionView['state'], TagColor> = {
  open: 'info',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
}

function Proposal({ ui, one, to }: { ui: PageUi; one: CorrectionView; to: string }) {
  const word = words(ui)
  return (
    <div class="mc-stack mc-gap-xs">
      <p>
        <strong>{one.label}</strong>: {one.proposed}{' '}
        <StateTag label={word(`state.${one.state}`)} tone={tones[one.state]} />
      </p>
      <p class="mc-hint">
        {formatMoment(new Date(one.proposedAt))}
        {one.decision && ` · ${one.decision}`}
      </p>
      {one.state === 'open' && (
        <Form ui={ui} action="withdraw" to={to} hidden={{ correction: one.id, member: one.member }} layout="row">
          <Button variant="tertiary" color="danger" size="sm">
            {word('own.withdraw')}
            <span class="ds-sr-only"> {one.label}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}
