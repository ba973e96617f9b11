import type { Ctx } from '#kernel/operation/ctx.ts'
import type { ApplicantAnswer } from '#modules/forms/index.ts'
import { carryConsents, giveConsents, hasConsent, type Ticked } from '#modules/privacy/index.ts'
import { ownAccount } from './consents.reads.ts'
import { keepApplicant } from './kept-applicant.store.ts'

const place = { channel: 'online', screen: '/drafts/check' } as const

/**
 * What was ticked before sending: about messages it belongs to the dossier, about reuse to the account. Details are kept
 * for the next application only with consent, given now or before.
 */
export async function settleConsents(
  ctx: Ctx,
  { draftId, dossierId }: { draftId: string; dossierId: string },
  ticked: readonly Ticked[],
  applicant: ApplicantAnswer,
): Promise<void> {
  const accountId = ownAccount(ctx.actor)
  const of = (purpose: Ticked['purpose']) => ticked.filter((one) => one.purpose === purpose)
  await giveConsents(ctx, { draftId }, of('inform_applicants'), place)
  await carryConsents(ctx, draftId, dossierId)
  if (accountId === undefined) return
  await giveConsents(ctx, { accountId }, of('reuse_answers'), place)
  if (await hasConsent(ctx.db, { accountId }, 'reuse_answers'))
    await keepApplicant(ctx.db, ctx.services, accountId, applicant, ctx.now())
}
