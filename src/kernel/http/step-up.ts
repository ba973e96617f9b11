import type { Context } from 'hono'
import type { VNode } from 'preact'
import type { AppError } from '#kernel/errors/app-error.ts'
import type { Env } from './face.ts'
import type { FormPost } from './form-post.ts'
import type { PageRequest, PageUi } from './page.ts'

/** A form that waits until its sender has proved again who she is: it is posted once more with the proof in it. */
export type WaitingForm = { path: string; fields: readonly (readonly [name: string, value: string])[] }

/**
 * How somebody who is signed in proves again who she is, in the middle of a form. The proof comes in fields whose names
 * start with `confirm_`; `confirm_asked` says that the question was shown.
 */
export type Confirmation = {
  /** The page that asks, with every field of the waiting form hidden in it. */
  ask(p: PageRequest, ui: PageUi, waiting: WaitingForm, error?: AppError): Promise<VNode>
  /** Throws an AppError when the proof is not the caller's; notes in her session that it was. */
  check(p: PageRequest, form: FormPost): Promise<void>
}

const PROOF = /^confirm_/

/** The fields of a posted form without the proof; files do not wait, the page that asks says so. */
export function waitingForm(path: string, form: FormPost): WaitingForm {
  const names = Object.keys(form.all).filter((name) => !PROOF.test(name))
  return { path, fields: names.flatMap((name) => form.texts(name).map((value) => [name, value] as const)) }
}

export const isConfirming = (form: FormPost): boolean => form.text('confirm_asked') !== ''

/** Where a page sends somebody who must prove more, or undefined when that is no matter of proof. */
export function stepUpPath(error: AppError, next: string): string | undefined {
  const back = `next=${encodeURIComponent(next)}`
  switch (error.code) {
    case 'kernel.level_needed':
      return `/sign-in/level?level=${Number(error.params['level'])}&${back}`
    case 'kernel.confirm_first':
      return `/sign-in/confirm?${back}`
    case 'kernel.second_factor_first':
      return `/account/security?${back}`
    default:
      return undefined
  }
}

/** What an API client must bring next time: RFC 9470 for a step-up, RFC 6750 for a missing sign-in. */
export function challenge(c: Context<Env>, error: AppError): void {
  if (error.status !== 401) return
  if (error.kind === 'unauthenticated') return c.header('www-authenticate', 'Bearer')
  const wanted =
    error.code === 'kernel.level_needed' ? `acr_values="level:${Number(error.params['level'])}"` : 'max_age="600"'
  c.header('www-authenticate', `Bearer error="insufficient_user_authentication", ${wanted}`)
}
