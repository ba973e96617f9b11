import type { FormState } from '#kernel/http/page.ts'
import { errorMessageId } from '#kernel/errors/app-error.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Ui } from '#ui/ui.ts'
import { dossierErrors } from '../../../dossier.errors.ts'
import { desk } from './dossier-words.tsx'

/**
 * What was wrong with a refused form. `rename` gives the control of a problem's path when it is named otherwise.
 * A colleague who was faster is named, with the moment and what the dossier is now.
 */
export function FormTrouble({ ui, form, rename = {} }: { ui: Ui; form: FormState; rename?: Record<string, string> }) {
  const { error } = form
  const words = desk(ui)
  if (!error) return null
  if (error.code === dossierErrors.alreadyMoved) {
    const { by, at, state } = error.params as { by: string; at: string; state: string }
    return (
      <Notice tone="warning" title={words('conflict.title')}>
        <p>{words('conflict.text', { by, at, state: ui.t(`dossiers.state.${state}.name`) })}</p>
      </Notice>
    )
  }
  const problems = form.problems.map(({ path, code, params }) => ({
    name: controlOf(path, rename),
    message: ui.t(errorMessageId(code), params),
    general: code.startsWith('kernel.'),
  }))
  if (problems.length > 0) return <ErrorSummary ui={ui} problems={problems} />
  return (
    <Notice tone="danger" title={words('failed')}>
      <p>{ui.t(errorMessageId(error.code), error.params)}</p>
    </Notice>
  )
}

/** `reasons.0` is a line of the box `reasons`. */
const controlOf = (path: string, rename: Record<string, string>) => {
  const name = path.replace(/\.\d+(\..*)?$/, '')
  return rename[name] ?? name
}

/** The message at one control. */
export function errorAt(
  ui: Ui,
  form: FormState,
  name: string,
  rename: Record<string, string> = {},
): string | undefined {
  const found = form.problems.find(({ path }) => controlOf(path, rename) === name)
  return found && ui.t(errorMessageId(found.code), found.params)
}
