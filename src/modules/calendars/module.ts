import { manifest } from '#kernel/manifest/manifest.ts'
import { calendarsApi } from './api/calendars.api.ts'
import { calendarsPersonal } from './calendars.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { addDay } from './operations/add-day.ts'
import { administerCalendars } from './operations/administer-calendars.ts'
import { getCalendar } from './operations/get-calendar.ts'
import { getOpening } from './operations/get-opening.ts'
import { importCalendar } from './operations/import-calendar.ts'
import { publishYear } from './operations/publish-year.ts'
import { removeDay } from './operations/remove-day.ts'
import { setHours } from './operations/set-hours.ts'
import { calendarAdminPage } from './pages/calendar-admin.page.tsx'
import { calendarPage } from './pages/calendar.page.tsx'
import { calendarsAdminPage } from './pages/calendars-admin.page.tsx'
import { calendarHoldings } from './unit-holdings.store.ts'

/** When an office works: hours, holidays, swapped days, closures. */
export const calendarsModule = manifest({
  name: 'calendars',
  messages: { vi, en, pl },
  permissions: ['calendars:manage'],
  operations: [getCalendar, getOpening, administerCalendars, importCalendar, addDay, removeDay, setHours, publishYear],
  api: calendarsApi,
  pages: [calendarPage, calendarsAdminPage, calendarAdminPage],
  navigation: [
    {
      href: '/desk/admin/calendars',
      label: 'calendars.admin.title',
      icon: 'calendar',
      anyOf: ['calendars:manage'],
      order: 65,
    },
  ],
  personalData: calendarsPersonal,
  unitHoldings: calendarHoldings,
})
