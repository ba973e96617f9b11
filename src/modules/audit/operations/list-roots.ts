import { z } from 'zod'
import { readRoots } from '#kernel/events/proof.store.ts'
import { readStatement, statementHash, type SignedRoot } from '#kernel/events/root.ts'
import { question } from '#kernel/operation/operation.ts'
import { ListRoots, PublishedRoot, RootItem } from '../root.schema.ts'

/** Published roots, newest first. */
export const listRoots = question({
  name: 'audit.list-roots',
  permission: 'anyone',
  input: ListRoots,
  output: z.object({ items: z.array(RootItem), next: z.int().nullable() }),
  async run(ctx, { before, limit }) {
    const rows = await readRoots(ctx.db, { before: before ?? null, limit })
    const items = rows.flatMap(toItem)
    const last = items.at(-1)
    return { items, next: last && last.number > 1 && items.length === limit ? last.number : null }
  },
})

function toItem(root: SignedRoot) {
  const content = readStatement(root.statement)
  return content ? [{ ...root, ...content, hash: statementHash(root.statement) }] : []
}

/** A year of hours and some: one file. */
const FILE_LIMIT = 10_000

/** The roots as a file to keep, oldest first from number `from` on; `next` is where the following file begins. */
export const getRootFile = question({
  name: 'audit.get-root-file',
  permission: 'anyone',
  input: z.strictObject({ from: z.coerce.number().int().min(1).max(2147483647).default(1) }),
  output: z.object({ format: z.literal('motcua-roots-1'), roots: z.array(PublishedRoot), next: z.int().nullable() }),
  async run(ctx, { from }) {
    const roots = await readRoots(ctx.db, { from, limit: FILE_LIMIT })
    const next = roots.length === FILE_LIMIT ? from + FILE_LIMIT : null
    return { format: 'motcua-roots-1' as const, roots, next }
  },
})
