import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import type { FormerFund, UnitChoice } from '../../dues.schema.ts'
import { DUES } from './dues-tabs.tsx'

const fundOf = (code: string) => `${DUES}/funds/${code}`

/** Books of units that ended: they stay to be read by who goes on for them. */
export function FormerFunds({ ui, items, next }: { ui: PageUi; items: readonly FormerFund[]; next: string | null }) {
  const { t, locale } = ui
  if (items.length === 0) return null
  return (
    <Section title={t('dues.funds.ended')} id="ended">
      <p class="mc-hint">{t('dues.funds.ended_text')}</p>
      <Table
        ui={ui}
        caption={t('dues.funds.ended')}
        rows={items}
        rowKey={({ unit }) => unit.code}
        columns={[
          {
            key: 'unit',
            label: t('dues.fund.unit'),
            head: true,
            cell: ({ unit }) => <Link href={fundOf(unit.code)}>{unit.name}</Link>,
          },
          {
            key: 'days',
            label: t('dues.funds.stood'),
            phone: 'line',
            cell: ({ from, to }) => `${from === null ? '…' : formatCivilDate(from)} – ${formatCivilDate(to)}`,
          },
          {
            key: 'moved',
            label: t('dues.funds.moved'),
            align: 'end',
            cell: ({ moved }) => formatMoney(moved, locale),
          },
          {
            key: 'book',
            label: t('dues.funds.went_to'),
            cell: ({ book }) =>
              book === null ? t('dues.funds.to_several') : <Link href={fundOf(book.code)}>{book.name}</Link>,
          },
        ]}
      />
      <Pagination ui={ui} {...(next && { next })} />
    </Section>
  )
}

/** Says of a book that is closed for good in which one its mistakes are put right. */
export function BookMoved({ ui, book }: { ui: PageUi; book: UnitChoice | null }) {
  const { t } = ui
  if (book === null) return <Notice tone="info" title={t('dues.errors.several_go_on')} />
  return (
    <Notice tone="info" title={t('dues.fund.ended')}>
      <p>
        {t('dues.fund.ended_text', { unit: book.name })}{' '}
        <Link href={fundOf(book.code)}>{t('dues.funds.open', { unit: book.name })}</Link>
      </p>
    </Notice>
  )
}
