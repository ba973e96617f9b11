import { z } from 'zod'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { isPeriod, PERIOD } from './period.rules.ts'

/** What is asked for. `map`: the day whose map gives unit and parts; left out: today. */
export const AskForm = z.strictObject({
  unit: AnyUnitCode,
  period: z
    .string()
    .regex(PERIOD, { error: 'statistics.bad_period', abort: true })
    .refine(isPeriod, 'statistics.bad_period'),
  map: z.union([CivilDay, z.literal('')]).optional(),
})

const Period = z.object({ key: z.string(), kind: z.string(), from: z.iso.date(), to: z.iso.date() })
const UnitName = z.object({ code: z.string(), name: z.string() })

/** The form: lines, columns, and figures in the order of the columns; null where the caller may not see. */
export const FormView = z
  .object({
    unit: UnitName.extend({ level: z.string() }),
    period: Period,
    asOf: z.iso.date(),
    map: z.iso.date(),
    columns: z.array(UnitName),
    lines: z.array(
      z.object({
        section: z.string(),
        key: z.string(),
        level: z.int(),
        values: z.array(z.int().nullable()),
        total: z.int().nullable(),
        /** Leads to the people whom it counts. */
        listed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StatisticsForm' })

export const DashboardView = FormView.extend({
  overTime: z.array(z.object({ day: z.iso.date(), members: z.int() })),
}).meta({ id: 'StatisticsDashboard' })

export const ListCounted = AskForm.extend({
  line: z
    .string()
    .regex(/^[a-z0-9_]+(?:\.[a-z0-9_]+)?$/)
    .max(40),
  /** Code of a part; left out: the whole unit. */
  column: z.string().max(40).optional(),
  cursor: z.string().max(500).optional(),
})
export const Counted = z.object({
  unit: UnitName,
  items: z.array(
    z.object({
      id: z.uuid(),
      personId: z.uuid(),
      name: z.string(),
      birthYear: z.int().nullable(),
      unitName: z.string(),
    }),
  ),
  next: z.string().nullable(),
})

/** Units to begin with: where the caller holds the right, as the map of the day has them. */
export const Choices = z.object({
  units: z.array(UnitName.extend({ tree: z.string() })),
  maps: z.array(z.iso.date()),
})
