import type { ComponentChildren } from 'preact'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section } from '#ui/layout/layout.tsx'
import { END_REASONS } from '../../member.rules.ts'
import type { MemberView, UnitChoices } from '../../member.schema.ts'
import { DecisionFields } from './decision-fields.tsx'
import { say, unitOptions } from './member-words.ts'

type Props = { ui: PageUi; form: FormState; member: MemberView; units: UnitChoices }

/** Everything an officer of her unit can do now, each behind its own line so that the page stays calm. */
export function MemberActions(props: Props) {
  const { ui, form, member } = props
  const words = say(ui)
  const { can } = member
  if (can.length === 0) return null
  const transfer = member.transfers.find((one) => one.state === 'requested' || one.state === 'released')
  return (
    <Section title={words('actions.title')}>
      {can.includes('decide') && <Decide {...props} />}
      {transfer?.can.includes('withdraw') && (
        <Form ui={ui} action="withdraw" hidden={{ transfer: transfer.id }}>
          <p>{words('transfer.under_way', { unit: transfer.to.name })}</p>
          <Button variant="secondary">{words('transfer.withdraw')}</Button>
        </Form>
      )}
      {can.includes('transfer') && !transfer && (
        <LinkButton href={`/desk/transfers/new?member=${member.id}`} variant="secondary" icon="arrow-right">
          {words('actions.transfer')}
        </LinkButton>
      )}
      {can.includes('change_kind') && <ChangeKind {...props} />}
      {can.includes('suspend') && <Dated {...props} action="suspend" reason="needed" />}
      {can.includes('resume') && <Dated {...props} action="resume" reason="optional" />}
      {can.includes('end') && <End {...props} />}
      {can.includes('readmit') && <Readmit {...props} />}
      {can.includes('correct') && <Correct {...props} />}
      {can.includes('card') && (
        <Form ui={ui} action="card" layout="row">
          <Button variant="secondary" icon="print">
            {words('actions.card')}
          </Button>
          <Button variant="tertiary" name="action" value="renew">
            {words('actions.renew')}
          </Button>
        </Form>
      )}
      {form.error && <p class="mc-hint">{words('actions.refused')}</p>}
    </Section>
  )
}

function Action({
  ui,
  form,
  member,
  action,
  children,
  danger,
}: Omit<Props, 'units'> & { action: string; danger?: true; children: ComponentChildren }) {
  const words = say(ui)
  return (
    <Details summary={words(`actions.${action}`)} open={form.error !== undefined && form.typed['action'] === action}>
      <Form ui={ui} action={action} hidden={{ version: String(member.version) }}>
        {children}
        <div>
          <Button variant="secondary" {...(danger && { color: 'danger' })}>
            {words(`actions.${action}_do`)}
          </Button>
        </div>
      </Form>
    </Details>
  )
}

const Day = ({ ui, form, name = 'on', label }: { ui: PageUi; form: FormState; name?: string; label: string }) => (
  <DateField ui={ui} name={name} label={label} value={form.typed[name]} error={fieldError(ui, form, name)} optional />
)
const Why = ({ ui, form, optional = false }: { ui: PageUi; form: FormState; optional?: boolean }) => (
  <Field
    ui={ui}
    name="reason"
    label={say(ui)('reason')}
    value={form.typed['reason']}
    error={fieldError(ui, form, 'reason')}
    optional={optional}
    maxlength={500}
  />
)
const Unit = ({ ui, form, units, name }: { ui: PageUi; form: FormState; units: UnitChoices; name: string }) => (
  <Select
    ui={ui}
    name={name}
    label={say(ui)('unit')}
    empty={say(ui)('new.choose_unit')}
    options={unitOptions(units)}
    value={form.typed[name]}
    error={fieldError(ui, form, name)}
  />
)

function Decide({ ui, form, member }: Props) {
  const words = say(ui)
  return (
    <Form ui={ui} action="admit" hidden={{ application: member.application?.id ?? '' }}>
      <DecisionFields ui={ui} form={form} />
      <Why ui={ui} form={form} optional />
      <Row>
        <Button icon="check">{words('application.admit')}</Button>
        <Button variant="secondary" color="danger" name="action" value="refuse">
          {words('application.refuse')}
        </Button>
      </Row>
    </Form>
  )
}

function ChangeKind(props: Props) {
  const { ui, form, member } = props
  const options = member.kinds.map(({ kind, name }) => ({ value: kind, label: name }))
  return (
    <Action {...props} action="kind">
      <Select
        ui={ui}
        name="kind"
        label={say(ui)('kind_label')}
        options={options}
        value={form.typed['kind'] ?? member.kind.kind}
        error={fieldError(ui, form, 'kind')}
      />
      <Day ui={ui} form={form} label={say(ui)('actions.from')} />
      <DecisionFields ui={ui} form={form} optional />
    </Action>
  )
}

function Dated(props: Props & { action: 'suspend' | 'resume'; reason: 'needed' | 'optional' }) {
  const { ui, form } = props
  return (
    <Action {...props}>
      <Day ui={ui} form={form} label={say(ui)('actions.from')} />
      <Why ui={ui} form={form} optional={props.reason === 'optional'} />
    </Action>
  )
}

function End(props: Props) {
  const { ui, form } = props
  const words = say(ui)
  const options = END_REASONS.map((why) => ({ value: why, label: words(`end_reason.${why}`) }))
  return (
    <Action {...props} action="end" danger>
      <Select
        ui={ui}
        name="why"
        label={words('actions.why')}
        options={options}
        value={form.typed['why']}
        error={fieldError(ui, form, 'why')}
      />
      <Day ui={ui} form={form} label={words('actions.last_day')} />
      <Why ui={ui} form={form} optional />
      <DecisionFields ui={ui} form={form} optional />
    </Action>
  )
}

function Readmit(props: Props) {
  const { ui, form, member, units } = props
  const options = member.kinds.map(({ kind, name }) => ({ value: kind, label: name }))
  return (
    <Action {...props} action="readmit">
      <Unit ui={ui} form={form} units={units} name="unit" />
      <Select
        ui={ui}
        name="kind"
        label={say(ui)('kind_label')}
        options={options}
        value={form.typed['kind'] ?? 'ordinary'}
        error={fieldError(ui, form, 'kind')}
      />
      <Day ui={ui} form={form} label={say(ui)('actions.from')} />
      <DecisionFields ui={ui} form={form} />
    </Action>
  )
}

function Correct(props: Props) {
  const { ui, form, units, member } = props
  const words = say(ui)
  const hasEnded = member.state === 'left' || member.state === 'dead'
  return (
    <Action {...props} action="correct">
      <p class="mc-hint">{words('actions.correct_text')}</p>
      {hasEnded && (
        <Checkbox
          ui={ui}
          name="notEnded"
          label={words('actions.not_ended')}
          description={words('actions.not_ended_text')}
          checked={form.typed['notEnded'] === 'yes'}
          error={fieldError(ui, form, 'notEnded')}
        />
      )}
      <Day ui={ui} form={form} name="joinedOn" label={words('joined')} />
      <Day ui={ui} form={form} name="seniorityFrom" label={words('seniority')} />
      <Unit ui={ui} form={form} units={units} name="place.unit" />
      <Day ui={ui} form={form} name="place.from" label={words('actions.place_from')} />
      <Day ui={ui} form={form} name="place.to" label={words('actions.place_to')} />
      <Why ui={ui} form={form} />
    </Action>
  )
}
