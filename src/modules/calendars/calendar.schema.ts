import { z } from 'zod'
import { CALENDAR_ROW_KINDS } from '#kernel/clock/clock.ts'
import { parseDay } from '#kernel/clock/civil.ts'
import { calendarErrors, faultCode } from './calendar.errors.ts'
import { parseSessions } from './calendar.rules.ts'

const CivilDay = z
  .string()
  .refine((text) => parseDay(text) !== undefined, faultCode('bad_date'))
  .meta({ description: 'A date, YYYY-MM-DD', example: '2026-11-24', format: 'date' })

/** `vn` or the code of a unit. */
export const Scope = z.string().regex(/^(vn|\d{2}|\d{3}|\d{5})$/, calendarErrors.badScope)
const Kind = z.enum(CALENDAR_ROW_KINDS)
const Text = z.string().trim().normalize('NFC').min(1).max(500)
const Year = z.coerce.number().int().min(2000).max(2999)

export const ImportCalendar = z.object({
  days: z.array(z.object({ date: CivilDay, kind: Kind, name: Text, source: Text })),
  years: z.array(z.object({ year: Year, source: Text })),
})
export type ImportCalendar = z.output<typeof ImportCalendar>
export const ImportedCalendar = z.object({ days: z.int(), years: z.int() })

export const AddDay = z.object({ scope: Scope, date: CivilDay, kind: Kind, name: Text, source: Text, reason: Text })
export const RemoveDay = z.object({ scope: Scope, date: CivilDay, reason: Text })
export const PublishYear = z.object({ year: Year, source: Text, reason: Text })
export const Changed = z.object({ scope: z.string(), version: z.int() })

/** Seven texts, Monday first, as people write them: `07:00-11:30, 13:30-17:00`; an empty one is a day off. */
const DaySessions = z
  .string()
  .max(200)
  .transform((text, ctx) => {
    const parsed = parseSessions(text)
    if ('sessions' in parsed) return parsed.sessions
    ctx.addIssue({ code: 'custom', message: faultCode(parsed.code) })
    return z.NEVER
  })
export const SetHours = z.object({
  scope: Scope,
  from: CivilDay,
  sessions: z.array(DaySessions).length(7),
  reason: Text,
})

export const SessionView = z.object({
  from: z.string().meta({ example: '07:00' }),
  to: z.string().meta({ example: '11:30' }),
})
export const WeekView = z
  .array(z.array(SessionView))
  .meta({ description: 'Sessions of each weekday, Monday first; an empty list is a day off' })

export const DayView = z.object({
  date: z.string(),
  kind: Kind,
  name: z.string(),
  source: z.string(),
  reason: z.string().nullable(),
  scope: z.string().meta({ description: '`vn` for the whole country, else the code of the unit whose row this is' }),
  provisional: z.boolean().meta({ description: 'Not yet compared with the yearly notice' }),
})
export type DayView = z.output<typeof DayView>

export const GetCalendar = z.object({
  unit: Scope,
  year: z
    .preprocess((value) => (value === '' ? undefined : value), Year.optional())
    .meta({ description: 'Default: this year' }),
})
export const CalendarView = z
  .object({
    unit: z.string(),
    name: z.string().nullable().meta({ description: 'Null for the whole country' }),
    scopeNames: z.record(z.string(), z.string()).meta({ description: 'Names of the unit and those above it, by code' }),
    year: z.int(),
    today: z.string(),
    published: z
      .boolean()
      .meta({ description: 'False: the yearly notice is not in the calendar, due dates are provisional' }),
    publishedSource: z.string().nullable(),
    hours: WeekView,
    hoursScope: z.string().nullable().meta({ description: 'Whose hours these are; null for the default' }),
    days: z.array(DayView),
    version: z.int(),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.output<typeof CalendarView>

export const AdministerCalendars = z.object({ scope: Scope.optional() })
export const AdministeredCalendars = z.object({
  scopes: z.array(z.object({ scope: z.string(), name: z.string().nullable() })),
})

export const GetOpening = z.object({ unit: Scope })
export const OpeningView = z.object({
  calendar: CalendarView,
  open: z.boolean(),
  /** Closing or opening moment that comes next; null when there is none within 60 days. */
  until: z.string().nullable(),
  upcoming: z.array(DayView),
  /** The unit that was asked for ended; `calendar` is that of the first unit that goes on for it. */
  ledFrom: z
    .object({
      name: z.string(),
      lastDay: z.string(),
      heirs: z.array(z.object({ code: z.string(), name: z.string() })),
    })
    .nullable(),
})
export type OpeningView = z.output<typeof OpeningView>
