import type { Locale, T } from '#kernel/i18n/t.ts'
import type { IconName } from './icon/icons.ts'

export type { Locale }
export type ColorScheme = 'auto' | 'light' | 'dark'
export type Tone = 'info' | 'success' | 'warning' | 'danger'

/** A navigation entry; `count` is shown as a badge. */
export type NavItem = { href: string; label: string; icon?: IconName; active?: boolean; count?: number }

export type UiUser = { name: string; unit?: string; position?: string; shared?: boolean }

/** One entry of /account. */
export type UiAccountLink = { href: string; label: string; text: string; icon: string }

/** For whom the person who is signed in acts. */
export type UiActingFor = {
  name: string
  kind: 'guardian' | 'spouse' | 'relative' | 'organisation' | 'association'
  /** The mandate is over: she can do nothing more until she stops acting. */
  ended?: boolean
}

export type Flash = { tone: Tone; title: string; text?: string }

/** The public office shown in the footer. */
export type UiOffice = { name: string; address?: string; phone?: string; hours?: string }

/** Built files with their hashed paths; `loader` is left out on pages that need no script. */
export type UiAssets = { resident: string; desk: string; loader?: string }

/** What every page of one request shares; passed down as the prop `ui`. */
export type Ui = {
  t: T
  locale: Locale
  /** Path without the query, e.g. `/procedures`. */
  path: string
  /** Query without `lang` and `scheme`; kept when the language or the colour scheme changes. */
  query: Record<string, string>
  colorScheme: ColorScheme
  assets: UiAssets
  user?: UiUser
  actingFor?: UiActingFor
  /** What a person looks after herself, of all modules. */
  account?: readonly UiAccountLink[]
  /** Why the session that the browser had is over. */
  lapsed?: { why: 'ended' | 'expired' | 'idle' | 'closed'; shared: boolean }
  flash?: Flash
  office?: UiOffice
  nav?: NavItem[]
  /**
   * Labels of the controls that were drawn, by their ids. A page with a refused form is drawn twice, so that the summary
   * above the form can name fields that come after it.
   */
  labels?: Map<string, string>
  /** Navigation of the office, made from what who is signed in may do. */
  desk?: readonly { href: string; label: string; icon: string; active: boolean }[]
}

export const LOCALES: readonly { code: Locale; name: string }[] = [
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'en', name: 'English' },
  { code: 'pl', name: 'Polski' },
]

/** The present address with some query parameters set (or removed with `null`): `hrefWith(ui, { lang: 'en' })`. */
export function hrefWith(ui: Pick<Ui, 'path' | 'query'>, change: Record<string, string | null>): string {
  const next = new URLSearchParams(ui.query)
  for (const [key, value] of Object.entries(change)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  const search = next.toString()
  return search === '' ? ui.path : `${ui.path}?${search}`
}

/** The element id of the control of a form field: error summaries link to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`
}
