import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { MERGE } from '../duplicate.policy.ts'
import { readMerges } from '../duplicate.reads.ts'
import { Merges } from '../duplicate.schema.ts'
import { recordNames } from '#modules/people/index.ts'

/** Merges at the units of the actor, newest first, taken back or not. */
export const listMerges = question({
  name: 'duplicates.list-merges',
  permission: MERGE,
  input: z.strictObject({ cursor: z.string().max(500).optional() }),
  output: Merges,
  reveals: (_input, { items }) =>
    items.flatMap(({ kept, gone }) => [kept, gone].map(({ id }) => ({ type: 'person', id }))),
  async run(ctx, { cursor }) {
    const { rows, next } = await readMerges(ctx.db, ctx.actor, cursor)
    const names = await recordNames(
      ctx.db,
      rows.flatMap(({ kept, gone }) => [kept, gone]),
    )
    const officers = await findAccounts(
      ctx.db,
      rows.flatMap((row) => row.merged_by ?? []),
    )
    const person = (id: string) => ({ id, name: names.get(id) ?? '' })
    return {
      items: rows.map((row) => ({
        id: row.id,
        kept: person(row.kept),
        gone: person(row.gone),
        mergedAt: row.merged_at.toISOString(),
        mergedBy: row.merged_by === null ? null : (officers.get(row.merged_by)?.name ?? null),
        undoneAt: row.undone_at?.toISOString() ?? null,
      })),
      next,
    }
  },
})
