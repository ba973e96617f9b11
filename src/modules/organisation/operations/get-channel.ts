import { question } from '#kernel/operation/operation.ts'
import { organisationErrors } from '../organisation.errors.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { readChannel } from '../organisation.reads.ts'
import { ChannelId, ChannelView } from '../organisation.schema.ts'

/** One channel, for whoever may change it. */
export const getChannel = question({
  name: 'organisation.get-channel',
  permission: 'members:read',
  input: ChannelId,
  output: ChannelView,
  async run(ctx, { id }) {
    const channel = await readChannel(ctx.db, id)
    if (!channel || !mayDescribe(ctx.actor, channel.unit).allowed) throw organisationErrors.unknownChannel()
    return channel
  },
})
