import { holds } from '#kernel/access/actor.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { civilDate, formatMoney } from '#kernel/i18n/format.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { ColumnChart } from '#ui/charts/bar-chart.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Grid, Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { FundView } from '../dues.schema.ts'
import { closeYear } from '../operations/close-year.ts'
import { getFund } from '../operations/get-fund.ts'
import { handOver } from '../operations/hand-over.ts'
import { printYear } from '../operations/print-year.ts'
import { recordEntry } from '../operations/record-entry.ts'
import { reverseJournal } from '../operations/reverse-journal.ts'
import { setBankAccount } from '../operations/set-bank-account.ts'
import { DUES } from './parts/dues-tabs.tsx'
import { AccountForm, ClosingForm, EntryForm, HandOverForm } from './parts/fund-forms.tsx'
import { BookMoved } from './parts/former-funds.tsx'
import { JournalTable } from './parts/journal-table.tsx'
import { Totals } from './funds.page.tsx'

const FUNDS = `${DUES}/funds`
type Data = { fund: FundView; mayManage: boolean; mayReverse: boolean; today: string }

const unitOf = (p: PageRequest) => p.params['unit'] ?? ''
const back = (p: PageRequest, id: string, params?: Record<string, string>) =>
  p.redirect(`${FUNDS}/${unitOf(p)}`, { id, ...(params && { params }) })
const digits = (text: string) => text.replaceAll(/[.,\s]/g, '')
const dated = (form: FormPost, name: string) => {
  const typed = form.text(name)
  return typed === '' ? {} : { on: readDate(typed) ?? typed }
}
/** The same form sent twice is booked once: the key is what its sender saw. */
const once = (form: FormPost) => ({ idempotencyKey: `seen-${form.text('seen').slice(0, 60)}` })

/** The open book of a fund, with what may be booked in it. */
export const fundPage = page<Data>({
  path: `${FUNDS}/:unit`,
  async load(p) {
    const [year, cursor] = [p.query.get('year') ?? '', p.query.get('after') ?? '']
    const fund = await p.run(getFund, { unit: unitOf(p), year, cursor })
    const mayManage = holds(p.actor, 'dues:manage', unitOf(p))
    const mayReverse = fund.book !== null && holds(p.actor, 'dues:manage', fund.book.code)
    return { fund, mayManage, mayReverse, today: civilDate(p.now) }
  },
  actions: {
    async entry(p, form) {
      const text = (name: string) => form.text(`entry.${name}`)
      const input = { unit: unitOf(p), kind: text('kind') as 'expense', money: text('money') as 'cash' }
      const rest = { amount: digits(text('amount')), document: text('document'), purpose: text('purpose') }
      await p.run(recordEntry, { ...input, ...rest, ...dated(form, 'entry.on') }, once(form))
      return back(p, 'dues.flash.booked')
    },
    async handover(p, form) {
      const text = (name: string) => form.text(`handover.${name}`)
      const amount = digits(text('amount'))
      const money = { money: text('money') as 'cash', into: text('into') as 'cash' }
      const input = { from: text('from'), to: unitOf(p), document: text('document'), ...(amount !== '' && { amount }) }
      const given = await p.run(handOver, { ...input, ...money, ...dated(form, 'handover.on') }, once(form))
      return back(p, 'dues.flash.handed_over', { money: formatMoney(given.amount, p.locale) })
    },
    async reverse(p, form) {
      const journal = form.text('reverse.journal')
      const reason = form.text('reverse.reason') || form.text(`reverse.reason.${journal}`)
      await p.run(reverseJournal, { journal, reason })
      return back(p, 'dues.flash.reversed')
    },
    async account(p, form) {
      const text = (name: string) => form.text(`account.${name}`)
      const account = { bankName: text('bankName'), bankBin: text('bankBin') }
      await p.run(setBankAccount, {
        unit: unitOf(p),
        ...account,
        accountNumber: text('accountNumber'),
        holder: text('holder'),
      })
      return back(p, 'dues.flash.account_set')
    },
    async close(p, form) {
      const year = form.text('close.year')
      await p.run(closeYear, { unit: unitOf(p), year, decision: form.text('close.decision') })
      return p.redirect(`${FUNDS}/${unitOf(p)}?year=${Number(year)}`, { id: 'dues.flash.closed', params: { year } })
    },
  },
  view: (data, ui, form) => <Fund data={data} ui={ui} form={form} />,
})

