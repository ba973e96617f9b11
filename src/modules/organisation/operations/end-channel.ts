import { operation } from '#kernel/operation/operation.ts'
import { lockChannel, saveChannel } from '../channel.store.ts'
import { organisationErrors } from '../organisation.errors.ts'
import { channelEnded } from '../organisation.events.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { ChannelId, EndChannel } from '../organisation.schema.ts'

/** The channel stops on a day; it stays in the history of its unit. */
export const endChannel = operation({
  name: 'organisation.end-channel',
  permission: 'members:write',
  kind: 'write',
  input: EndChannel,
  output: ChannelId,
  async run(ctx, { id, on }) {
    const channel = await lockChannel(ctx.db, id)
    ctx.allow(mayDescribe(ctx.actor, channel.unit_code))
    if (channel.ended_on !== null || (channel.started_on !== null && channel.started_on > on))
      throw organisationErrors.changedMeanwhile()
    await saveChannel(ctx.db, id, { ended_on: on })
    await ctx.record([channelEnded(id, { on })])
    return { id }
  },
})
