import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { ADMINISTRATION, dayBefore, readUnitsAtPlaces } from '#modules/units/index.ts'
import { lockDraft } from '../draft.store.ts'
import { actEvent } from '../reorganisation.events.ts'
import { PREPARE } from '../reorganisation.policy.ts'
import { ActId } from '../reorganisation.schema.ts'
import { addSteps, removeAllSteps, saveAct } from '../reorganisation.store.ts'
import type { ActRow } from '../reorganisation.table.ts'
import type { Step } from '../step.rules.ts'
import { unitOf } from '../typed-step.reads.ts'
import { listForTree, readList, stepsOfList, type ListRow } from '../upload.rules.ts'

/**
 * Steps from a conversion table (old_code, old_name, new_code, new_name, extent; TSV or CSV), as the state publishes it.
 * In an association's tree codes of places stand for its units there. `replace` drops the steps of before.
 */
export const uploadSteps = operation({
  name: 'reorganisation.upload-steps',
  permission: PREPARE,
  kind: 'write',
  input: ActId.extend({
    list: z.string().min(1, 'kernel.required').max(4_000_000),
    parent: z
      .string()
      .trim()
      .max(200)
      .optional()
      .meta({ description: 'Where new units lie, by name or code, when the list does not say so' }),
    replace: z.boolean().default(true),
  }),
  output: z.object({ id: z.uuid(), rows: z.int(), steps: z.int() }),
  async run(ctx, { id, list, parent, replace }) {
    const act = await lockDraft(ctx, id)
    const rows = readList(list)
    const above = parent ? await unitOf(ctx, act, 'parent', parent) : undefined
    const steps = await toSteps(ctx, act, rows, above)
    if (replace) await removeAllSteps(ctx.db, id)
    await addSteps(ctx.db, id, steps, () => ctx.ids.uuid())
    await saveAct(ctx.db, id, { problem: null })
    await ctx.record([actEvent('reorganisation.changed', id, { what: 'uploaded', rows: rows.length })])
    return { id, rows: rows.length, steps: steps.length }
  },
})

async function toSteps(ctx: Ctx, act: ActRow, rows: ListRow[], parent: string | undefined): Promise<Step[]> {
  const byPlace = act.tree !== ADMINISTRATION && rows.every(({ oldCode }) => /^\d+$/.test(oldCode))
  if (!byPlace) return stepsOfList(rows, { parent })
  const eve = dayBefore(act.effective_on)
  const units = await readUnitsAtPlaces(
    ctx.db,
    act.tree,
    rows.map(({ oldCode }) => oldCode),
    eve,
  )
  // What stands before the place in the codes of this tree: `PN20965` → `PN`.
  const first = [...units].find(([place, unit]) => unit.code.endsWith(place))
  const prefix = first ? first[1].code.slice(0, -first[0].length) : ''
  const own = listForTree(rows, units, (place) => `${prefix}${place}`)
  return stepsOfList(own.rows, { parent }).map((step) =>
    step.kind === 'merge' ? { ...step, into: { ...step.into, place: own.places.get(step.into.code) ?? null } } : step,
  )
}
