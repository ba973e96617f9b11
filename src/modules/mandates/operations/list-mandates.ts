import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { CONFIRM } from '../mandate.policy.ts'
import { cursorOf, readMandates, readWaiting } from '../mandate.reads.ts'
import { ListDesk, ListMandates, MandateView } from '../mandate.schema.ts'
import type { MandateRow } from '../mandate.table.ts'
import { toViews } from '../mandate-view.reads.ts'

const PAGE = 30
const Mandates = z.object({ items: z.array(MandateView), next: z.string().nullable() })

/** Mandates given and received, newest first. */
export const listMandates = question({
  name: 'mandates.list',
  permission: 'signed_in',
  input: ListMandates,
  output: Mandates,
  async run(ctx, { cursor }) {
    const { rows, next } = cut(await readMandates(ctx.db, ctx.actor, PAGE + 1, cursor))
    return { items: await toViews(ctx, rows), next }
  },
})

/** What waits for an officer who has to see a paper, oldest first. */
export const listWaiting = question({
  name: 'mandates.list-waiting',
  permission: CONFIRM,
  input: ListDesk,
  output: Mandates,
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'mandate', id })),
  async run(ctx, { cursor }) {
    const { rows, next } = cut(await readWaiting(ctx.db, ctx.actor, PAGE + 1, cursor))
    return { items: await toViews(ctx, rows), next }
  },
})

function cut(rows: readonly MandateRow[]): { rows: MandateRow[]; next: string | null } {
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return { rows: page, next: last ? cursorOf(last) : null }
}
