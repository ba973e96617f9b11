import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { machineErrors } from '../machine.errors.ts'
import { machineEvent } from '../machine.events.ts'
import { MANAGE, mayManage } from '../machine.policy.ts'
import { ClientId } from '../machine.schema.ts'
import { lockClient, revokeKey as revoke } from '../machine.store.ts'

/** Ends a key and every access token made with it, at once. */
export const revokeKey = operation({
  name: 'machines.revoke-key',
  permission: MANAGE,
  kind: 'write',
  input: z.object({ client: ClientId, key: z.uuid('machines.unknown_key') }),
  output: z.object({}),
  async run(ctx, { client: id, key }) {
    const client = await lockClient(ctx.db, id)
    ctx.allow(mayManage(ctx.actor, client))
    const hint = await revoke(ctx.db, id, key, ctx.now())
    if (hint === undefined) throw machineErrors.unknownKey()
    await ctx.record([machineEvent('account.key_revoked', id, { key, hint })])
    return {}
  },
})
