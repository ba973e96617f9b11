import { z } from 'zod'
import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import { question } from '#kernel/operation/operation.ts'
import { findPerson } from '#modules/identity/index.ts'
import { eidErrors } from '../eid.errors.ts'
import { Browser, LinkView } from '../eid.schema.ts'
import { findOffer } from '../flow.store.ts'

/** What would be linked to one's account, before one agrees. Throws `eid.offer_gone`. */
export const showLink = question({
  name: 'eid.show-link',
  permission: 'signed_in',
  input: z.object({ flow: z.uuid('eid.offer_gone'), browser: Browser }),
  output: LinkView,
  async run(ctx, { flow: id, browser }) {
    const account = await findPerson(ctx, { id: ctx.actor.accountId ?? '' })
    const found = account && (await findOffer(ctx.db, ctx.services, { id, accountId: account.id, browser }, ctx.now()))
    if (!found) throw eidErrors.offerGone()
    const { flow, offer } = found
    return {
      provider: flow.provider,
      accountName: account.name,
      phone: account.phone,
      name: offer.name,
      newName: !account.hasPositions && offer.name !== account.name,
      birthDate: offer.birthDate ?? null,
      number: maskNationalId(offer.number as NationalId),
      level: offer.level,
      next: flow.next,
    }
  },
})
