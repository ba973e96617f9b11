import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { toClientViews } from '../client-view.reads.ts'
import { machineErrors } from '../machine.errors.ts'
import { MANAGE, mayManage } from '../machine.policy.ts'
import { readClient } from '../machine.reads.ts'
import { ClientId, ClientView } from '../machine.schema.ts'

/** One machine with its keys, of which only the first signs are known. */
export const getClient = question({
  name: 'machines.get-client',
  permission: MANAGE,
  input: z.object({ client: ClientId }),
  output: ClientView,
  async run(ctx, { client }) {
    const row = await readClient(ctx.db, client)
    if (!row) throw machineErrors.unknownClient()
    ctx.allow(mayManage(ctx.actor, row))
    const [view] = await toClientViews(ctx, [row])
    if (!view) throw machineErrors.unknownClient()
    return view
  },
})
