import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName } from '#modules/units/index.ts'
import { IMPORT } from '../exchange.policy.ts'
import { ImportLine, Place } from '../exchange.schema.ts'
import { importLines } from '../import-view.reads.ts'
import { readImports } from '../import.store.ts'

/** Imports of the units where one may bring lists in, the newest first, and these units. */
export const listImports = question({
  name: 'exchange.list-imports',
  permission: IMPORT,
  input: z.strictObject({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({ items: z.array(ImportLine), next: z.string().nullable(), units: z.array(Place) }),
  async run(ctx, { cursor, limit }) {
    const units = unitsWith(ctx.actor, IMPORT)
    const rows = await readImports(ctx.db, units, cursor, limit + 1)
    const items = await importLines(ctx, rows.slice(0, limit))
    return {
      items,
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      units: await unitsToChoose(ctx, IMPORT),
    }
  },
})

/** How many units a select can offer; who works for a whole province names the commune by its page. */
const MOST = 300

/** Units of associations, below the top, at which the actor holds the permission; communes before their branches. */
export async function unitsToChoose(ctx: Ctx, permission: string): Promise<{ code: string; name: string }[]> {
  const codes = unitsWith(ctx.actor, permission)
  if (codes === 'all') return []
  const units = await findUnits(ctx.db, codes, civilDate(ctx.now()))
  return [...units.values()]
    .filter(({ tree, parentCode }) => tree !== 'administration' && tree !== 'departments' && parentCode !== null)
    .toSorted((a, b) => a.path.length - b.path.length || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
    .map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale) }))
}
