import type { ComponentChildren } from 'preact'
import { Button } from '../button/button.tsx'
import { Form } from '../form/form.tsx'
import { Icon } from '../icon/icon.tsx'
import type { Ui } from '../ui.ts'

export type DialogProps = { ui: Ui; id: string; title: string; children: ComponentChildren }

export type DialogLinkProps = {
  dialog: string
  href: string
  variant?: 'primary' | 'secondary' | 'tertiary'
  color?: 'danger' | 'primary'
  children: ComponentChildren
}

/** A native dialog. Each has a page of its own (see `DialogLink`) for browsers without script. */
export function Dialog({ ui, id, title, children }: DialogProps) {
  return (
    <dialog class="mc-dialog" id={id} aria-labelledby={`${id}-title`}>
      <div class="mc-row mc-between">
        <h2 class="ds-heading" data-size="xs" id={`${id}-title`}>
          {title}
        </h2>
        <form method="dialog">
          <button class="ds-button" data-variant="tertiary" data-icon aria-label={ui.t('ui.dialog.close')}>
            <Icon name="close" />
          </button>
        </form>
      </div>
      <div class="mc-stack mc-gap-md">{children}</div>
    </dialog>
  )
}

/** A link to the page that does the same; the loader opens the dialog instead when script runs. */
export function DialogLink({ dialog, href, variant = 'secondary', color, children }: DialogLinkProps) {
  return (
    <a
      class="ds-button"
      href={href}
      data-dialog={dialog}
      data-variant={variant}
      {...(color && { 'data-color': color })}
    >
      {children}
    </a>
  )
}

export type ConfirmFormProps = {
  ui: Ui
  /** As in `Form`. */
  action: string
  to?: string
  hidden?: Record<string, string>
  confirm: string
  cancelHref: string
  danger?: boolean
  children: ComponentChildren
}

/** The body of a confirmation, for a dialog or for a page: says what will happen, then yes or back. */
export function ConfirmForm({ confirm, cancelHref, danger, children, ...form }: ConfirmFormProps) {
  return (
    <Form {...form}>
      <div class="mc-prose">{children}</div>
      <div class="mc-row mc-gap-sm">
        <Button {...(danger && { color: 'danger' as const })}>{confirm}</Button>
        <a class="ds-button" data-variant="tertiary" href={cancelHref}>
          {form.ui.t('ui.dialog.cancel')}
        </a>
      </div>
    </Form>
  )
}
