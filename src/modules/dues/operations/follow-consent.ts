import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { findMember, isStanding, membershipsOfPerson } from '#modules/membership/index.ts'
import { accountsOfPerson, personIds, personOfAccount } from '#modules/people/index.ts'
import { hasConsent } from '#modules/privacy/index.ts'
import { setReminderChoice } from '../reminder.store.ts'

/**
 * Consent to be told of dues was given or withdrawn, or somebody applied who had given it: her choice to be reminded
 * follows. What stands now is asked for, so the same event may come twice or late.
 */
export const followConsent = operation({
  name: 'dues.follow-consent',
  permission: 'dues:remind-yearly',
  kind: 'write',
  input: z.object({
    event: z.object({ streamId: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) }),
  }),
  output: z.object({ followed: z.int() }),
  async run(ctx, { event: { type, streamId, data } }) {
    const applied = type === 'member.applied' ? await findMember(ctx.db, streamId) : undefined
    if (!applied && data['purpose'] !== 'inform_members') return { followed: 0 }
    const account = applied ? (await accountsOfPerson(ctx.db, applied.personId))[0] : data['account']
    if (typeof account !== 'string') return { followed: 0 }
    const wanted = await hasConsent(ctx.db, { accountId: account }, 'inform_members')
    // Who applies without it has chosen nothing yet.
    if (applied && !wanted) return { followed: 0 }
    const person = await personOfAccount(ctx.db, account)
    if (person === undefined) return { followed: 0 }
    const members = await membershipsOfPerson(ctx.db, await personIds(ctx.db, person))
    const hers = members.filter(({ state }) => isStanding(state) || state === 'applied')
    for (const { id } of hers) await setReminderChoice(ctx.db, { membership: id, account, wanted, at: ctx.now() })
    return { followed: hers.length }
  },
})
