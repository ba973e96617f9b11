import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Actor, Position, Principal } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { AccountEntry } from './account-nav.ts'
import { callerOf, runFor } from './caller.ts'
import { deskHome, deskLinks, type DeskEntry } from './desk-nav.ts'
import {
  cookieName,
  cookieOptions,
  dropSession,
  readSession,
  rememberOpened,
  shortenOpened,
  wipeBrowser,
  writeSession,
} from './cookies.ts'
import type { Caller, Env, Face } from './face.ts'
import { isOwnPath } from './own-path.ts'
import { formPost, type FormPost } from './form-post.ts'
import { emptyForm, type AnyPage, type Flash, type FormState, type PageRequest, type PageUi } from './page.ts'
import { asAppError, sayWhen } from './problem.ts'
import { isConfirming, waitingForm, type Confirmation } from './step-up.ts'

export type PageFace = Face & {
  assets: PageUi['assets']
  /** Entries of the office's navigation, of all modules. */
  navigation?: readonly DeskEntry[]
  /** Entries of /account, of all modules. */
  account?: readonly AccountEntry[]
  /** Draws what is shown instead of a page: not found, forbidden, unavailable. */
  errorView(error: AppError, ui: PageUi): VNode
  /** Asks who one is once more; without it an action that wants that cannot be done on a page. */
  confirmation?: Confirmation
}

/** Answers GET: load, draw. */
export async function answerPage(page: AnyPage, c: Context<Env>, face: PageFace): Promise<Response> {
  const caller = await callerOf(c, face)
  const request = pageRequest(c, face, caller)
  const data = await page.load(request)
  if (data instanceof Response) return data
  return html(c, page.view(data, pageUi(c, face, caller.actor), emptyForm), 200)
}

/** Answers POST: the action named by the hidden field; a refusal draws the page again with all that was typed. */
export async function answerPost(page: AnyPage, c: Context<Env>, face: PageFace): Promise<Response> {
  const form = formPost(await readForm(c))
  const confirmed = isConfirming(form) ? await checkProof(c, face, form) : undefined
  if (confirmed instanceof Response) return confirmed
  const caller = await callerOf(c, face)
  const request = pageRequest(c, face, caller)
  const name = form.text('action') || 'default'
  // Own names only: an action called "constructor" is none of the page's.
  const action = page.actions && Object.hasOwn(page.actions, name) ? page.actions[name] : undefined
  if (!action) throw new AppError('kernel.unknown_action', { kind: 'invalid' })
  try {
    const answer = await action(request, form)
    if (answer instanceof Response) return answer
    return html(c, page.view(answer.show, pageUi(c, face, caller.actor), emptyForm), 200)
  } catch (thrown) {
    const error = asAppError(thrown)
    if (error.code === 'kernel.confirm_first' && face.confirmation) return askProof(c, face, form)
    const redrawn = ['invalid', 'conflict', 'too_many', 'too_large', ...(page.guesses ? ['not_found'] : [])]
    if (!redrawn.includes(error.kind)) throw thrown
    const data = await page.load(request)
    if (data instanceof Response) return data
    const state: FormState = { error, problems: error.fields, typed: form.all, ticked: form.texts }
    sayWhen(c, error)
    return html(c, drawRefused(page, data, pageUi(c, face, caller.actor), state), error.status)
  }
}

/** Drawn once to learn the labels of its fields, and once more with the summary above them that names them. */
function drawRefused(page: AnyPage, data: unknown, ui: PageUi, state: FormState): VNode {
  const labels = new Map<string, string>()
  renderToString(page.view(data, { ...ui, labels }, state))
  return page.view(data, { ...ui, labels }, state)
}

/** The proof in a form that waited; a wrong one is asked for again with all that was typed before. */
async function checkProof(c: Context<Env>, face: PageFace, form: FormPost): Promise<Response | undefined> {
  try {
    await face.confirmation?.check(pageRequest(c, face, await callerOf(c, face)), form)
    return undefined
  } catch (thrown) {
    const error = asAppError(thrown)
    if (!['invalid', 'too_many'].includes(error.kind)) throw thrown
    return askProof(c, face, form, error)
  }
}

async function askProof(c: Context<Env>, face: PageFace, form: FormPost, error?: AppError): Promise<Response> {
  const caller = await callerOf(c, face)
  if (!face.confirmation) throw new AppError('kernel.confirm_first', { kind: 'step_up' })
  const request = pageRequest(c, face, caller)
  const view = await face.confirmation.ask(request, pageUi(c, face, caller.actor), waitingForm(c.req.path, form), error)
  if (error) sayWhen(c, error)
  return html(c, view, error?.status ?? 401)
}

/** A body that is no form (cut off, of another type) is the sender's fault, not ours. */
async function readForm(c: Context<Env>): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('kernel.unknown_action', { kind: 'invalid' })
    throw error
  }
}

/** Draws the page that stands for an error. */
export function answerPageError(error: AppError, c: Context<Env>, face: PageFace, actor: Actor): Promise<Response> {
  return html(c, face.errorView(error, pageUi(c, face, actor)), error.status)
}

async function html(c: Context<Env>, view: VNode, status: number): Promise<Response> {
  return c.html(`<!doctype html>${renderToString(view)}`, status as 200)
}

