import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import type { PageRequest, PageUi } from '#kernel/http/page.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { actionProblems } from '../../action.rules.ts'
import { readAction, type ActionName } from '../../islands/branch-forms.ts'
import type { Here } from '../../islands/branch-page.tsx'
import { doAction } from '../../operations/do-action.ts'

/** The unit in the address, when it is one. */
export const chosenUnit = (p: PageRequest): string | undefined => p.query.get('unit') || undefined

export const hereFor = (ui: PageUi, data: { unit?: string; mayKeep?: boolean }): Here => ({ ui, ...data })

/** Does what a form of the branch says, once under the form's key, and goes back to where it was sent from. */
export async function take(p: PageRequest, form: FormPost, name: ActionName, back = p.path): Promise<Response> {
  const action = readAction(name, form.all, p.params['member'] ?? '', civilDate(p.now))
  // Asked here first: the office's own check would name fields of the message, not those of the form.
  const problems = actionProblems(action, civilDate(p.now))
  if (problems.length > 0) throw new AppError('kernel.invalid_input', { kind: 'invalid', fields: problems })
  const done = await p.run(doAction, { key: form.text('key'), at: isoMoment(p.now), action })
  const unit = chosenUnit(p)
  const home = back === '' ? '/desk/branch' : back
  const asked = form.text('back')
  const to = asked.startsWith('/desk/branch') ? asked : unit === undefined ? home : `${home}?unit=${unit}`
  return p.redirect(to, { id: `outreach.done.${name}`, params: { receipt: done.receipt ?? '' } })
}
