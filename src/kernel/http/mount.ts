import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { publicActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { answerApi, honoPath, type ApiRoute } from './api-route.ts'
import { callerOf } from './caller.ts'
import { readSession } from './cookies.ts'
import type { Env } from './face.ts'
import { answerPage, answerPageError, answerPost, type PageFace } from './page-answer.ts'
import type { AnyPage } from './page.ts'
import { asAppError, sayWhen, toProblem } from './problem.ts'
import { scimStatus, toScimError } from './scim-error.ts'
import { challenge, stepUpPath } from './step-up.ts'
import { addressOf, type LimitName, type RateLimiter } from './rate-limit.ts'

const MEGABYTE = 1024 * 1024

export type Mount = PageFace & { limiter: RateLimiter }

const tooLarge = () => {
  throw new AppError('kernel.body_too_large', { kind: 'too_large' })
}

/**
 * Hono's limit looks at the body, which turns it into a web stream (a tenth of a submission's processor time). A declared
 * length needs no look, Node holds the caller to it; only a body without one is counted.
 */
function limitBody(maxSize: number): MiddlewareHandler<Env> {
  const counted = bodyLimit({ maxSize, onError: tooLarge })
  return (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(length) > maxSize ? tooLarge() : next()
  }
}

export function mountApi(app: Hono<Env>, routes: readonly ApiRoute[], mount: Mount): void {
  for (const route of routes) {
    const limit = route.readBody ? mount.runtime.services.config.uploadLimitBytes + MEGABYTE : MEGABYTE
    const answer = (c: Context<Env>) => limited(c, mount, route, () => answerApi(route, c, mount))
    if (route.method === 'get') app.get(honoPath(route.path), answer)
    else app.on(route.method, honoPath(route.path), limitBody(limit), answer)
  }
}

export function mountPages(app: Hono<Env>, pages: readonly AnyPage[], mount: Mount): void {
  for (const page of pages) {
    app.get(page.path, (c) => limited(c, mount, { guesses: page.guesses }, () => answerPage(page, c, mount)))
    if (page.actions)
      app.post(page.path, limitBody(page.maxBody ?? MEGABYTE), (c) =>
        limited(c, mount, page, () => answerPost(page, c, mount)),
      )
  }
}

type Limited = { guesses?: LimitName | undefined; creates?: boolean | undefined }

/** Charges creating calls, and guesses that found nothing, to the caller's address. */
async function limited(c: Context<Env>, mount: Mount, rule: Limited, answer: () => Promise<Response>) {
  if (!rule.guesses && !rule.creates) return answer()
  const who = await chargedTo(c, mount)
  const now = mount.runtime.now().getTime()
  if (rule.guesses) mount.limiter.check(rule.guesses, who, now)
  if (rule.creates) {
    mount.limiter.check('create', who, now)
    mount.limiter.take('create', who, now)
  }
  try {
    const answered = await answer()
    if (rule.guesses && (answered.status === 404 || c.get('missed'))) mount.limiter.take(rule.guesses, who, now)
    return answered
  } catch (error) {
    const kind = error instanceof AppError ? error.kind : undefined
    if (rule.guesses && (kind === 'not_found' || kind === 'unauthenticated')) mount.limiter.take(rule.guesses, who, now)
    throw error
  }
}

/** The account, else the address: an account is not charged for its neighbours behind the same address. */
async function chargedTo(c: Context<Env>, mount: Mount): Promise<string> {
  const credentials = c.req.header('authorization') ?? readSession(c, mount.secureCookies)
  const accountId = credentials === undefined ? null : (await callerOf(c, mount)).actor.accountId
  return accountId === null ? addressOf(c, mount.trustProxy) : `account ${accountId}`
}

/** The one place where an error becomes an answer: problem details for the API, a page for people. */
export async function answerError(thrown: unknown, c: Context<Env>, mount: Mount): Promise<Response> {
  const error = asAppError(thrown)
  const requestId = c.get('requestId')
  sayWhen(c, error)
  if (!(thrown instanceof AppError))
    mount.runtime.log.error({ requestId, path: c.req.path, err: thrown }, 'request failed')
  if (c.req.path.startsWith('/api/')) {
    const problem = toProblem(error, mount.runtime.translators[c.get('locale')], { path: c.req.path, requestId })
    challenge(c, error)
    return c.body(JSON.stringify(problem), error.status, { 'content-type': 'application/problem+json; charset=utf-8' })
  }
  if (c.req.path.startsWith('/scim/')) {
    challenge(c, error)
    return c.body(JSON.stringify(toScimError(error, mount.runtime.translators.en)), scimStatus(error), {
      'content-type': 'application/scim+json; charset=utf-8',
    })
  }
  const stepUp = stepUpPath(error, nextPath(c))
  if (stepUp !== undefined) return c.redirect(stepUp, 303)
  if (error.kind === 'unauthenticated') return c.redirect(`/sign-in?next=${encodeURIComponent(nextPath(c))}`, 303)
  const actor = error.kind === 'unavailable' ? publicActor : (await callerOf(c, mount)).actor
  return answerPageError(error, c, mount, actor)
}

// A form's own page can be opened again; what was typed there and not saved is the page's matter.
function nextPath(c: Context): string {
  const { search } = new URL(c.req.url)
  return c.req.path + (search.length > 500 ? '' : search)
}
