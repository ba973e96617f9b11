import type { Ctx } from '#kernel/operation/ctx.ts'
import { findOwnPerson } from '#modules/identity/index.ts'
import { hasConsent } from '#modules/privacy/index.ts'
import { ownAccount } from './consents.reads.ts'
import { APPLICANT_PAGE, emptyContent, type DraftContent } from './draft.rules.ts'
import { findKeptApplicant } from './kept-applicant.store.ts'

/**
 * What a new draft begins with: nothing for the public; of an account what it says of its owner, or of whom she acts
 * for. It stands on the page of the applicant as if typed, so that she looks at it before it counts.
 */
export async function ownData(ctx: Ctx): Promise<DraftContent> {
  const { actor } = ctx
  const content = emptyContent()
  if (actor.kind !== 'account' || actor.machine) return content
  const kept = await keptWithConsent(ctx)
  // Whoever acts for somebody applies in that person's name, whatever name an earlier application bore.
  const raw = actor.onBehalfOf ? { ...kept, fullName: actor.onBehalfOf.name } : (kept ?? (await herself(ctx)))
  return { ...content, typed: { [APPLICANT_PAGE]: raw } }
}

/** Name, and the number and the phone that were proved to be hers. */
async function herself(ctx: Ctx): Promise<Record<string, unknown>> {
  const person = await findOwnPerson(ctx.db, ctx.services, ctx.actor.accountId ?? '')
  return {
    fullName: ctx.actor.name,
    ...(person?.nationalId && { nationalId: person.nationalId }),
    ...(person?.phone && { phone: person.phone.replace(/^\+84/, '0') }),
  }
}

/** What she gave in an earlier application, only while she agrees that it is kept for this. */
async function keptWithConsent(ctx: Ctx): Promise<Record<string, unknown> | undefined> {
  const accountId = ownAccount(ctx.actor)
  if (accountId === undefined || !(await hasConsent(ctx.db, { accountId }, 'reuse_answers'))) return undefined
  return findKeptApplicant(ctx.db, ctx.services, accountId)
}
