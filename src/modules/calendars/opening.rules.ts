import type { WorkingCalendar } from '#kernel/clock/clock.ts'
import { dayOfMinute, fromLocalMinute, MINUTES_PER_DAY, minuteOfDay, toLocalMinute } from '#kernel/clock/civil.ts'

/** Is the office open at that moment, and until when it stays so; `until` is undefined when nothing changes in `days`. */
export function openingAt(calendar: WorkingCalendar, at: Date, days = 60): { open: boolean; until: Date | undefined } {
  const now = toLocalMinute(at)
  const today = dayOfMinute(now)
  const minute = minuteOfDay(now)
  const running = calendar.day(today).sessions.find(({ from, to }) => from <= minute && minute < to)
  if (running) return { open: true, until: fromLocalMinute(today * MINUTES_PER_DAY + running.to) }
  for (let day = today; day <= today + days; day++) {
    const next = calendar.day(day).sessions.find(({ from }) => day > today || from > minute)
    if (next) return { open: false, until: fromLocalMinute(day * MINUTES_PER_DAY + next.from) }
  }
  return { open: false, until: undefined }
}
