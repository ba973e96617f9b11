import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { claimPeople } from '../person-account.commands.ts'

/** Hears of accounts that were made, or proved more, and looks for their persons; may run twice. */
export const matchAccount = operation({
  name: 'people.match-account',
  permission: 'people:system',
  kind: 'write',
  input: z.object({
    event: z.object({ streamId: z.uuid(), type: z.string(), data: z.record(z.string(), z.unknown()) }),
  }),
  output: z.object({ claims: z.int() }),
  async run(ctx, { event }) {
    if (event.data['machine'] === true) return { claims: 0 }
    return { claims: await claimPeople(ctx, event.streamId) }
  },
})
