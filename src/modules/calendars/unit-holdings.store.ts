import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Hours and closed days belong to the office of their days: clocks of before are counted by them for ever. */
export const calendarHoldings: readonly UnitHolding[] = [
  {
    key: 'calendars.hours',
    columns: [
      { table: 'calendars', column: 'scope', treat: 'kept' },
      { table: 'calendar_days', column: 'scope', treat: 'kept' },
      { table: 'working_hours', column: 'scope', treat: 'kept' },
    ],
  },
]
