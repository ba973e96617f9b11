import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { question } from '#kernel/operation/operation.ts'
import { toClientViews } from '../client-view.reads.ts'
import { MANAGE } from '../machine.policy.ts'
import { readClients } from '../machine.reads.ts'
import { ClientView } from '../machine.schema.ts'

const PAGE = 50

/** The machines of the units at which the caller manages them, the newest first; `cursor` is the last one's id. */
export const listClients = question({
  name: 'machines.list-clients',
  permission: MANAGE,
  input: z.object({ cursor: z.preprocess((v) => (v === '' ? undefined : v), z.uuid('kernel.bad_cursor').optional()) }),
  output: z.object({ items: z.array(ClientView), next: z.string().nullable() }),
  async run(ctx, { cursor }) {
    const rows = await readClients(ctx.db, { units: unitsWith(ctx.actor, MANAGE), after: cursor, limit: PAGE + 1 })
    const page = rows.slice(0, PAGE)
    return { items: await toClientViews(ctx, page), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
  },
})
