import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { postParts, sheetPosts } from '#modules/cadres/index.ts'
import { fieldText } from '../clean-row.rules.ts'
import { notFound } from '../exchange.errors.ts'
import { IMPORT, mayImport } from '../exchange.policy.ts'
import { ImportPost, ListPosts } from '../exchange.schema.ts'
import { importContext, type ImportContext } from '../import-context.reads.ts'
import { readRows } from '../import.reads.ts'
import type { StoredRow } from '../import-row.store.ts'
import { findImport } from '../import.store.ts'
import { rowViews } from '../row-view.reads.ts'
import { sealedCells } from '../sealed.rules.ts'

/** Rows opened at a time, and for one answer: most name no post. */
const STEP = 500
const AT_MOST = 4000

/**
 * People of a carried out import whose row names a post, with what is probably meant and whether they hold it by now. The
 * sheet tells neither term nor how she came to it, so nothing is entered: a cadre does that, one by one.
 */
export const listImportPosts = question({
  name: 'exchange.list-import-posts',
  permission: IMPORT,
  input: ListPosts,
  output: z.object({ items: z.array(ImportPost), next: z.string().nullable() }),
  reveals: ({ id }) => [{ type: 'import', id }],
  async run(ctx, { id, cursor, limit }) {
    const row = await findImport(ctx.db, id)
    if (!row) throw notFound()
    ctx.allow(mayImport(ctx.actor, row.unit_code))
    if (row.state !== 'done' || !row.mapping.includes('post')) return { items: [], next: null }
    const context = await importContext(ctx, row)
    const { named, next } = await namedIn(ctx, context, cursor ? Number(readCursor(cursor, 1)[0]) : 0, limit)
    const posts = await sheetPosts(ctx, named)
    return {
      items: named.flatMap((one, at) => (posts[at] ? [{ ...one, ...posts[at] }] : [])),
      next: next === null ? null : writeCursor([next]),
    }
  },
})

type Named = { row: number; member: string; name: string; words: string }

/** What rows after that one name, in their order; `next`: the row to go on from, null at the end of the sheet. */
async function namedIn(
  ctx: Ctx,
  context: ImportContext,
  from: number,
  limit: number,
): Promise<{ named: Named[]; next: number | null }> {
  const hasPost = ({ outcome, membership_id: member, cells_sealed: cells }: StoredRow) =>
    outcome !== null &&
    outcome !== 'refused' &&
    member !== null &&
    fieldText(sealedCells.open(ctx.services.aead, cells), context.clean, 'post') !== ''
  const named: Named[] = []
  let after = from
  for (let opened = 0; opened < AT_MOST; opened += STEP) {
    const rows = await readRows(ctx.db, context.import.id, {}, after, STEP)
    for (const { row, member, name, changes } of await rowViews(ctx, context, rows.filter(hasPost))) {
      const said = changes.find(({ code }) => code === 'post_left')?.from
      if (said === undefined || member === null) continue
      named.push(...postParts(said).map((words) => ({ row, member, name, words })))
      if (named.length >= limit) return { named, next: row }
    }
    if (rows.length < STEP) return { named, next: null }
    after = rows.at(-1)?.row ?? after
  }
  return { named, next: after }
}
