import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { notFound } from '../exchange.errors.ts'
import { IMPORT, mayImport } from '../exchange.policy.ts'
import { ImportStateName, ImportView, OfImport, Progress } from '../exchange.schema.ts'
import { importLines, importView } from '../import-view.reads.ts'
import { findImport } from '../import.store.ts'

/** One import: where it stands, its columns with samples, what is wrong with its rows. */
export const getImport = question({
  name: 'exchange.get-import',
  permission: IMPORT,
  input: OfImport,
  output: ImportView,
  reveals: ({ id }) => [{ type: 'import', id, columns: ['samples'] }],
  async run(ctx, { id }) {
    const row = await findImport(ctx.db, id)
    if (!row) throw notFound()
    ctx.allow(mayImport(ctx.actor, row.unit_code))
    return importView(ctx, row)
  },
})

/** How far it is: for a page that waits. */
export const getImportProgress = question({
  name: 'exchange.get-import-progress',
  permission: IMPORT,
  input: OfImport,
  output: z.object({ state: ImportStateName, progress: Progress }),
  async run(ctx, { id }) {
    const row = await findImport(ctx.db, id)
    if (!row) throw notFound()
    ctx.allow(mayImport(ctx.actor, row.unit_code))
    const [line] = await importLines(ctx, [row])
    if (!line) throw notFound()
    return { state: line.state, progress: line.progress }
  },
})
