import type { PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatMoney } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Field } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { FundView, JournalView } from '../../dues.schema.ts'

type Props = { ui: PageUi; fund: FundView; words: FormWords; mayReverse: boolean }

/** The open book: every journal with its paper, its effect and its entries; a mistake is reversed, never changed. */
export function JournalTable({ ui, fund, words, mayReverse }: Props) {
  const { t, locale } = ui
  if (fund.items.length === 0) return <EmptyState title={t('dues.fund.no_entries')} />
  const reversible = (one: JournalView) =>
    mayReverse && !one.reversed && ['expense', 'income', 'hand_over', 'collection'].includes(one.kind)
  return (
    <Table
      ui={ui}
      caption={t('dues.fund.entries')}
      rows={fund.items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'document', label: t('dues.fund.document'), head: true, cell: (one) => one.document },
        { key: 'on', label: t('dues.fund.on'), phone: 'line', cell: ({ bookedOn }) => formatCivilDate(bookedOn) },
        {
          key: 'kind',
          label: t('dues.fund.kind'),
          phone: 'line',
          cell: (one) => (
            <>
              {t(`dues.journal.${one.kind}`)}
              {one.reversed && <Tag label={t('dues.receipt.is_reversed')} color="danger" icon="close" />}
            </>
          ),
        },
        { key: 'purpose', label: t('dues.fund.purpose'), phone: 'line', cell: (one) => one.reason ?? one.purpose },
        {
          key: 'money',
          label: t('dues.fund.money'),
          phone: 'line',
          align: 'end',
          cell: ({ money }) => `${money > 0 ? '+' : ''}${formatMoney(money, locale)}`,
        },
        {
          key: 'entries',
          label: t('dues.fund.entries'),
          phone: 'full',
          cell: (one) => (
            <Details
              summary={t('dues.fund.show', { count: one.entries.length })}
              open={words.typed('reverse', 'journal') === one.id}
            >
              <ul>
                {one.entries.map((entry) => (
                  <li>{entryWords(ui, entry)}</li>
                ))}
              </ul>
              {reversible(one) && <ReverseForm ui={ui} words={words} journal={one.id} />}
            </Details>
          ),
        },
      ]}
    />
  )
}

function entryWords(ui: PageUi, entry: JournalView['entries'][number]): string {
  const side = (account: string, party: string | null) =>
    ui.t(`dues.account.${account}`) + (party === null ? '' : ` (${party})`)
  return ui.t('dues.fund.entry', {
    debit: side(entry.debit, entry.debitPartyName),
    credit: side(entry.credit, entry.creditPartyName),
    money: formatMoney(entry.amount, ui.locale),
  })
}

function ReverseForm({ ui, words, journal }: { ui: PageUi; words: FormWords; journal: string }) {
  const mine = words.typed('reverse', 'journal') === journal
  return (
    <Form ui={ui} action="reverse" hidden={{ 'reverse.journal': journal }}>
      <Field
        ui={ui}
        name={mine ? 'reverse.reason' : `reverse.reason.${journal}`}
        label={ui.t('dues.reason')}
        value={mine ? words.typed('reverse', 'reason') : undefined}
        error={mine ? words.error('reverse', 'reason') : undefined}
        maxlength={500}
      />
      <div>
        <Button variant="secondary" color="danger" size="sm">
          {ui.t('dues.fund.reverse')}
        </Button>
      </div>
    </Form>
  )
}
