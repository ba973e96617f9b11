import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { MemberDuesView, ReceiptView } from '../../dues.schema.ts'

type Year = MemberDuesView['years'][number]

/** What is due, exempt, paid and open, year by year. */
export function YearsTable({ ui, years }: { ui: PageUi; years: readonly Year[] }) {
  const { t, locale } = ui
  if (years.length === 0) return <EmptyState title={t('dues.years.none')} />
  const money = (key: 'due' | 'exempt' | 'paid') => ({
    key,
    label: t(`dues.years.${key}`),
    align: 'end' as const,
    cell: (year: Year) => formatMoney(year[key], locale),
  })
  return (
    <Table
      ui={ui}
      caption={t('dues.years.caption')}
      rows={[...years].toReversed()}
      rowKey={({ year }) => String(year)}
      columns={[
        { key: 'year', label: t('dues.years.year'), head: true, cell: ({ year }) => String(year) },
        money('due'),
        money('exempt'),
        money('paid'),
        { key: 'state', label: t('dues.years.state'), cell: (year) => <YearState ui={ui} year={year} /> },
      ]}
    />
  )
}

function YearState({ ui, year }: { ui: PageUi; year: Year }) {
  const { t, locale } = ui
  if (year.owed > 0)
    return (
      <Tag label={t('dues.years.owed', { money: formatMoney(year.owed, locale) })} color="warning" icon="hourglass" />
    )
  if (year.overpaid > 0)
    return (
      <Tag label={t('dues.years.overpaid', { money: formatMoney(year.overpaid, locale) })} color="info" icon="info" />
    )
  return (
    <Tag label={t(year.due === year.exempt ? 'dues.years.free' : 'dues.years.settled')} color="success" icon="check" />
  )
}

/** Receipts, newest first; `to` is the address of one. */
export function ReceiptTable(props: {
  ui: PageUi
  receipts: readonly ReceiptView[]
  to: (receipt: ReceiptView) => string
}) {
  const { t, locale } = props.ui
  if (props.receipts.length === 0) return <p class="mc-hint">{t('dues.receipts.none')}</p>
  return (
    <Table
      ui={props.ui}
      caption={t('dues.receipts.title')}
      rows={props.receipts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          label: t('dues.receipt.number'),
          head: true,
          cell: (receipt) => <Link href={props.to(receipt)}>{receipt.number}</Link>,
        },
        {
          key: 'paid_on',
          label: t('dues.receipt.paid_on'),
          phone: 'line',
          cell: ({ paidOn }) => formatCivilDate(paidOn),
        },
        {
          key: 'for',
          label: t('dues.receipt.for'),
          phone: 'off',
          cell: ({ lines }) => lines.map(({ year }) => year).join(', '),
        },
        {
          key: 'amount',
          label: t('dues.receipt.amount'),
          phone: 'line',
          align: 'end',
          cell: ({ amount }) => formatMoney(amount, locale),
        },
        {
          key: 'state',
          label: t('dues.receipt.state'),
          phone: 'line',
          cell: ({ reversed, way }) =>
            reversed ? <Tag label={t('dues.receipt.is_reversed')} color="danger" icon="close" /> : t(`dues.way.${way}`),
        },
      ]}
    />
  )
}
