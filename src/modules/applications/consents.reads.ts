import type { Actor } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { hasConsent, questionsFor, type ConsentPurpose, type ConsentQuestion } from '#modules/privacy/index.ts'

/** The account whose own application this is: not of machines, and not while she acts for another. */
export const ownAccount = (actor: Actor): string | undefined =>
  actor.kind === 'account' && !actor.machine && !actor.onBehalfOf ? (actor.accountId ?? undefined) : undefined

/** What is asked before sending: not again what stands already, and nothing about an account of those who have none. */
export async function consentsToAsk(ctx: Ctx, draftId: string): Promise<ConsentQuestion[]> {
  const accountId = ownAccount(ctx.actor)
  const purposes: ConsentPurpose[] =
    accountId === undefined ? ['inform_applicants'] : ['inform_applicants', 'reuse_answers']
  const asked = await questionsFor(ctx.db, ctx.locale, purposes)
  const standing = await Promise.all(
    asked.map(({ purpose }) => hasConsent(ctx.db, { draftId, ...(accountId && { accountId }) }, purpose)),
  )
  return asked.filter((_, place) => !standing[place])
}
