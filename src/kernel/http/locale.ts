import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { locales, type Locale } from '#kernel/i18n/t.ts'
import { cookieName, cookieOptions } from './cookies.ts'
import type { Env } from './face.ts'

const YEAR = 365 * 24 * 3600
const known = (value: string | undefined): Locale | undefined => locales.find((locale) => locale === value)

/** Vietnamese first: `?lang=` decides and is remembered, then the cookie, then (API only) Accept-Language. */
export const chooseLocale = (secure: boolean): MiddlewareHandler<Env> => {
  const name = cookieName('motcua_lang', secure)
  return async (c, next) => {
    const asked = known(c.req.query('lang'))
    if (asked) setCookie(c, name, asked, cookieOptions(secure, YEAR))
    const header = c.req.path.startsWith('/api/') ? c.req.header('accept-language')?.slice(0, 2) : undefined
    c.set('locale', asked ?? known(getCookie(c, name)) ?? known(header) ?? 'vi')
    await next()
  }
}
