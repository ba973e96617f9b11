import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Select } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { z } from 'zod'
import { periodText } from '../../form-print.rules.ts'
import { periodsTo } from '../../period.rules.ts'
import { listChoices } from '../../operations/list-choices.ts'
import type { Choices } from '../../statistics.schema.ts'

export const DESK = '/desk/statistics'

/** The term of congress that runs: the 14th is 2026-2031. */
const TERM_FROM = 2026

export type Query = { unit: string; period: string; map: string }
export type Start = z.output<typeof Choices> & { asked: Query; today: string }

/** What the address asks for, with the first unit of the caller and this year where it says nothing. */
export async function readStart(p: PageRequest): Promise<Start> {
  const map = p.query.get('map') ?? ''
  const choices = await p.run(listChoices, { map: /^\d{4}-\d{2}-\d{2}$/.test(map) ? map : '' })
  const today = choices.maps[0] ?? ''
  const unit = p.query.get('unit') || (choices.units[0]?.code ?? '')
  return {
    ...choices,
    today,
    asked: { unit, period: p.query.get('period') || today.slice(0, 4), map: map === today ? '' : map },
  }
}

export const hrefOf = (path: string, { unit, period, map }: Query, more: Record<string, string> = {}): string =>
  `${path}?${new URLSearchParams({ unit, period, ...(map && { map }), ...more }).toString()}`

/** Unit, period and map, sent with GET. A unit further below stays chosen beside those to begin with. */
export function Chooser({
  ui,
  start,
  path,
  unit,
}: {
  ui: PageUi
  start: Start
  path: string
  unit: { code: string; name: string }
}) {
  const { asked, today } = start
  const units = [unit, ...start.units.filter(({ code }) => code !== unit.code)]
  return (
    <FilterBar
      label={ui.t('statistics.choose')}
      action={path}
      more={{
        ui,
        open: asked.period !== today.slice(0, 4) || asked.map !== '',
        children: <When ui={ui} start={start} />,
      }}
      submit={<Button variant="secondary">{ui.t('statistics.show')}</Button>}
    >
      <Select
        ui={ui}
        name="unit"
        label={ui.t('statistics.unit')}
        value={asked.unit}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </FilterBar>
  )
}

function When({ ui, start: { asked, today, maps } }: { ui: PageUi; start: Start }) {
  return (
    <>
      <Select
        ui={ui}
        name="period"
        label={ui.t('statistics.period_label')}
        value={asked.period}
        options={periodsTo(today, TERM_FROM).map((period) => ({ value: period.key, label: periodText(ui.t, period) }))}
      />
      <Select
        ui={ui}
        name="map"
        label={ui.t('statistics.map')}
        value={asked.map || today}
        options={maps.map((day) => ({
          value: day,
          label:
            day === today ? ui.t('statistics.map_today') : ui.t('statistics.map_of', { day: formatCivilDate(day) }),
        }))}
      />
    </>
  )
}

export function StatisticsTabs({ ui, active, asked }: { ui: PageUi; active: 'overview' | 'form'; asked: Query }) {
  return (
    <Tabs
      label={ui.t('statistics.title')}
      items={[
        { href: hrefOf(DESK, asked), label: ui.t('statistics.overview'), active: active === 'overview' },
        { href: hrefOf(`${DESK}/form`, asked), label: ui.t('statistics.form'), active: active === 'form' },
      ]}
    />
  )
}
