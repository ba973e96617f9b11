import type { Ctx } from '#kernel/operation/ctx.ts'
import { APPLICANT_PAGE, emptyContent, type DraftContent } from './draft.rules.ts'

/**
 * What a new draft begins with: nothing for the public; of an account what it says of its owner, or of whom she acts
 * for. It stands on the page of the applicant as if typed, so that she looks at it before it counts.
 */
export async function ownData(ctx: Ctx): Promise<DraftContent> {
  const { actor } = ctx
  const content = emptyContent()
  if (actor.kind !== 'account' || actor.machine) return content
  const raw = { fullName: actor.onBehalfOf?.name ?? actor.name }
  return { ...content, typed: { [APPLICANT_PAGE]: raw } }
}
