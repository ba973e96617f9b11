import type { ComponentChildren } from 'preact'
import type { Ui } from '../ui.ts'

export type FormProps = {
  ui: Ui
  /** Which action of the page takes it. A submit button named `action` overrides this one, as the later value wins. */
  action: string
  /** Path when the form is not sent to the page that shows it. */
  to?: string
  /** With files. */
  multipart?: boolean
  /** Further hidden values, e.g. the version that the officer saw. */
  hidden?: Record<string, string>
  /** So that a button elsewhere on the page can send it (`form`). */
  id?: string
  /** Space between the parts; `row` puts a lone button beside others. */
  layout?: 'stack' | 'row'
  children: ComponentChildren
}

/** A form that posts to its own page. The browser's bubbles stay off: errors come back in words, in the page's language. */
export function Form({ ui, action, to, multipart, hidden = {}, id, layout = 'stack', children }: FormProps) {
  return (
    <form
      method="post"
      action={to ?? ui.path}
      class={layout === 'stack' ? 'mc-stack mc-gap-md' : 'mc-row mc-gap-sm'}
      noValidate
      {...(id && { id })}
      {...(multipart && { enctype: 'multipart/form-data' })}
    >
      <input type="hidden" name="action" value={action} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
