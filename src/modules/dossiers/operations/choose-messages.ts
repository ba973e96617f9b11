import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { ConsentState, giveConsents, statesOf, withdrawConsent } from '#modules/privacy/index.ts'
import { notFound } from '../dossier.errors.ts'
import { isOwner } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'

const Code = z.string().max(60)

/** The dossier of this code, for its owner alone. */
async function ownRow(ctx: Ctx, code: string) {
  const row = await findDossier(ctx.db, code)
  if (!row || !isOwner(ctx.actor, row)) throw notFound('kernel.not_found')
  return row
}

/** Whether the owner agreed to messages about this dossier, and what can be proved of it. */
export const getMessageConsent = question({
  name: 'dossiers.get-message-consent',
  permission: 'anyone',
  input: z.strictObject({ code: Code }),
  output: z.object({ items: z.array(ConsentState) }),
  async run(ctx, { code }) {
    const row = await ownRow(ctx, code)
    return { items: await statesOf(ctx.db, ctx.locale, { dossierId: row.id }, ['inform_applicants']) }
  },
})

/** Agrees to messages about this dossier, or withdraws: also for somebody without account, who opened it. */
export const chooseMessages = operation({
  name: 'dossiers.choose-messages',
  permission: 'anyone',
  kind: 'write',
  input: z.strictObject({ code: Code, agree: z.boolean(), version: z.coerce.number().int().min(1) }),
  output: z.object({ agreed: z.boolean() }),
  async run(ctx, { code, agree, version }) {
    const row = await ownRow(ctx, code)
    const place = { channel: 'online', screen: '/t/messages' } as const
    const of = { dossierId: row.id }
    if (agree) await giveConsents(ctx, of, [{ purpose: 'inform_applicants', version }], place)
    else await withdrawConsent(ctx, of, 'inform_applicants', place)
    return { agreed: agree }
  },
})
