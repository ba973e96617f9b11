import type { CalendarRowKind } from '#kernel/clock/clock.ts'
import { parseDay, weekdayOf } from '#kernel/clock/civil.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { TagColor } from '#ui/tag/tag.tsx'
import type { DayMark } from '#ui/year-calendar/year-calendar.tsx'
import type { Ui } from '#ui/ui.ts'
import type { DayView } from '../../calendar.schema.ts'
import { holidayKey } from '../../holiday-name.rules.ts'

// Signs of WGL4, which every system font has.
const MARKS: Record<CalendarRowKind, { symbol: string; color: TagColor }> = {
  holiday: { symbol: '●', color: 'danger' },
  substitute: { symbol: '○', color: 'warning' },
  swapped_off: { symbol: '▼', color: 'info' },
  swapped_work: { symbol: '▲', color: 'success' },
  closure: { symbol: '×', color: 'accent' },
}

export function markOf(ui: Pick<Ui, 't'>, kind: CalendarRowKind): DayMark {
  return { ...MARKS[kind], words: ui.t(`calendars.kind.${kind}`) }
}

/** The day's name in the language of the page; what somebody wrote stays as written, and says so in `lang`. */
export function dayName(ui: Pick<Ui, 't'>, day: DayView): { text: string; lang?: string } {
  const key = holidayKey(day.name)
  return key ? { text: ui.t(key) } : { text: day.name, lang: 'vi' }
}

/** "thứ Ba, 24/11/2026" */
export function dateWords(ui: Pick<Ui, 't'>, date: string): string {
  return ui.t('calendars.date', {
    weekday: ui.t(`clock.weekday.name.${weekdayOf(parseDay(date) ?? 0)}`),
    date: formatCivilDate(date),
  })
}

/** Whose row a day is. */
export function scopeWords(ui: Pick<Ui, 't'>, scope: string, names: Record<string, string>): string {
  return scope === 'vn' ? ui.t('calendars.scope.country') : (names[scope] ?? scope)
}
