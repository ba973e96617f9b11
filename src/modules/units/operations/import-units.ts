import { operation } from '#kernel/operation/operation.ts'
import { unitsImported } from '../unit.events.ts'
import { mayImportUnits } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { ImportedUnits, ImportUnits } from '../unit.schema.ts'
import { addList, addSuccessions } from '../unit.store.ts'

/**
 * Brings in lists of units (see `readUnitFolder`). May be repeated: rows that are there stay as they are, with what
 * an administrator changed in them. Two lists that hold the same code at the same time are a conflict.
 */
export const importUnits = operation({
  name: 'units.import',
  permission: 'units:manage',
  kind: 'write',
  input: ImportUnits,
  output: ImportedUnits,
  async run(ctx, input) {
    ctx.allow(mayImportUnits(ctx.actor))
    const lists = []
    for (const list of input.lists) {
      const added = await addList(ctx.db, list, () => ctx.ids.uuid())
      ctx.log.info({ list: list.name, rows: list.rows.length, added }, 'units imported')
      lists.push({ name: list.name, rows: list.rows.length, added })
    }
    const successions = await addSuccessions(ctx.db, input.successions)
    const changed = successions + lists.reduce((sum, list) => sum + list.added, 0)
    if (changed > 0) await ctx.record([unitsImported(ctx.ids.uuid(), { lists, successions })])
    forgetUnits(ctx.db)
    return { lists, successions }
  },
})
