import { page, type PageUi } from '#kernel/http/page.ts'
import { formatMoney } from '#kernel/i18n/format.ts'
import { CardGrid, StatCard } from '#ui/card/card.tsx'
import { BarChart } from '#ui/charts/bar-chart.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import type { FundTotals } from '../dues.schema.ts'
import { listFunds } from '../operations/get-fund.ts'
import { DUES, DuesTabs, seesStatements, UnitLinks } from './parts/dues-tabs.tsx'
import { FormerFunds } from './parts/former-funds.tsx'

const HERE = `${DUES}/funds`
type Data = Awaited<ReturnType<typeof listFunds.run>> & { statements: boolean }

/** What the fund of a unit has, and those right below it. */
export const fundsPage = page<Data>({
  path: HERE,
  async load(p) {
    const [unit, cursor] = [p.query.get('unit') ?? '', p.query.get('after') ?? undefined]
    const funds = await p.run(listFunds, { unit, cursor })
    return { ...funds, statements: seesStatements(p.actor, funds.unit.code) }
  },
  view: (data, ui) => <Funds data={data} ui={ui} />,
})

function Funds({ data, ui }: { data: Data; ui: PageUi }) {
  const { t, locale } = ui
  return (
    <DeskPage ui={ui} title={t('dues.funds.title')} lead={t('dues.funds.lead')}>
      <Stack>
        <DuesTabs ui={ui} active="funds" unit={data.unit.code} statements={data.statements} />
        <UnitLinks ui={ui} above={data.above} to={(code) => `${HERE}?unit=${code}`} />
        <Section title={data.unit.name}>
          <Totals ui={ui} totals={data.own} />
          <p>
            <Link href={`${HERE}/${data.unit.code}`}>{t('dues.funds.open', { unit: data.unit.name })}</Link>
          </p>
        </Section>
        {data.items.length > 0 && (
          <Section title={t('dues.funds.below')}>
            <BarChart
              title={t('dues.figure.own')}
              items={data.items.map(({ unit, own }) => ({
                label: unit.name,
                value: Math.max(0, own),
                text: formatMoney(own, locale),
                href: `${HERE}?unit=${unit.code}`,
              }))}
            />
            <FundTable ui={ui} items={data.items} />
          </Section>
        )}
        <FormerFunds ui={ui} items={data.ended} next={data.next} />
      </Stack>
    </DeskPage>
  )
}

/** Money, what of it belongs to others, what is the fund's own. */
export function Totals({ ui, totals }: { ui: PageUi; totals: FundTotals }) {
  const { t, locale } = ui
  return (
    <CardGrid min="sm">
      <StatCard label={t('dues.figure.own')} value={formatMoney(totals.own, locale)} color="primary" icon="money" />
      <StatCard label={t('dues.figure.cash')} value={formatMoney(totals.cash, locale)} />
      <StatCard label={t('dues.figure.bank')} value={formatMoney(totals.bank, locale)} />
      <StatCard label={t('dues.figure.owedToOthers')} value={formatMoney(totals.owedToOthers, locale)} />
    </CardGrid>
  )
}

function FundTable({ ui, items }: { ui: PageUi; items: readonly FundTotals[] }) {
  const { t, locale } = ui
  const money = (key: 'own' | 'cash' | 'bank' | 'owedToOthers') => ({
    key,
    label: t(`dues.figure.${key}`),
    align: 'end' as const,
    cell: (totals: FundTotals) => formatMoney(totals[key], locale),
  })
  return (
    <Table
      ui={ui}
      caption={t('dues.funds.below')}
      rows={items}
      rowKey={({ unit }) => unit.code}
      columns={[
        {
          key: 'unit',
          label: t('dues.fund.unit'),
          head: true,
          cell: ({ unit }) => <Link href={`${HERE}/${unit.code}`}>{unit.name}</Link>,
        },
        money('cash'),
        money('bank'),
        money('owedToOthers'),
        money('own'),
      ]}
    />
  )
}
