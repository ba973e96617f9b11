import type { CalendarFault } from './calendar.rules.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. Faults of rows and hours are named as in the rules. */
export const calendarErrors = {
  dayTaken: 'calendars.day_taken',
  noSuchDay: 'calendars.no_such_day',
  badScope: 'calendars.bad_scope',
  badFile: 'calendars.bad_file',
  yearPublished: 'calendars.year_published',
} as const

export const faultCode = (fault: CalendarFault): `calendars.${CalendarFault}` => `calendars.${fault}`
