import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { breachErrors } from '../breach.errors.ts'
import { breachEvent } from '../breach.events.ts'
import { breachFor } from '../breach.reads.ts'
import { BreachFields } from '../breach.schema.ts'
import { saveBreach } from '../breach.store.ts'
import { MANAGE } from '../privacy.policy.ts'
import { breachColumns, checkBreach } from './record-breach.ts'

/** What is known of a breach changes as it is looked into. */
export const changeBreach = operation({
  name: 'privacy.change-breach',
  permission: MANAGE,
  kind: 'write',
  input: BreachFields.extend({ code: z.string().max(40), version: z.coerce.number().int() }),
  output: z.object({ code: z.string() }),
  async run(ctx, { code, version, ...fields }) {
    const row = await breachFor(ctx, code, true)
    if (row.version !== version) throw breachErrors.changed()
    await checkBreach(ctx, fields)
    await saveBreach(ctx.db, row.id, breachColumns(fields))
    await ctx.record([breachEvent('breach.changed', row.id, { version: version + 1 })])
    return { code }
  },
})