function Fund({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const { fund } = data
  const firsts = { entry: 'amount', handover: 'from', reverse: 'reason', account: 'bankName', close: 'decision' }
  const words = formWords(ui, form, firsts)
  const forms = { ui, fund, words, today: data.today }
  return (
    <DeskPage
      ui={ui}
      title={t('dues.fund.title', { unit: fund.unit.name })}
      hasErrors={words.problems.length > 0}
      breadcrumbs={[{ label: t('dues.funds.title'), href: FUNDS }, { label: fund.unit.name }]}
      actions={
        <LinkButton href={`${FUNDS}/${fund.unit.code}/${fund.year}/pdf`} variant="secondary" icon="print">
          {t('dues.fund.print')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <ErrorSummary ui={ui} problems={words.problems} />
        <Totals ui={ui} totals={fund.totals} />
        <Tabs
          label={t('dues.fund.year')}
          items={fund.years.map((year) => ({
            href: `${FUNDS}/${fund.unit.code}?year=${year}`,
            label: String(year),
            active: year === fund.year,
          }))}
        />
        <Months ui={ui} fund={fund} />
        {fund.book?.code !== fund.unit.code && <BookMoved ui={ui} book={fund.book} />}
        {data.mayManage && (
          <Stack gap="sm">
            <EntryForm {...forms} />
            <HandOverForm {...forms} />
            <AccountForm {...forms} />
            <ClosingForm {...forms} />
          </Stack>
        )}
        <Section title={t('dues.fund.entries')}>
          <JournalTable ui={ui} fund={fund} words={words} mayReverse={data.mayReverse} />
          <Pagination ui={ui} {...(fund.next && { next: fund.next })} />
        </Section>
        <Accounts ui={ui} fund={fund} />
      </Stack>
    </DeskPage>
  )
}

function Months({ ui, fund }: { ui: PageUi; fund: FundView }) {
  const { t, locale } = ui
  const chart = (key: 'in' | 'out') => (
    <ColumnChart
      title={t(`dues.fund.${key}`)}
      labelHeader={t('dues.print.month')}
      valueHeader={t(`dues.fund.${key}`)}
      empty={t('dues.fund.nothing')}
      items={fund.months.map((one) => ({
        label: t('dues.fund.month', { month: one.month }),
        value: one[key],
        text: formatMoney(one[key], locale),
        color: key === 'in' ? ('primary' as const) : ('accent' as const),
      }))}
    />
  )
  return (
    <Grid min="md">
      {chart('in')}
      {chart('out')}
    </Grid>
  )
}

function Accounts({ ui, fund }: { ui: PageUi; fund: FundView }) {
  const { t, locale } = ui
  if (fund.accounts.length === 0) return null
  return (
    <Section title={t('dues.fund.accounts')}>
      <p class="mc-hint">{t('dues.fund.accounts_text')}</p>
      <SummaryList
        ui={ui}
        rows={fund.accounts.map(({ account, party, amount }) => ({
          key: t(`dues.account.${account}`) + (party === null ? '' : ` (${party})`),
          value: t(amount > 0 ? 'dues.fund.debit' : 'dues.fund.credit', {
            money: formatMoney(Math.abs(amount), locale),
          }),
        }))}
      />
    </Section>
  )
}

/** The year of a fund as a PDF. */
export const yearReportPage = page({
  path: `${FUNDS}/:unit/:year/pdf`,
  load: async (p) => fileAnswer(await p.run(printYear, { unit: unitOf(p), year: p.params['year'] ?? '' }), 'print'),
  view: () => <></>,
})
