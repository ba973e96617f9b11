import type { PageRequest } from '#kernel/http/page.ts'
import type { OutcomeData } from '../../eid.schema.ts'

/** Signs the browser in and goes on; to the page that explains when less was proved than the waiting step asks. */
export function arrive(p: PageRequest, outcome: Extract<OutcomeData, { kind: 'signed_in' }>): Response {
  const { token, seconds, next, hasPositions, level, wanted, name, created } = outcome
  p.signIn(token, seconds)
  const home = hasPositions ? '/desk' : '/account'
  if (level < wanted)
    return p.redirect(`/sign-in/level?${new URLSearchParams({ level: String(wanted), next: next || home })}`)
  return p.redirect(next || home, { id: created ? 'eid.welcome' : 'eid.signed_in', params: { name } })
}
