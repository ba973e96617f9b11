import { civilDateOf } from '#kernel/clock/clock.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { nameUnits, unitCodesUnder } from '#modules/units/index.ts'
import { mayDescribe } from '../organisation.policy.ts'
import { readChannels, readChannelTotals } from '../organisation.reads.ts'
import { ChannelList, ListChannels } from '../organisation.schema.ts'

/** Pages and groups of a unit and of all below it, with how many of each kind and how many people they reach. */
export const listChannels = question({
  name: 'organisation.list-channels',
  permission: 'members:read',
  input: ListChannels,
  output: ChannelList,
  async run(ctx, input) {
    ctx.allow(mayDescribe(ctx.actor, input.unit))
    const today = civilDateOf(ctx.now())
    const codes = await unitCodesUnder(ctx.db, input.unit, today)
    const [name, id] = input.cursor ? readCursor(input.cursor, 2).map(String) : []
    const after = name !== undefined && id !== undefined ? { name, id } : undefined
    const rows = await readChannels(ctx.db, { codes, kind: input.kind, limit: input.limit + 1 }, after)
    const items = rows.slice(0, input.limit)
    const nameOf = await nameUnits(
      ctx,
      items.map(({ unit }) => unit),
      today,
    )
    const last = rows.length > input.limit ? items.at(-1) : undefined
    return {
      items: items.map((channel) => ({ ...channel, unitName: nameOf(channel.unit) })),
      totals: await readChannelTotals(ctx.db, codes),
      next: last ? writeCursor([last.name, last.id]) : null,
    }
  },
})
