import type { ComponentChildren } from 'preact'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Link } from '#ui/link/link.tsx'
import { desk, dossierPath } from './dossier-words.tsx'
import { errorAt } from './form-trouble.tsx'
import type { Dossier, PagedMove } from './move-words.ts'

export type MoveFormProps = { ui: PageUi; dossier: Dossier; form: FormState }
type FrameProps = MoveFormProps & {
  kind: PagedMove
  lead: string
  danger?: boolean
  multipart?: boolean
  children: ComponentChildren
}

/** Controls that are named otherwise than the input of the operation. */
export const pathNames: Record<string, string> = { dueAt: 'date' }

/** What it does, the fields, the one button, and the way out. */
export function MoveFrame({ ui, dossier, kind, lead, danger, multipart, children }: FrameProps) {
  const words = desk(ui)
  return (
    <>
      <p>{lead}</p>
      <Form ui={ui} action="move" hidden={{ version: String(dossier.version) }} {...(multipart && { multipart })}>
        {children}
        <div class="mc-row mc-gap-md">
          <Button {...(danger && { color: 'danger' })}>{words(`act.${kind}`)}</Button>
          <Link href={dossierPath(dossier.code)}>{words('form.cancel')}</Link>
        </div>
      </Form>
    </>
  )
}

/** Name, typed value and error of a control. */
export const control = ({ ui, form }: MoveFormProps, name: string) => ({
  ui,
  name,
  value: form.typed[name],
  error: errorAt(ui, form, name, pathNames),
})
