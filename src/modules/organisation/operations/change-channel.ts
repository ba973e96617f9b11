import { operation } from '#kernel/operation/operation.ts'
import { lockChannel, saveChannel } from '../channel.store.ts'
import { organisationErrors } from '../organisation.errors.ts'
import { channelChanged } from '../organisation.events.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { ChangeChannel, ChannelId } from '../organisation.schema.ts'
import { rowOf } from './add-channel.ts'

/** Another name, address or keeper of a channel, or how many are in it now. */
export const changeChannel = operation({
  name: 'organisation.change-channel',
  permission: 'members:write',
  kind: 'write',
  input: ChangeChannel,
  output: ChannelId,
  async run(ctx, input) {
    const channel = await lockChannel(ctx.db, input.id)
    ctx.allow(mayDescribe(ctx.actor, channel.unit_code))
    if (channel.version !== input.version || channel.ended_on !== null) throw organisationErrors.changedMeanwhile()
    await saveChannel(ctx.db, input.id, rowOf(input))
    await ctx.record([channelChanged(input.id, { name: input.name, members: input.members })])
    return { id: input.id }
  },
})
