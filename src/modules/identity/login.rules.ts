const USER_NAME = /^[a-z][a-z0-9._-]{1,39}$/
const PHONE = /^\+84[0-9]{9,10}$/
// `/desk/admin/accounts/new` is a page.
const RESERVED = new Set(['new'])

/** How a person signs in: by user name or by phone number, never by e-mail (many have none). */
export type Login = { by: 'login' | 'phone'; value: string }

export function isUserName(text: string): boolean {
  return USER_NAME.test(text) && !RESERVED.has(text)
}

/** A Vietnamese phone number as +84 and 9 (mobile) or 10 (landline) digits; undefined when it is none. */
export function parsePhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s.()-]/g, '').replace(/^(\+84|0084|84(?=\d{9,10}$)|0)/, '+84')
  return PHONE.test(digits) ? digits : undefined
}

/** A user name starts with a letter, so it never looks like a phone number. What is neither matches no account. */
export function parseLogin(text: string): Login {
  const trimmed = text.normalize('NFC').trim().toLowerCase()
  const phone = /^[+\d(]/.test(trimmed) ? parsePhone(trimmed) : undefined
  return phone === undefined ? { by: 'login', value: trimmed } : { by: 'phone', value: phone }
}

const BASE = 'https://motcua.invalid'

/** Where to go after signing in: a path on this site, or `fallback`. Never another site, however it is written. */
export function safeNext(next: string | undefined | null, fallback: string): string {
  if (!next || next.length > 500 || !next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return fallback
  const url = URL.parse(next, BASE)
  if (url?.origin !== BASE || url.pathname.startsWith('//') || url.pathname === '/sign-in') return fallback
  return url.pathname + url.search + url.hash
}
