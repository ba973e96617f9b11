import { sql } from 'kysely'
import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { parseInput } from '#kernel/operation/pipeline.ts'
import type { Outcome } from '../action.rules.ts'
import { carryOut } from '../action.commands.ts'
import { checkDevice } from '../device.commands.ts'
import { WORK } from '../outreach.policy.ts'
import { Action, Outcomes, Sync, type SentItem } from '../outreach.schema.ts'

/**
 * What a device kept while it had no network, in the order in which it was done. Each item stands alone: one that is
 * refused says why and takes nothing of the others with it; one that was done before answers what came of it. An item of
 * which nothing is said failed for no reason of its own and may be sent again.
 */
export const syncActions = operation({
  name: 'outreach.sync',
  permission: WORK,
  kind: 'write',
  input: Sync,
  output: Outcomes,
  async run(ctx, { device, items }) {
    await checkDevice(ctx, device)
    const outcomes: Outcome[] = []
    for (const item of items) {
      const outcome = await alone(ctx, item)
      if (outcome) outcomes.push(outcome)
    }
    return { outcomes }
  },
})

async function alone(ctx: Ctx, item: SentItem): Promise<Outcome | undefined> {
  await sql`savepoint item`.execute(ctx.db)
  try {
    const result = await carryOut(ctx, { ...item, action: parseInput(Action, item.action) })
    await sql`release savepoint item`.execute(ctx.db)
    return { key: item.key, outcome: 'done', result }
  } catch (error) {
    // A deadlock undoes the whole transaction; the pipeline runs it once more.
    if ((error as { code?: unknown }).code === '40P01') throw error
    await sql`rollback to savepoint item`.execute(ctx.db)
    if (error instanceof AppError) return refused(ctx, item, error)
    return undefined
  }
}

function refused(ctx: Ctx, { key }: SentItem, error: AppError): Outcome {
  const [field] = error.fields
  const { code, params } = field ? { code: field.code, params: field.params } : error
  return { key, outcome: 'refused', code, text: ctx.t(errorMessageId(code), params) }
}
