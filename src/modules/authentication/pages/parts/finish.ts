import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageRequest } from '#kernel/http/page.ts'
import { safeNext } from '#modules/identity/index.ts'
import { authenticationErrors } from '../../authentication.errors.ts'
import type { OutcomeData } from '../../authentication.schema.ts'

const STEP_COOKIE = 'step'
const KNOWN_COOKIE = 'known'
/** Longer than any step lasts; the step itself knows when it is over. */
const STEP_SECONDS = 1800

/** The sign-in under way in this browser. */
export const stepOf = (p: PageRequest): string => p.remembered(STEP_COOKIE) ?? ''
export const rememberStep = (p: PageRequest, step: string): void => p.remember(STEP_COOKIE, step, STEP_SECONDS)
/** By what accounts know this browser. */
export const browserOf = (p: PageRequest): string | undefined => p.remembered(KNOWN_COOKIE)

/** The page to come back to, from the address or from the form. */
export const nextOf = (p: PageRequest): string => safeNext(p.query.get('next'), '')
export const nextTyped = (form: FormPost): string => safeNext(form.text('next'), '')
export const withNext = (path: string, next: string): string =>
  next === '' ? path : `${path}?next=${encodeURIComponent(next)}`

/** Where somebody begins who did not come from anywhere. */
export const startOf = (positions: readonly unknown[]): string => (positions.length > 0 ? '/desk' : '/account')

/** Goes on from what an operation answered: in, to the next step, or back to the beginning. */
export function finish(p: PageRequest, answer: OutcomeData, next: string): Response {
  switch (answer.outcome) {
    case 'signed_in': {
      const { signedIn, browser, setUp } = answer
      p.signIn(signedIn.token, signedIn.seconds)
      rememberStep(p, '')
      if (browser !== null) p.remember(KNOWN_COOKIE, browser)
      if (setUp) return p.redirect(withNext('/account/security', next))
      const to = next || startOf(signedIn.positions)
      return p.redirect(to, { id: 'authentication.done', params: { name: signedIn.account.name } })
    }
    case 'code':
      rememberStep(p, answer.step)
      return p.redirect(withNext('/sign-in/code', next))
    case 'name':
      rememberStep(p, answer.step)
      return p.redirect(withNext('/sign-in/name', next))
    case 'over':
      return p.redirect(withNext('/sign-in', next), { id: 'authentication.step_over_flash', tone: 'warning' })
    case 'refused':
      throw answer.left === undefined ? authenticationErrors.refused('invalid') : authenticationErrors.wrongCode()
  }
}
