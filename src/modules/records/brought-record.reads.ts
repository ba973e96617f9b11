import type { Ctx } from '#kernel/operation/ctx.ts'
import { foldedInto } from '#modules/membership/index.ts'
import { readEntries, readFacts } from './record.reads.ts'
import type { RecordField } from './record.rules.ts'
import type { BroughtView } from './record.schema.ts'
import { toEntryViews, toFieldViews } from './record-view.reads.ts'

/**
 * What the memberships that were folded into this one know, in these fields: to be read only, since taking the merge back
 * gives it to them again. Of two that know a field the nearer tells it.
 */
export async function readBrought(
  ctx: Pick<Ctx, 'db' | 'locale' | 't'>,
  fields: readonly RecordField[],
  sensitive: boolean,
  membership: string,
): Promise<BroughtView> {
  const facts = new Map<string, string>()
  const entries: BroughtView['entries'] = []
  for (const { id } of await foldedInto(ctx.db, [membership])) {
    for (const [field, value] of await readFacts(ctx.db, sensitive, id)) if (!facts.has(field)) facts.set(field, value)
    entries.push(...toEntryViews(await readEntries(ctx.db, sensitive, id)))
  }
  return { fields: toFieldViews(ctx, fields, facts).filter(({ value }) => value !== null), entries }
}
