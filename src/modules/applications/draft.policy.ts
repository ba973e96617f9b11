import { allowed, type Actor, type Decision } from '#kernel/access/actor.ts'
import { draftErrors } from './draft.errors.ts'

/** A draft belongs to the browsers that started it or opened it with its code; to everybody else it does not exist. */
export function mayUseDraft(actor: Actor, draftId: string): Decision {
  return actor.kind === 'system' || actor.opened.includes(draftId)
    ? allowed
    : { allowed: false, as: 'hidden', code: draftErrors.gone }
}
