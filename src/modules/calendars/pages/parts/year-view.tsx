import { CALENDAR_ROW_KINDS } from '#kernel/clock/clock.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { YearCalendar, YearLegend, type YearDay, type YearMonth } from '#ui/year-calendar/year-calendar.tsx'
import type { Ui } from '#ui/ui.ts'
import type { CalendarView, DayView } from '../../calendar.schema.ts'
import { monthsOf, type MonthOf, type YearCell } from '../../year-view.rules.ts'
import { dayName, markOf } from './day-words.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** The year of a calendar at a glance. */
export function YearView({ ui, calendar }: { ui: Ui; calendar: CalendarView }) {
  const worked = calendar.hours.map((sessions) => sessions.length > 0)
  const months = monthsOf(calendar.year, worked, calendar.days)
  return (
    <Stack gap="sm">
      <YearLegend marks={CALENDAR_ROW_KINDS.map((kind) => markOf(ui, kind))} />
      <YearCalendar
        weekdays={WEEKDAYS.map((day) => ({
          short: ui.t(`calendars.weekdayShort.${day}`),
          long: ui.t(`clock.weekday.name.${day}`),
        }))}
        months={months.map((month) => monthView(ui, month, calendar.today))}
        todayWords={ui.t('calendars.today')}
      />
    </Stack>
  )
}

function monthView(ui: Ui, month: MonthOf<DayView>, today: string): YearMonth {
  return {
    name: ui.t(`calendars.month.${month.month}`),
    weeks: month.weeks.map((week) => week.map((cell) => cell && dayView(ui, cell, today))),
    notes: month.rows.map((row) => {
      const name = dayName(ui, row)
      const { symbol, color } = markOf(ui, row.kind)
      return {
        symbol,
        color,
        text: `${Number(row.date.slice(8))}. ${name.text}`,
        ...(name.lang && { lang: name.lang }),
      }
    }),
  }
}

function dayView(ui: Ui, cell: YearCell<DayView>, today: string): YearDay {
  return {
    day: cell.day,
    off: !cell.open,
    ...(cell.date === today && { today: true }),
    ...(cell.row && { mark: markOf(ui, cell.row.kind) }),
  }
}
