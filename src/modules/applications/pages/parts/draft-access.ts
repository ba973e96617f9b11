import { AppError } from '#kernel/errors/app-error.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { draftErrors } from '../../draft.errors.ts'

/**
 * Runs the load of a draft's page. A browser that has not opened the draft is asked for its code; a draft that is over
 * leads to the page that says so.
 */
export async function withDraft<D>(
  p: PageRequest,
  load: (draft: string) => Promise<D | Response>,
): Promise<D | Response> {
  const draft = p.params['draft'] ?? ''
  // Neither signed in nor opened: it cannot be hers, and the question would only tell whether it is there.
  if (p.actor.kind === 'public' && !p.actor.opened.includes(draft)) return enterCode(p)
  try {
    return await load(draft)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== draftErrors.gone) throw error
    return p.actor.opened.includes(draft) ? p.redirect('/drafts/expired') : enterCode(p)
  }
}

const enterCode = (p: PageRequest) => p.redirect('/drafts', { id: 'applications.flash.enter_code', tone: 'info' })

export const draftPath = (draft: string, page: string): string => `/drafts/${draft}/${page}`
