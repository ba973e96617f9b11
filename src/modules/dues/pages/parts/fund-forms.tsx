import type { PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Grid } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { FundView } from '../../dues.schema.ts'

type Props = { ui: PageUi; fund: FundView; words: FormWords; today: string }

const fieldsOf = (ui: PageUi, words: FormWords, form: string) => (name: string) => ({
  ui,
  name: `${form}.${name}`,
  label: ui.t(`dues.fund.${name}`),
  value: words.typed(form, name),
  error: words.error(form, name),
})

const moneyOptions = (ui: PageUi) => ['cash', 'bank'].map((value) => ({ value, label: ui.t(`dues.account.${value}`) }))

/** The newest entry that the sender saw: the same form sent twice is booked once. */
const seen = (fund: FundView) => ({ seen: fund.items[0]?.id ?? 'none' })

/** Money out for a purpose, or in otherwise than as dues. */
export function EntryForm({ ui, fund, words, today }: Props) {
  const { t } = ui
  const field = fieldsOf(ui, words, 'entry')
  return (
    <Details summary={t('dues.fund.add')} open={words.isSent('entry')}>
      <Form ui={ui} action="entry" hidden={seen(fund)}>
        <RadioGroup
          {...field('kind')}
          value={words.typed('entry', 'kind') ?? 'expense'}
          layout="row"
          options={['expense', 'income'].map((value) => ({ value, label: t(`dues.journal.${value}`) }))}
        />
        <Grid min="sm">
          <Field {...field('amount')} inputmode="numeric" width="sm" />
          <Select {...field('money')} label={t('dues.fund.from_money')} options={moneyOptions(ui)} />
          <DateField {...field('on')} value={words.typed('entry', 'on') ?? today} />
        </Grid>
        <Field {...field('document')} description={t('dues.fund.document_hint')} maxlength={500} />
        <Field {...field('purpose')} maxlength={500} />
        <div>
          <Button variant="secondary">{t('dues.fund.book')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** Money from a fund right below, as whoever receives it writes down. */
export function HandOverForm({ ui, fund, words, today }: Props) {
  const { t, locale } = ui
  const field = fieldsOf(ui, words, 'handover')
  if (fund.owedBelow.length === 0) return null
  return (
    <Details summary={t('dues.fund.hand_over', { count: fund.owedBelow.length })} open={words.isSent('handover')}>
      <p>{t('dues.fund.hand_over_text')}</p>
      <Form ui={ui} action="handover" hidden={seen(fund)}>
        <Select
          {...field('from')}
          options={fund.owedBelow.map(({ unit, amount }) => ({
            value: unit.code,
            label: `${unit.name}: ${formatMoney(amount, locale)}`,
          }))}
        />
        <Grid min="sm">
          <Field
            {...field('amount')}
            description={t('dues.fund.hand_over_all')}
            inputmode="numeric"
            width="sm"
            optional
          />
          <Select {...field('money')} label={t('dues.fund.from_money')} options={moneyOptions(ui)} />
          <Select {...field('into')} options={moneyOptions(ui)} />
          <DateField {...field('on')} value={words.typed('handover', 'on') ?? today} />
        </Grid>
        <Field {...field('document')} description={t('dues.fund.slip_hint')} maxlength={500} />
        <div>
          <Button variant="secondary">{t('dues.fund.receive')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** The account that members transfer to; NAPAS's number of the bank stands in the code. */
export function AccountForm({ ui, fund, words }: Props) {
  const { t } = ui
  const { bankAccount: account } = fund
  const field = (name: 'bankName' | 'bankBin' | 'accountNumber' | 'holder') => ({
    ui,
    name: `account.${name}`,
    label: t(`dues.fund.${name}`),
    value: words.typed('account', name) ?? account?.[name],
    error: words.error('account', name),
  })
  return (
    <Details summary={t(account ? 'dues.fund.change_account' : 'dues.fund.set_account')} open={words.isSent('account')}>
      <Form ui={ui} action="account">
        <Grid min="sm">
          <Field {...field('bankName')} maxlength={100} />
          <Field {...field('bankBin')} description={t('dues.fund.bankBin_hint')} inputmode="numeric" width="sm" />
          <Field {...field('accountNumber')} width="md" />
          <Field {...field('holder')} maxlength={100} />
        </Grid>
        <div>
          <Button variant="secondary">{t('dues.fund.save_account')}</Button>
        </div>
      </Form>
    </Details>
  )
}

/** Closing a year: what stands against it, or the decision and the button. */
export function ClosingForm({ ui, fund, words }: Props) {
  const { t } = ui
  const year = String(fund.year)
  if (fund.closed) return <Notice tone="info" title={t('dues.fund.closed', { year, decision: fund.closed.decision })} />
  if (fund.closable.length > 0)
    return (
      <Details summary={t('dues.fund.close', { year })}>
        <p>{t('dues.fund.not_closable')}</p>
        <ul>
          {fund.closable.map((code) => (
            <li>{t(code.replace('dues.', 'dues.errors.'))}</li>
          ))}
        </ul>
      </Details>
    )
  return (
    <Details summary={t('dues.fund.close', { year })} open={words.isSent('close')}>
      <p>{t('dues.fund.close_text', { year })}</p>
      <Form ui={ui} action="close" hidden={{ 'close.year': year }}>
        <Field
          ui={ui}
          name="close.decision"
          label={t('dues.fund.decision')}
          value={words.typed('close', 'decision')}
          error={words.error('close', 'decision')}
          maxlength={500}
        />
        <div>
          <Button variant="secondary" color="danger">
            {t('dues.fund.close', { year })}
          </Button>
        </div>
      </Form>
    </Details>
  )
}
