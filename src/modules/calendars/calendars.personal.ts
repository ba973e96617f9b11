import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Calendars of offices. */
export const calendarsPersonal: PersonalData = [
  { table: 'calendars', none: ['scope', 'id'] },
  { table: 'calendar_version', none: ['only_row', 'version'] },
  {
    table: 'calendar_days',
    none: ['id', 'scope', 'date', 'kind', 'name', 'source', 'reason', 'provisional', 'added_in', 'removed_in'],
  },
  {
    table: 'working_hours',
    none: ['scope', 'valid_from', 'weekday', 'from_minute', 'to_minute', 'added_in', 'removed_in'],
  },
  { table: 'published_years', none: ['year', 'source', 'added_in'] },
]
