import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export const SESSION_COOKIE = 'motcua_session'
const OPENED_COOKIE = 'motcua_opened'
const MAX_OPENED = 20
const OPENED_SECONDS = 30 * 24 * 3600

const sign = (text: string, key: Uint8Array) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 32)

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The drafts and dossiers that this browser has opened; a changed cookie reads as empty. */
export function readOpened(c: Context, key: Uint8Array): string[] {
  const [list, mac] = (getCookie(c, OPENED_COOKIE) ?? '').split('|')
  if (!list || !mac || !sameText(mac, sign(list, key))) return []
  return list.split('.')
}

/** Remembers in this browser, signed, that it may see the thing. The newest twenty are kept. */
export function rememberOpened(c: Context, id: string, key: Uint8Array, secure: boolean): void {
  const ids = [id, ...readOpened(c, key).filter((known) => known !== id)].slice(0, MAX_OPENED)
  const list = ids.join('.')
  setCookie(c, OPENED_COOKIE, `${list}|${sign(list, key)}`, cookieOptions(secure, OPENED_SECONDS))
}

/** `maxAge` in seconds; null: until the browser is closed. */
export function cookieOptions(secure: boolean, maxAge: number | null) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure, ...(maxAge !== null && { maxAge }) } as const
}
