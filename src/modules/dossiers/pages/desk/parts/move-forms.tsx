import type { FunctionComponent } from 'preact'
import { formatTime } from '#kernel/i18n/format.ts'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field, Textarea } from '#ui/field/field.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { desk, moment } from './dossier-words.tsx'
import { errorAt } from './form-trouble.tsx'
import { MoveFrame, control, type MoveFormProps } from './move-frame.tsx'
import type { PagedMove } from './move-words.ts'
import { SupplementForm } from './supplement-form.tsx'

function reasonForm(
  kind: PagedMove,
  lead: string,
  options: { danger?: boolean; name?: 'reason' | 'reasons'; optional?: boolean } = {},
) {
  const { danger, name = 'reason', optional } = options
  return function ReasonForm(props: MoveFormProps) {
    const words = desk(props.ui)
    return (
      <MoveFrame {...props} kind={kind} lead={words(lead)} {...(danger && { danger })}>
        <Textarea {...control(props, name)} label={words(`form.${name}`)} optional={optional} rows={5} />
      </MoveFrame>
    )
  }
}

function ApproveForm(props: MoveFormProps) {
  const words = desk(props.ui)
  const option = (value: string) => ({ value, label: words(`form.${value}`), description: words(`form.${value}_text`) })
  return (
    <MoveFrame {...props} kind="approve" lead={words('form.approve_lead')}>
      <RadioGroup
        {...control(props, 'outcome')}
        value={props.form.typed['outcome'] ?? 'granted'}
        label={words('form.outcome')}
        options={[option('granted'), option('denied')]}
      />
      <Textarea {...control(props, 'reasons')} label={words('form.denied_reasons')} />
    </MoveFrame>
  )
}

function ExtendForm(props: MoveFormProps) {
  const words = desk(props.ui)
  const { dueAt } = props.dossier
  const due = dueAt === null ? '' : moment(dueAt)
  const time = control(props, 'time')
  return (
    <MoveFrame {...props} kind="extend" lead={words('form.extend_lead', { due })}>
      <div class="mc-row mc-gap-md mc-align-end">
        <DateField {...control(props, 'date')} label={words('form.new_date')} />
        <Field
          {...time}
          value={time.value ?? (dueAt === null ? '' : formatTime(new Date(dueAt)))}
          label={words('form.new_time')}
          maxlength={5}
          width="xs"
          inputmode="numeric"
        />
      </div>
      <Textarea {...control(props, 'reason')} label={words('form.reason')} />
    </MoveFrame>
  )
}

function PaymentForm(props: MoveFormProps) {
  const words = desk(props.ui)
  const amount = control(props, 'amount')
  const usual = props.dossier.fee === null ? '' : String(props.dossier.fee)
  return (
    <MoveFrame {...props} kind="request_payment" lead={words('form.payment_lead')}>
      <Field
        {...amount}
        value={amount.value ?? usual}
        label={words('form.amount')}
        inputmode="numeric"
        width="md"
        maxlength={15}
      />
    </MoveFrame>
  )
}

function DeskSupplementForm(props: MoveFormProps) {
  const words = desk(props.ui)
  const asked = props.dossier.components.filter((paper) => paper.state === 'asked')
  return (
    <MoveFrame {...props} kind="supplement" lead={words('form.supplement_desk_lead')} multipart>
      <Textarea {...control(props, 'text')} label={words('form.supplement_text')} optional rows={3} />
      {asked.map((paper) => (
        <div>
          <input type="hidden" name="component" value={paper.key} />
          <FileField
            ui={props.ui}
            name={`files.${paper.key}`}
            label={words('form.scan', { name: paper.name })}
            error={errorAt(props.ui, props.form, `components.${paper.key}`)}
            optional
          />
        </div>
      ))}
    </MoveFrame>
  )
}

export const moveForms: Record<PagedMove, FunctionComponent<MoveFormProps>> = {
  refuse: reasonForm('refuse', 'form.refuse_lead', { danger: true, name: 'reasons' }),
  request_supplement: SupplementForm,
  supplement: DeskSupplementForm,
  request_payment: PaymentForm,
  approve: ApproveForm,
  send_back: reasonForm('send_back', 'form.send_back_lead'),
  extend: ExtendForm,
  stop: reasonForm('stop', 'form.stop_lead', { danger: true }),
  withdraw: reasonForm('withdraw', 'form.withdraw_lead', { danger: true, optional: true }),
}
