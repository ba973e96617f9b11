import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { machineEvent } from '../machine.events.ts'
import { MANAGE, mayManage } from '../machine.policy.ts'
import { ClientId } from '../machine.schema.ts'
import { lockClient, saveDisabled } from '../machine.store.ts'

/** Stops all keys of a machine until it is enabled again. Doing it twice changes nothing. */
export const disableClient = operation({
  name: 'machines.disable-client',
  permission: MANAGE,
  kind: 'write',
  input: z.object({ client: ClientId }),
  output: z.object({}),
  async run(ctx, { client: id }) {
    const client = await lockClient(ctx.db, id)
    ctx.allow(mayManage(ctx.actor, client))
    if (client.disabled_at !== null) return {}
    await saveDisabled(ctx.db, id, ctx.now())
    await ctx.record([machineEvent('account.machine_disabled', id)])
    return {}
  },
})
