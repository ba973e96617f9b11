import type { z } from 'zod'
import { page, type PageUi } from '#kernel/http/page.ts'
import { formatCivilDate, formatCount } from '#kernel/i18n/format.ts'
import { CardGrid, StatCard } from '#ui/card/card.tsx'
import { BarChart, ColumnChart } from '#ui/charts/bar-chart.tsx'
import { Donut } from '#ui/charts/donut.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { lineText, periodText } from '../form-print.rules.ts'
import { getDashboard } from '../operations/get-dashboard.ts'
import type { DashboardView } from '../statistics.schema.ts'
import { Chooser, DESK, hrefOf, readStart, StatisticsTabs, type Start } from './parts/statistics-words.tsx'

type View = z.output<typeof DashboardView>
type Data = { start: Start; view: View | undefined }

/** Where the association stands: members by unit, age and kind, and how it changed. */
export const statisticsPage = page<Data>({
  path: DESK,
  async load(p) {
    const start = await readStart(p)
    return { start, view: start.asked.unit ? await p.run(getDashboard, start.asked) : undefined }
  },
  view: ({ start, view }, ui) => (
    <DeskPage ui={ui} title={view ? ui.t('statistics.title_of', { unit: view.unit.name }) : ui.t('statistics.title')}>
      {view ? (
        <Stack gap="lg">
          <Chooser ui={ui} start={start} path={DESK} unit={view.unit} />
          <StatisticsTabs ui={ui} active="overview" asked={start.asked} />
          <Cards ui={ui} start={start} view={view} />
          <Charts ui={ui} start={start} view={view} />
        </Stack>
      ) : (
        <EmptyState title={ui.t('statistics.none')} text={ui.t('statistics.none_text')} />
      )}
    </DeskPage>
  ),
})

const totalOf = (view: View, key: string) => view.lines.find((line) => line.key === key)?.total ?? 0

function Cards({ ui, start, view }: { ui: PageUi; start: Start; view: View }) {
  const listed = view.lines.some(({ listed: one }) => one)
  const href = (line: string) => (listed ? { href: hrefOf(`${DESK}/list`, start.asked, { line }) } : {})
  const count = (value: number) => formatCount(value, ui.locale)
  const card = (key: string, color: 'info' | 'success' | 'warning', icon: 'users' | 'plus' | 'minus') => (
    <StatCard label={lineText(ui.t, key)} value={count(totalOf(view, key))} color={color} icon={icon} {...href(key)} />
  )
  return (
    <>
      <p class="mc-hint">
        {ui.t('statistics.as_of', { period: periodText(ui.t, view.period), day: formatCivilDate(view.asOf) })}
      </p>
      <CardGrid min="sm">
        {card('end', 'info', 'users')}
        {card('joined', 'success', 'plus')}
        {card('lost', 'warning', 'minus')}
        <StatCard label={lineText(ui.t, 'units.branches')} value={count(totalOf(view, 'units.branches'))} icon="home" />
      </CardGrid>
    </>
  )
}

const COLORS = ['primary', 'accent', 'info', 'success', 'warning'] as const

const MOVEMENTS = ['joined', 'rejoined', 'moved_in', 'lost', 'moved_out'] as const

/** "1.148 → 1.179 (+31)": bars from nought hide a small change, words do not. */
function changeText(ui: PageUi, { overTime }: View): string {
  const [first, last] = [overTime[0]?.members ?? 0, overTime.at(-1)?.members ?? 0]
  const count = (value: number) => formatCount(value, ui.locale)
  const change = `${last < first ? '−' : '+'}${count(Math.abs(last - first))}`
  return ui.t('statistics.chart.from_to', { from: count(first), to: count(last), change })
}

function Charts({ ui, start, view }: { ui: PageUi; start: Start; view: View }) {
  const end = view.lines.find(({ key }) => key === 'end')
  const text = (value: number) => ({ value, text: formatCount(value, ui.locale) })
  const empty = ui.t('statistics.chart.empty')
  const share = (prefix: string) =>
    view.lines.flatMap(({ key, total }, at) =>
      key.startsWith(prefix) && total
        ? [{ label: lineText(ui.t, key), ...text(total), color: COLORS[at % COLORS.length] ?? 'primary' }]
        : [],
    )
  // Bars stand beside their names: colour would say nothing there.
  const plain = (prefix: string) =>
    share(prefix).map(({ label, value, text: words }) => ({ label, value, text: words }))
  const centre = formatCount(totalOf(view, 'end'), ui.locale)
  return (
    <>
      <CardGrid min="lg">
        <ColumnChart
          title={ui.t('statistics.chart.over_time')}
          labelHeader={ui.t('statistics.chart.day')}
          valueHeader={lineText(ui.t, 'end')}
          empty={empty}
          description={changeText(ui, view)}
          items={view.overTime.map(({ day, members }) => ({ label: formatCivilDate(day), ...text(members) }))}
        />
        <Donut
          title={ui.t('statistics.chart.ages')}
          centre={centre}
          empty={empty}
          centreLabel={ui.t('statistics.chart.members')}
          items={share('age.')}
        />
        <Donut
          title={ui.t('statistics.chart.kinds')}
          centre={centre}
          empty={empty}
          centreLabel={ui.t('statistics.chart.members')}
          items={share('kind.')}
        />
        <BarChart title={ui.t('statistics.chart.education')} items={plain('education.')} empty={empty} />
        <BarChart
          title={ui.t('statistics.chart.change')}
          empty={ui.t('statistics.chart.no_change')}
          items={MOVEMENTS.flatMap((key) => {
            const value = totalOf(view, key)
            return value === 0 ? [] : [{ label: lineText(ui.t, key), ...text(value) }]
          })}
        />
        <BarChart
          title={ui.t('statistics.chart.lost')}
          items={plain('lost.')}
          empty={ui.t('statistics.chart.none_lost')}
        />
      </CardGrid>
      {view.columns.length > 0 && (
        <BarChart
          title={ui.t('statistics.chart.units')}
          items={view.columns.map(({ code, name }, at) => ({
            label: name,
            ...text(end?.values[at] ?? 0),
            ...(code !== 'own' && code !== 'untold' && { href: hrefOf(DESK, { ...start.asked, unit: code }) }),
          }))}
        />
      )}
    </>
  )
}
