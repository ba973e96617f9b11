import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { machineErrors } from '../machine.errors.ts'
import { machineEvent } from '../machine.events.ts'
import { MANAGE, mayGive, mayManage } from '../machine.policy.ts'
import { ClientId } from '../machine.schema.ts'
import { lockClient, saveDisabled } from '../machine.store.ts'

/** Lets a disabled machine call again: whoever does it must hold what it may do, as if making it anew. */
export const enableClient = operation({
  name: 'machines.enable-client',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: z.object({ client: ClientId }),
  output: z.object({}),
  async run(ctx, { client: id }) {
    const client = await lockClient(ctx.db, id)
    ctx.allow(mayManage(ctx.actor, client))
    if (client.disabled_at === null) return {}
    if (!mayGive(ctx.actor, client.unit_code, client.scopes)) throw machineErrors.scopeNotYours()
    await saveDisabled(ctx.db, id, null)
    await ctx.record([machineEvent('account.machine_enabled', id)])
    return {}
  },
})