function pageRequest(c: Context<Env>, face: PageFace, caller: Caller): PageRequest {
  const secure = face.secureCookies
  return {
    params: c.req.param() as Record<string, string>,
    query: new URL(c.req.url).searchParams,
    path: c.req.path,
    actor: caller.actor,
    locale: caller.locale,
    t: face.runtime.translators[caller.locale],
    now: face.runtime.now(),
    run: runFor(face, caller),
    open: (id) => rememberOpened(c, id, face.cookieKey, secure, caller.actor.shared),
    signIn(token, seconds) {
      writeSession(c, token, secure, seconds)
      // On a device of others what was opened before goes with the session too.
      if (seconds === null) shortenOpened(c, face.cookieKey, secure)
    },
    signOut: () => dropSession(c, secure),
    wipe: () => wipeBrowser(c, secure),
    remember: (name, value, seconds = 365 * 24 * 3600) =>
      setCookie(c, cookieName(`motcua_${name}`, secure), encodeURIComponent(value), cookieOptions(secure, seconds)),
    remembered: (name) => readRemembered(c, cookieName(`motcua_${name}`, secure)),
    sessionToken: readSession(c, secure),
    missed: () => c.set('missed', true),
    leave: (to) => c.redirect(to, 303),
    home: () => deskHome(face.navigation ?? [], caller.actor),
    redirect(to, flash) {
      if (!isOwnPath(to)) throw new Error('a page redirects within this site only')
      if (flash)
        setCookie(
          c,
          cookieName('motcua_flash', secure),
          encodeURIComponent(JSON.stringify(flash)),
          cookieOptions(secure, 60),
        )
      return c.redirect(to, 303)
    },
  }
}

/** Her role; and whose she holds for a while, because everything done there is done in that person's place. */
function positionWords(all: readonly Position[], first: Position, t: T, locale: Locale): string {
  const roleOf = (position: Position) => position.roleName?.[locale] ?? position.role
  const held = all.flatMap((position) =>
    position.substitutes ? [t('ui.substitute', { role: roleOf(position), name: position.substitutes.name })] : [],
  )
  return [...(first.substitutes ? [] : [roleOf(first)]), ...held].join(' · ')
}

function pageUi(c: Context<Env>, face: PageFace, actor: Actor): PageUi {
  const locale = c.get('locale')
  const { lang: _lang, scheme: _scheme, ...query } = c.req.query()
  const flash = takeFlash(c, face, locale)
  const position = actor.positions[0]
  // The page says it once; the next one is an ordinary page of the public.
  if (actor.lapsed?.shared) wipeBrowser(c, face.secureCookies)
  else if (actor.lapsed) dropSession(c, face.secureCookies)
  return {
    t: face.runtime.translators[locale],
    locale,
    path: c.req.path,
    query,
    colorScheme: colorScheme(c, face.secureCookies),
    assets: face.assets,
    ...(actor.accountId && {
      account: accountLinks(face, actor, locale),
      desk: deskLinks(face.navigation ?? [], actor, face.runtime.translators[locale], c.req.path),
      user: {
        name: actor.name,
        ...(position && {
          unit: position.unitNames?.[locale] ?? position.unitName,
          position: positionWords(actor.positions, position, face.runtime.translators[locale], locale),
        }),
        ...(actor.shared && { shared: true }),
      },
    }),
    ...(actor.onBehalfOf && { actingFor: actingFor(actor.onBehalfOf) }),
    ...(actor.lapsed && { lapsed: actor.lapsed }),
    ...(flash && { flash }),
  }
}

function actingFor({ name, kind, ended }: Principal): NonNullable<PageUi['actingFor']> {
  return { name, kind, ...(ended && { ended }) }
}

function accountLinks(face: PageFace, actor: Actor, locale: Locale) {
  const t = face.runtime.translators[locale]
  return (face.account ?? [])
    .filter(({ officers }) => !officers || actor.positions.length > 0)
    .toSorted((a, b) => a.order - b.order)
    .map(({ href, icon, label, text }) => ({ href, icon, label: t(label), text: t(text) }))
}

function readRemembered(c: Context<Env>, name: string): string | undefined {
  try {
    return decodeURIComponent(getCookie(c, name) ?? '').replaceAll('\u0000', '') || undefined
  } catch {
    return undefined // somebody else's cookie of that name
  }
}

function colorScheme(c: Context<Env>, secure: boolean): PageUi['colorScheme'] {
  const name = cookieName('motcua_scheme', secure)
  const asked = c.req.query('scheme')
  const scheme = asked ?? getCookie(c, name)
  const chosen = scheme === 'light' || scheme === 'dark' ? scheme : 'auto'
  if (asked) setCookie(c, name, chosen, cookieOptions(secure, 365 * 24 * 3600))
  return chosen
}

function takeFlash(c: Context<Env>, face: PageFace, locale: keyof Face['runtime']['translators']): PageUi['flash'] {
  const name = cookieName('motcua_flash', face.secureCookies)
  const text = getCookie(c, name)
  if (!text) return undefined
  deleteCookie(c, name, { path: '/', secure: face.secureCookies })
  try {
    const flash = JSON.parse(decodeURIComponent(text)) as Flash
    return { title: face.runtime.translators[locale](flash.id, flash.params), tone: flash.tone ?? 'success' }
  } catch {
    return undefined // somebody else's cookie of that name
  }
}
