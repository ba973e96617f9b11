import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName } from '#modules/units/index.ts'
import { unitsWithOfficers } from '../account.questions.ts'

const MOST = 6

/** Communes whose desks receive dossiers here today, by name; at most six, as a suggestion beside the search. */
export const listOffices = question({
  name: 'identity.list-offices',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const codes = await unitsWithOfficers(ctx.db, 'dossiers:receive', today, MOST)
    const units = await findUnits(ctx.db, codes, today)
    const items = codes.flatMap((code) => units.get(code) ?? [])
    return { items: items.map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale) })) }
  },
})
