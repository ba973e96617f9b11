import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const SESSION_COOKIE = 'motcua_session'
const OPENED_COOKIE = 'motcua_opened'
const MAX_OPENED = 20
const OPENED_SECONDS = 30 * 24 * 3600

const sign = (text: string, key: Uint8Array) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 32)

/** Compared in a time that tells nothing of where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * With https every cookie of ours that matters is called `__Host-…`: browsers take such a name only over https, for `/`
 * and from this very host, so that no neighbour under the same domain can plant one (RFC 6265bis 4.1.3.2).
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

export const readSession = (c: Context, secure: boolean): string | undefined =>
  getCookie(c, cookieName(SESSION_COOKIE, secure))

/** `seconds` null: until the browser is closed. */
export function writeSession(c: Context, token: string, secure: boolean, seconds: number | null): void {
  setCookie(c, cookieName(SESSION_COOKIE, secure), token, cookieOptions(secure, seconds))
}

export function dropSession(c: Context, secure: boolean): void {
  deleteCookie(c, cookieName(SESSION_COOKIE, secure), { path: '/', secure })
}

/** The drafts and dossiers that this browser has opened; a changed cookie reads as empty. */
export function readOpened(c: Context, key: Uint8Array, secure: boolean): string[] {
  const [list, mac] = (getCookie(c, cookieName(OPENED_COOKIE, secure)) ?? '').split('|')
  if (!list || !mac || !sameText(mac, sign(list, key))) return []
  return list.split('.')
}

/**
 * Remembers in this browser, signed, that it may see the thing. The newest twenty are kept: for a month, or on a shared
 * device until the browser is closed.
 */
export function rememberOpened(c: Context, id: string, key: Uint8Array, secure: boolean, shared = false): void {
  const ids = [id, ...readOpened(c, key, secure).filter((known) => known !== id)].slice(0, MAX_OPENED)
  writeOpened(c, ids, key, secure, shared ? null : OPENED_SECONDS)
}

/** What this browser opened is forgotten when it is closed. */
export function shortenOpened(c: Context, key: Uint8Array, secure: boolean): void {
  const ids = readOpened(c, key, secure)
  if (ids.length > 0) writeOpened(c, ids, key, secure, null)
}

function writeOpened(c: Context, ids: string[], key: Uint8Array, secure: boolean, seconds: number | null): void {
  const list = ids.join('.')
  const value = `${list}|${sign(list, key)}`
  setCookie(c, cookieName(OPENED_COOKIE, secure), value, cookieOptions(secure, seconds))
}

// Of ours, all but the language and the colours: those say nothing of anybody.
const KEPT = new Set(['motcua_lang', 'motcua_scheme', 'motcua_flash'])

/** Takes out of the browser what somebody did here: our cookies, what is cached, workers and their caches. */
export function wipeBrowser(c: Context, secure: boolean): void {
  for (const name of Object.keys(getCookie(c))) {
    const plain = name.replace(/^__Host-/, '')
    if (plain.startsWith('motcua_') && !KEPT.has(plain)) deleteCookie(c, name, { path: '/', secure })
  }
  c.header('clear-site-data', '"cache", "storage"')
}

/** `maxAge` in seconds; null: until the browser is closed. */
export function cookieOptions(secure: boolean, maxAge: number | null) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure, ...(maxAge !== null && { maxAge }) } as const
}
