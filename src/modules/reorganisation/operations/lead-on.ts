import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { AnyUnitCode, CivilDay, findUnit, findUnits, findUnitsEver, leadsOn, unitName } from '#modules/units/index.ts'

/** Where the code of a unit leads today, from an old paper, address or QR code. Public: units are. */
export const leadOn = question({
  name: 'reorganisation.lead-on',
  permission: 'anyone',
  input: z.strictObject({
    code: AnyUnitCode,
    on: CivilDay.optional().meta({ description: 'The day of the paper; a code names a unit only with a date' }),
  }),
  output: z.object({
    code: z.string(),
    /** What the code was called then, without a day what it was called last; null when no such unit stood on that day. */
    name: z.string().nullable(),
    stands: z.boolean().meta({ description: 'The very same unit stands today' }),
    leadsTo: z.array(
      z.object({ code: z.string(), name: z.string(), extent: z.enum(['whole', 'part']), place: z.string() }),
    ),
  }),
  async run(ctx, { code, on }) {
    const today = civilDate(ctx.now())
    const heirs = await leadsOn(ctx.db, code, today, on)
    if (heirs.length === 0) throw new AppError('units.unknown', { kind: 'not_found', params: { code } })
    const units = await findUnits(
      ctx.db,
      heirs.map((heir) => heir.code),
      today,
    )
    const above = await findUnits(
      ctx.db,
      [...units.values()].flatMap(({ path }) => path),
      today,
    )
    const last = on === undefined ? await findUnitsEver(ctx.db, [code], today) : undefined
    const then = on === undefined ? last?.get(code) : await findUnit(ctx.db, code, on)
    const now = units.get(code)
    return {
      code,
      name: then ? unitName(then, ctx.locale) : null,
      stands: heirs.length === 1 && heirs[0]?.code === code && now !== undefined && (!then || then.name === now.name),
      leadsTo: heirs.flatMap((heir) => {
        const unit = units.get(heir.code)
        if (!unit) return []
        const place = unit.path
          .slice(0, -1)
          .toReversed()
          .flatMap((one) => above.get(one) ?? [])
        return [
          {
            code: unit.code,
            name: unitName(unit, ctx.locale),
            extent: heir.extent,
            place: place.map((one) => unitName(one, ctx.locale)).join(', '),
          },
        ]
      }),
    }
  },
})
