import { operation } from '#kernel/operation/operation.ts'
import { accountEvent } from '../account.events.ts'
import { Done } from '../account.schema.ts'
import { rightsErrors } from '../rights.errors.ts'
import { maySeeSubstitution } from '../substitution.policy.ts'
import { EndSubstitution } from '../substitution.schema.ts'
import { lockSubstitution, saveSubstitutionEnd } from '../substitution.store.ts'
import { lockAccounts } from '../position.store.ts'

/** Ends a substitution at once: either side does, or an administrator of the unit. */
export const endSubstitution = operation({
  name: 'identity.end-substitution',
  permission: 'signed_in',
  kind: 'write',
  input: EndSubstitution,
  output: Done,
  async run(ctx, { id, reason }) {
    const one = await lockSubstitution(ctx.db, id)
    if (!maySeeSubstitution(ctx.actor, one).allowed) throw rightsErrors.noSuchSubstitution()
    if (one.endedAt !== null || one.endsAt <= ctx.now()) throw rightsErrors.substitutionEnded()
    await lockAccounts(ctx.db, [one.holder, one.substitute])
    await saveSubstitutionEnd(ctx.db, id, { at: ctx.now(), by: ctx.actor.accountId, reason: reason ?? null })
    const data = { substitution: id, position: one.position, holder: one.holder, substitute: one.substitute }
    await ctx.record([
      accountEvent('account.substitute_withdrawn', one.holder, data),
      accountEvent('account.substitution_ended', one.substitute, data),
    ])
    return {}
  },
})
