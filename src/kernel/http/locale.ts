import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import type { Env } from './face.ts'

const YEAR = 365 * 24 * 3600
const known = (value: string | undefined): Locale | undefined => locales.find((locale) => locale === value)

/** Vietnamese first: `?lang=` decides and is remembered, then the cookie, then (API only) Accept-Language. */
export const chooseLocale: MiddlewareHandler<Env> = async (c, next) => {
  const asked = known(c.req.query('lang'))
  if (asked) setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', maxAge: YEAR })
  const header = c.req.path.startsWith('/api/') ? c.req.header('accept-language')?.slice(0, 2) : undefined
  c.set('locale', asked ?? known(getCookie(c, 'lang')) ?? known(header) ?? 'vi')
  await next()
}
