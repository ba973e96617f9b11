import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import type { Confirmation, WaitingForm } from '#kernel/http/step-up.ts'
import { beginPath, listProviders } from '#modules/eid/index.ts'
import { confirmWho } from '../../operations/confirm-who.ts'
import { listOwnProofs } from '../../operations/list-own-proofs.ts'
import { requestOwnCode } from '../../operations/request-own-code.ts'
import { ConfirmView } from './confirm-view.tsx'
import { rememberStep, stepOf } from './finish.ts'

/** How somebody who is signed in proves once more who she is, while her form waits in the page that asks. */
export const confirmation: Confirmation = {
  ask: async (p, ui, waiting, error) => (await askAgain(p, waiting, error))(ui),
  check: checkAgain,
}

/** The page that asks, for a form that waits; to be drawn. */
export async function askAgain(p: PageRequest, waiting: WaitingForm, error?: AppError) {
  const [proofs, { items }] = await Promise.all([p.run(listOwnProofs, {}), p.run(listProviders, {})])
  const providers = items.map(({ id, name }) => ({ name, href: beginPath(id, { next: waiting.path, confirm: true }) }))
  return (ui: PageUi) => <ConfirmView ui={ui} waiting={waiting} proofs={proofs} providers={providers} error={error} />
}

async function checkAgain(p: PageRequest, form: FormPost): Promise<void> {
  if (form.text('confirm_send') !== '') {
    const { step } = await p.run(requestOwnCode, {})
    rememberStep(p, step)
    throw new AppError('authentication.code_sent', { kind: 'invalid' })
  }
  // A code of six digits may come from the phone or from the app; whichever was asked for last is tried first.
  const code = form.text('confirm_code')
  const step = code === '' ? '' : stepOf(p)
  const input = { password: form.text('confirm_password'), code }
  const { confirmed } = await p.run(confirmWho, { ...input, ...(step !== '' && { step }) })
  if (confirmed) return rememberStep(p, '')
  const [field, problem] = code === '' ? ['confirm_password', 'wrong_password'] : ['confirm_code', 'wrong_code']
  const path = `authentication.${problem}`
  throw new AppError(path, { kind: 'invalid', fields: [{ path: field ?? '', code: path }] })
}
