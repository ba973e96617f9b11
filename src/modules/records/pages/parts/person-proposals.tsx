import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { CorrectedField, PersonCorrectionList, PersonCorrections } from '#modules/people/index.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { words } from './record-words.tsx'

type Typed = Readonly<Record<string, string>>
const SEEN = '.seen'
/** The proposals of a form that was sent, in its order. */
const sentIn = (typed: Typed) =>
  Object.keys(typed).flatMap((name) => (name.endsWith(SEEN) ? [name.slice(0, -SEEN.length)] : []))

/** What was chosen in the form of one person; a field without an answer goes on waiting. */
export function decisionsIn(typed: Typed) {
  const chosen = sentIn(typed).filter((id) => (typed[`${id}.decision`] ?? '') !== '')
  return chosen.map((correction) => ({
    correction,
    decision: typed[`${correction}.decision`] as 'accept',
    word: typed[`${correction}.word`] ?? '',
    seen: typed[`${correction}${SEEN}`] ?? '',
  }))
}

/** The refused form with its problems at the fields of the page: `decisions.0.word` is the first that was answered. */
export function atFields(form: FormState): FormState {
  if (form.typed['action'] !== 'decide') return form
  const answered = decisionsIn(form.typed).map(({ correction }) => correction)
  const first = sentIn(form.typed)[0] ?? ''
  const place = (path: string) => {
    const [, index, field] = path.split('.')
    return index === undefined ? `${first}.decision` : `${answered[Number(index)]}.${field}`
  }
  return { ...form, problems: form.problems.map((one) => ({ ...one, path: place(one.path) })) }
}

type Props = { ui: PageUi; form: FormState; list: PersonCorrectionList }

/** What people say is wrong of themselves: name, birth, phones, where they live. Each sending is answered at once. */
export function PersonProposals({ ui, form, list }: Props) {
  const word = words(ui)
  return (
    <Section title={word('corrections.person_title')}>
      {list.items.map((one) => (
        <Sending ui={ui} form={form} one={one} />
      ))}
      {list.next !== null && (
        <div>
          <LinkButton
            variant="secondary"
            iconEnd="arrow-right"
            href={`${ui.path}?${new URLSearchParams({ people: list.next }).toString()}`}
          >
            {word('corrections.more_people')}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}

type SendingProps = { ui: PageUi; form: FormState; one: PersonCorrections }

function Sending({ ui, form, one }: SendingProps) {
  const word = words(ui)
  const mine = form.typed['sending'] === one.sending ? form : { ...form, typed: {}, problems: [] }
  const masked = one.fields.filter((field) => field.masked)
  const open = one.fields.filter((field) => !field.masked)
  return (
    <Card>
      <h3 class="ds-heading" data-size="xs">
        <Link href={`/desk/people/${one.person}`}>{one.name}</Link>
      </h3>
      <p class="mc-hint">
        {one.unitName} · {formatMoment(new Date(one.proposedAt))}
      </p>
      {one.note !== '' && (
        <p>
          {word('corrections.person_note')}: {one.note}
        </p>
      )}
      {masked.map((field) => (
        <div class="mc-stack mc-gap-sm">
          <OldAndNew ui={ui} field={field} />
          {one.may && <Open ui={ui} form={mine} sending={one.sending} field={field} />}
        </div>
      ))}
      {!one.may && open.map((field) => <OldAndNew ui={ui} field={field} />)}
      {!one.may && <p class="mc-hint">{word('corrections.not_yours')}</p>}
      {one.may && open.length > 0 && (
        <Form ui={ui} action="decide" hidden={{ sending: one.sending }}>
          {open.map((field) => (
            <Decide ui={ui} form={mine} field={field} />
          ))}
          <p class="mc-hint">{word('corrections.later')}</p>
          <div>
            <Button icon="check">{word('corrections.send')}</Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

function OldAndNew({ ui, field }: { ui: PageUi; field: CorrectedField }) {
  const word = words(ui)
  const { label, current, proposed, before, changed } = field
  return (
    <div class="mc-stack mc-gap-xs">
      <h4 class="ds-heading" data-size="2xs">
        {label}
      </h4>
      <SummaryList
        ui={ui}
        rows={[
          { key: word('corrections.current'), value: current },
          { key: word('corrections.proposed'), value: proposed && <strong>{proposed}</strong> },
        ]}
      />
      {changed && <p role="status">{word('corrections.changed', { before: before ?? word('nothing') })}</p>}
    </div>
  )
}

function Decide({ ui, form, field }: { ui: PageUi; form: FormState; field: CorrectedField }) {
  const word = words(ui)
  const [decision, said] = [`${field.id}.decision`, `${field.id}.word`]
  const options = [
    { value: 'accept', label: word('corrections.accept') },
    { value: 'refuse', label: word('corrections.refuse') },
  ]
  return (
    <div class="mc-stack mc-gap-sm">
      <OldAndNew ui={ui} field={field} />
      <input type="hidden" name={`${field.id}${SEEN}`} value={field.seen} />
      <RadioGroup
        ui={ui}
        name={decision}
        label={word('corrections.decision', { field: field.label })}
        layout="row"
        options={options}
        value={form.typed[decision]}
        error={fieldError(ui, form, decision)}
      />
      <Field
        ui={ui}
        name={said}
        label={word('corrections.word')}
        value={form.typed[said]}
        error={fieldError(ui, form, said)}
        maxlength={300}
      />
    </div>
  )
}

/** Phones are shown at a tap; the number of a card for a reason, once more proving who asks. */
function Open({ ui, form, sending, field }: { ui: PageUi; form: FormState; sending: string; field: CorrectedField }) {
  const word = words(ui)
  const hidden = { correction: field.id, sending }
  if (field.field === 'phones')
    return (
      <Form ui={ui} action="phones" hidden={hidden} layout="row">
        <Button variant="secondary" icon="phone">
          {word('corrections.show_phones')}
        </Button>
      </Form>
    )
  const sent = form.typed['action'] === 'number'
  return (
    <Details summary={word('corrections.show_id')} open={sent}>
      <Form ui={ui} action="number" hidden={hidden}>
        <Field
          ui={ui}
          name="reason"
          label={word('corrections.why_id')}
          description={ui.t('people.page.reason_hint')}
          maxlength={500}
          {...(sent && { value: form.typed['reason'], error: fieldError(ui, form, 'reason') })}
        />
        <div>
          <Button variant="secondary" icon="eye">
            {word('corrections.show_id')}
          </Button>
        </div>
      </Form>
    </Details>
  )
}
