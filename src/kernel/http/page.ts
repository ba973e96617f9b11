import type { VNode } from 'preact'
import type { Actor, Lapsed, PrincipalKind } from '#kernel/access/actor.ts'
import type { AppError, FieldProblem } from '#kernel/errors/app-error.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { DeskLink } from './desk-nav.ts'
import type { Run } from './face.ts'
import type { FormPost } from './form-post.ts'
import type { LimitName } from './rate-limit.ts'

/** One request for a page, as load and the form actions see it. */
export type PageRequest = {
  params: Record<string, string>
  query: URLSearchParams
  path: string
  actor: Actor
  locale: Locale
  t: T
  now: Date
  run: Run
  /** This browser may see the thing from now on (signed cookie). */
  open(id: string): void
  /** `seconds` null: the cookie goes when the browser is closed. */
  signIn(token: string, seconds: number | null): void
  signOut(): void
  /** Nothing of what somebody did here stays in this browser: session, opened drafts and dossiers, caches, workers. */
  wipe(): void
  /** A choice of this browser that is no secret (the last commune applied to): kept for a year, or so many seconds. */
  remember(name: string, value: string, seconds?: number): void
  remembered(name: string): string | undefined
  sessionToken: string | undefined
  /** What was asked for is not there, though the page says so itself: charged as a guess (`guesses`). */
  missed(): void
  /** A 303 to another server: the e-identity provider of the settings. Never to what a caller named. */
  leave(to: string): Response
  /** The page of the office where the caller's work begins; undefined when she has none. */
  home(): string | undefined
  /** A 303 to another page of ours, with a confirmation shown there once. Throws for an address elsewhere. */
  redirect(to: string, flash?: Flash): Response
}

/** A confirmation shown once on the next page: a message id and its parameters. */
export type Flash = { id: string; params?: Record<string, string>; tone?: 'info' | 'success' | 'warning' | 'danger' }

/** What a view is drawn with; structurally the `Ui` of src/ui/ui.ts, which views take. */
export type PageUi = {
  t: T
  locale: Locale
  path: string
  query: Record<string, string>
  colorScheme: 'auto' | 'light' | 'dark'
  assets: { resident: string; desk: string; loader?: string }
  user?: { name: string; unit?: string; position?: string; shared?: boolean }
  /** For whom she acts: every page says so. */
  actingFor?: { name: string; kind: PrincipalKind; ended?: boolean }
  /** Why the session that the browser had is over. */
  lapsed?: Lapsed
  flash?: { tone: 'info' | 'success' | 'warning' | 'danger'; title: string }
  /** What a person looks after herself, of all modules. */
  account?: { href: string; label: string; text: string; icon: string }[]
  /** Navigation of the office for who is signed in. */
  desk?: DeskLink[]
  /** Labels of the fields that were drawn, by the id of the control. */
  labels?: Map<string, string>
}

/** The state of a refused form: what was wrong and everything that was typed. */
export type FormState = {
  error: AppError | undefined
  problems: readonly FieldProblem[]
  typed: Record<string, string>
  /** All values of a name that stands at several boxes. */
  ticked(name: string): string[]
}
export const emptyForm: FormState = { error: undefined, problems: [], typed: {}, ticked: () => [] }

/**
 * A page: load its data through operations, draw it, and take its forms. A form posts to the page's own
 * path with a hidden `action`; a refused action draws the page again with status 4xx and what was typed.
 */
export type Page<Data> = {
  path: string
  load(p: PageRequest): Promise<Data | Response>
  view(data: Data, ui: PageUi, form: FormState): VNode
  /** An action goes on to another page, or shows this one once with what only it could say (a number revealed). */
  actions?: Record<string, (p: PageRequest, form: FormPost) => Promise<Response | { show: Data }>>
  /** Limit that a not_found answer is charged to (guessing of codes). A form that found nothing is drawn again. */
  guesses?: LimitName
  /** Posting creates something: the create limit applies. */
  creates?: boolean
  /** Largest body of a post in bytes; default 1 MB. */
  maxBody?: number
}

export type AnyPage = Page<unknown>

export function page<Data>(definition: Page<Data>): AnyPage {
  return definition as unknown as AnyPage
}
