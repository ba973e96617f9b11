import { apiRoute } from '#kernel/http/api-route.ts'
import { getCalendar } from '../operations/get-calendar.ts'

export const calendarsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/calendars/{unit}',
    operation: getCalendar,
    tag: 'calendars',
    summary: 'A year of a unit: working hours, holidays, swapped days and closures',
    description:
      '`unit` is the code of a unit, or `vn` for the whole country. Of several rows on a date the nearest counts: unit, province, country. `published: false` means that the yearly notice is not in yet.',
  }),
] as const
