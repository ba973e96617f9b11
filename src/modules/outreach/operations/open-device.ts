import { operation } from '#kernel/operation/operation.ts'
import { KEY_BYTES, openRow } from '../device.commands.ts'
import { mayKeep, WORK } from '../outreach.policy.ts'
import { OpenDevice, OpenedDevice } from '../outreach.schema.ts'

/** How long a device may show its lists without having asked again. */
export const DATA_DAYS = 7

/**
 * Lets a device keep the branch for this session: a new key for its lists, which is kept nowhere else, and the key of
 * what waits there to be sent, the same as long as the account and the device are the same. Not on a device of others.
 */
export const openDevice = operation({
  name: 'outreach.open-device',
  permission: WORK,
  kind: 'write',
  input: OpenDevice,
  output: OpenedDevice,
  async run(ctx, { devices }) {
    ctx.allow(mayKeep(ctx.actor))
    const { row, outboxKey } = await openRow(ctx, devices)
    const listKey = Buffer.from(ctx.random.bytes(KEY_BYTES)).toString('base64url')
    await ctx.record([
      { stream: 'device', streamId: row.id, type: 'device.opened', data: {}, subjects: [row.account_id] },
    ])
    return { device: row.id, code: row.code, listKey, outboxKey, dataDays: DATA_DAYS }
  },
})
