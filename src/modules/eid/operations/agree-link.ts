import { z } from 'zod'
import type { NationalId } from '#kernel/crypto/national-id.ts'
import { operation } from '#kernel/operation/operation.ts'
import { linkPerson } from '#modules/identity/index.ts'
import { eidErrors } from '../eid.errors.ts'
import { Browser, Outcome } from '../eid.schema.ts'
import { deleteFlow, findOffer } from '../flow.store.ts'
import { signInAs } from '../sign-in-as.commands.ts'

/** Links the e-identity that was proved just now to one's account. Nothing that is linked already is overwritten. */
export const agreeLink = operation({
  name: 'eid.agree-link',
  permission: 'signed_in',
  kind: 'write',
  input: z.object({ flow: z.uuid('eid.offer_gone'), browser: Browser }),
  output: Outcome,
  async run(ctx, { flow: id, browser }) {
    const accountId = ctx.actor.accountId ?? ''
    const found = await findOffer(ctx.db, ctx.services, { id, accountId, browser }, ctx.now())
    if (!found) throw eidErrors.offerGone()
    const { flow, offer } = found
    const { provider, name, birthDate, level } = offer
    const proof = { nationalId: offer.number as NationalId, name, birthDate, level, provider }
    if (!(await linkPerson(ctx, accountId, proof))) throw eidErrors.cannotLink()
    await deleteFlow(ctx.db, id)
    return signInAs(ctx, flow, { accountId, level, provider, session: offer.providerSession, created: false })
  },
})
