import { holds } from '#kernel/access/actor.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { civilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { formWords, type FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Fieldset } from '#ui/choice/choice.tsx'
import { Grid, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import type { z } from 'zod'
import { DUES_KINDS, PERIODS, SHARE_UNITS } from '../fee.rules.ts'
import { listFees } from '../operations/list-fees.ts'
import { setFee } from '../operations/set-fee.ts'
import { DUES, DuesTabs } from './parts/dues-tabs.tsx'

const HERE = `${DUES}/fees`
type Data = z.output<typeof listFees.output> & { mayManage: boolean; year: number }
const digits = (text: string) => text.replaceAll(/[.,\s]/g, '')

/** Fee tables: how much, for whom, in which year, and which level keeps what. */
export const feesPage = page<Data>({
  path: HERE,
  async load(p) {
    const fees = await p.run(listFees, { unit: p.query.get('unit') ?? '' })
    const year = Number(civilDate(p.now).slice(0, 4))
    return { ...fees, mayManage: holds(p.actor, 'dues:manage', fees.unit.code), year }
  },
  actions: {
    async fee(p, form) {
      const text = (name: string) => form.text(`fee.${name}`)
      const { association, unit, levels } = await p.run(listFees, { unit: p.query.get('unit') ?? '' })
      const shares = levels
        .map(({ key }) => ({ level: key, share: digits(text(`share_${key}`)) }))
        .filter(({ share }) => share !== '' && share !== '0')
      await p.run(setFee, {
        association,
        unit: unit.code,
        year: text('year'),
        kind: text('kind') as 'ordinary',
        period: text('period') as 'year',
        amount: digits(text('amount')),
        shareIn: text('shareIn') as 'percent',
        shares,
        decision: text('decision'),
      })
      return p.redirect(`${HERE}?unit=${unit.code}`, { id: 'dues.flash.fee_set' })
    },
  },
  view: (data, ui, form) => <Fees data={data} ui={ui} form={form} />,
})

function Fees({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const words = formWords(ui, form, { fee: 'amount' })
  return (
    <DeskPage
      ui={ui}
      title={t('dues.fees.title')}
      lead={t('dues.fees.lead', { unit: data.unit.name })}
      hasErrors={words.problems.length > 0}
    >
      <Stack gap="lg">
        <DuesTabs ui={ui} active="fees" unit={data.unit.code} statements={data.mayManage} />
        <ErrorSummary ui={ui} problems={words.problems} />
        {data.items.length === 0 ? <EmptyState title={t('dues.fees.none')} /> : <FeeTable ui={ui} data={data} />}
        {data.mayManage && (
          <Details summary={t('dues.fees.set')} open={words.isSent('fee')}>
            <FeeForm ui={ui} data={data} words={words} />
          </Details>
        )}
      </Stack>
    </DeskPage>
  )
}

function FeeTable({ ui, data }: { ui: PageUi; data: Data }) {
  const { t, locale } = ui
  const nameOf = (level: string) => data.levels.find(({ key }) => key === level)?.name ?? level
  return (
    <Table
      ui={ui}
      caption={t('dues.fees.title')}
      rows={data.items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'year', label: t('dues.fees.year'), head: true, cell: ({ year }) => String(year) },
        { key: 'kind', label: t('dues.fees.kind'), phone: 'line', cell: ({ kind }) => t(`dues.kind.${kind}`) },
        {
          key: 'amount',
          label: t('dues.fees.amount'),
          phone: 'line',
          align: 'end',
          cell: ({ amount, period }) => t(`dues.fees.per_${period}`, { money: formatMoney(amount, locale) }),
        },
        {
          key: 'shares',
          label: t('dues.fees.shares'),
          cell: ({ shares, shareIn }) =>
            shares
              .map(
                ({ level, share }) =>
                  `${nameOf(level)} ${shareIn === 'percent' ? `${share} %` : formatMoney(share, locale)}`,
              )
              .join('; '),
        },
        {
          key: 'unit',
          label: t('dues.fees.by'),
          cell: ({ unit, unitName }) => (unit === null ? t('dues.fees.whole') : unitName),
        },
        { key: 'decision', label: t('dues.fund.decision'), cell: ({ decision }) => decision },
      ]}
    />
  )
}

function FeeForm({ ui, data, words }: { ui: PageUi; data: Data; words: FormWords }) {
  const { t } = ui
  const field = (name: string) => ({
    ui,
    name: `fee.${name}`,
    label: t(`dues.fees.${name}`),
    value: words.typed('fee', name),
    error: words.error('fee', name),
  })
  const choice = (name: string, keys: readonly string[], prefix: string) => ({
    ...field(name),
    options: keys.map((value) => ({ value, label: t(`dues.${prefix}.${value}`) })),
  })
  return (
    <Form ui={ui} action="fee" to={`${HERE}?unit=${data.unit.code}`}>
      <Grid min="sm">
        <Field
          {...field('year')}
          value={words.typed('fee', 'year') ?? String(data.year)}
          inputmode="numeric"
          width="xs"
        />
        <Select {...choice('kind', DUES_KINDS, 'kind')} />
        <Select {...choice('period', PERIODS, 'period')} />
        <Field {...field('amount')} inputmode="numeric" width="sm" />
      </Grid>
      <RadioGroup
        {...choice('shareIn', SHARE_UNITS, 'share_in')}
        value={words.typed('fee', 'shareIn') ?? 'percent'}
        layout="row"
      />
      <Fieldset {...field('shares')} description={t('dues.fees.rounding')}>
        <Grid min="sm">
          {data.levels.map(({ key, name }) => (
            <Field
              ui={ui}
              name={`fee.share_${key}`}
              label={name}
              value={words.typed('fee', `share_${key}`)}
              inputmode="numeric"
              width="sm"
              optional
            />
          ))}
        </Grid>
      </Fieldset>
      <Field {...field('decision')} label={t('dues.fund.decision')} maxlength={500} />
      <div>
        <Button>{t('dues.fees.save')}</Button>
      </div>
    </Form>
  )
}
