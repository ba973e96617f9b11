import type { NewEvent } from '#kernel/events/event.ts'
import { NATIONAL } from './scope.rules.ts'

export type CalendarChange = 'day_added' | 'day_removed' | 'hours_set' | 'year_published' | 'imported'

/**
 * `calendar.changed`: subscribers compare `workingCalendarFor(…, before)` with the present one and propose new due
 * dates; nothing moves by itself. `unitCode` is null for the whole country, `year` null when hours changed.
 */
export type CalendarChanged = {
  unitCode: string | null
  year: number | null
  change: CalendarChange
  version: number
  before: number
  details: Record<string, unknown>
}

export const calendarChanged = (
  at: { id: string; scope: string; version: number },
  change: CalendarChange,
  year: number | null,
  details: Record<string, unknown>,
): NewEvent => ({
  stream: 'calendar',
  streamId: at.id,
  type: 'calendar.changed',
  data: {
    unitCode: at.scope === NATIONAL ? null : at.scope,
    year,
    change,
    version: at.version,
    before: at.version - 1,
    details,
  } satisfies CalendarChanged,
})
