import { z } from 'zod'
import { ownTables } from '#kernel/db/db.ts'
import { operation } from '#kernel/operation/operation.ts'
import { linkAccount } from '../person-account.commands.ts'
import { personErrors } from '../person.errors.ts'
import { personEvent } from '../person.events.ts'
import { mayWritePerson, WRITE } from '../person.policy.ts'
import { unitsOfPeople } from '../person.questions.ts'
import type { PeopleTables } from '../person.table.ts'

/**
 * An officer who knows both says whether the account is this person's. It then shows her own record and memberships; it
 * gets no rights by it.
 */
export const decideClaim = operation({
  name: 'people.decide-claim',
  permission: WRITE,
  kind: 'write',
  confirm: true,
  input: z.strictObject({ claim: z.uuid(), decision: z.enum(['link', 'refuse']) }),
  output: z.object({ person: z.uuid() }),
  async run(ctx, { claim: id, decision }) {
    const claims = ownTables<PeopleTables>(ctx.db)
    const claim = await claims
      .selectFrom('person_claims')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!claim) throw personErrors.notFound()
    const units = (await unitsOfPeople(ctx.db, [claim.person_id])).get(claim.person_id) ?? []
    ctx.allow(mayWritePerson(ctx.actor, units))
    // Nobody links her own account with somebody whose record she keeps.
    if (claim.account_id === ctx.actor.accountId) throw personErrors.notYourOwn()
    if (claim.state !== 'waiting') throw personErrors.changed()
    const state = decision === 'link' ? ('linked' as const) : ('refused' as const)
    await claims
      .updateTable('person_claims')
      .set({ state, decided_at: ctx.now(), decided_by: ctx.actor.accountId })
      .where('id', '=', id)
      .execute()
    if (decision === 'link') await linkAccount(ctx, claim.account_id, claim.person_id)
    else
      await ctx.record([personEvent('person.claim_refused', claim.person_id, { claim: id, account: claim.account_id })])
    return { person: claim.person_id }
  },
})
