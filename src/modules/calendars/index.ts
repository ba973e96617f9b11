/** Door of the module: when an office works. */
export { calendarVersion, workingCalendarFor } from './calendar.questions.ts'
export { NATIONAL } from './scope.rules.ts'
export type { CalendarChange, CalendarChanged } from './calendar.events.ts'
export { importCalendar } from './operations/import-calendar.ts'
export { readCalendarFolder } from './calendar-folder.reads.ts'
