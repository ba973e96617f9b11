import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import type { CalendarView } from '../../calendar.schema.ts'

/** The sessions of each weekday in words; days off say so. */
export function HoursList({ ui, hours }: { ui: Ui; hours: CalendarView['hours'] }) {
  return (
    <SummaryList
      ui={ui}
      rows={hours.map((sessions, index) => ({
        key: capitalised(ui.t(`clock.weekday.name.${index + 1}`)),
        value:
          sessions.length > 0
            ? sessions.map(({ from, to }) => `${from} – ${to}`).join(', ')
            : ui.t('calendars.hours.off'),
      }))}
    />
  )
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
