import { civilDateOf } from '#kernel/clock/clock.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { insertChannel } from '../channel.store.ts'
import { channelAdded } from '../organisation.events.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { AddChannel, ChannelId } from '../organisation.schema.ts'

/** A page or group through which a unit speaks. One address runs once. */
export const addChannel = operation({
  name: 'organisation.add-channel',
  permission: 'members:write',
  kind: 'write',
  input: AddChannel,
  output: ChannelId,
  async run(ctx, input) {
    ctx.allow(mayDescribe(ctx.actor, input.unit))
    await getUnit(ctx.db, input.unit, civilDateOf(ctx.now()))
    const id = ctx.ids.uuid()
    await insertChannel(ctx.db, {
      id,
      unit_code: input.unit,
      ...rowOf(input),
      ended_on: null,
      created_at: ctx.now(),
      version: 1,
    })
    await ctx.record([channelAdded(id, { unit: input.unit, kind: input.kind, name: input.name })])
    return { id }
  },
})

/** The columns that a form fills. */
export const rowOf = (input: Omit<typeof AddChannel._output, 'unit'>) => ({
  kind: input.kind,
  name: input.name,
  address: input.address,
  run_by: input.runBy,
  members: input.members,
  counted_on: input.countedOn,
  started_on: input.startedOn,
  is_public: input.isPublic,
})
