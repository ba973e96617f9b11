import { Icon } from '../icon/icon.tsx'
import { fieldId, type Ui } from '../ui.ts'

export type SearchBoxProps = {
  ui: Ui
  action: string
  label: string
  name?: string
  value?: string
  /** Big on the home page. */
  size?: 'md' | 'lg'
  /** Example searches as links. */
  examples?: readonly { label: string; href: string }[]
  buttonLabel?: string
  /** Further values of the address that a search keeps. */
  hidden?: Record<string, string>
}

/** One box and one button, sent with GET so that a search can be shared and gone back to. */
export function SearchBox({
  ui,
  action,
  label,
  name = 'q',
  value,
  size = 'md',
  examples,
  buttonLabel,
  hidden = {},
}: SearchBoxProps) {
  const id = fieldId(name)
  return (
    <form class={`mc-search mc-search-${size}`} role="search" action={action} method="get">
      {Object.entries(hidden).map(([key, text]) => (
        <input type="hidden" name={key} value={text} />
      ))}
      <label for={id} class="ds-label">
        {label}
      </label>
      <div class="mc-search-row">
        <input
          class="ds-input"
          type="search"
          id={id}
          name={name}
          value={value}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button class="ds-button" type="submit">
          <Icon name="search" />
          <span>{buttonLabel ?? ui.t('ui.search.button')}</span>
        </button>
      </div>
      {examples && examples.length > 0 && (
        <p class="mc-search-examples">
          {ui.t('ui.search.examples')}{' '}
          {examples.map((example) => (
            <a href={example.href}>{example.label}</a>
          ))}
        </p>
      )}
    </form>
  )
}
