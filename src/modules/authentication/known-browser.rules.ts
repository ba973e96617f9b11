import { keyedHash } from '#kernel/crypto/keyed-hash.ts'

/** So many accounts of a household are remembered by one browser. */
const KEPT = 5
const ENTRY = /^[\w-]{22}\.[\w-]{43}$/

const mark = (key: Uint8Array, accountId: string, browser: string) =>
  keyedHash(key, `${accountId} ${browser}`, 'known_browser')

const read = (cookie: string | undefined) => (cookie ?? '').split('~').filter((entry) => ENTRY.test(entry))

/** The name under which this browser is known to the account, from its cookie; undefined when it is not. */
export function knownBrowser(key: Uint8Array, accountId: string, cookie: string | undefined): string | undefined {
  return read(cookie).find((entry) => {
    const [browser = '', given] = entry.split('.')
    return mark(key, accountId, browser) === given
  })
}

/**
 * The cookie with which the browser is known to this account from now on: a random name and a mark that only we can make,
 * for each account that signed in here. It opens nothing; it only keeps the typing errors of others away.
 */
export function rememberBrowser(
  key: Uint8Array,
  accountId: string,
  cookie: string | undefined,
  random: Uint8Array,
): string {
  const known = knownBrowser(key, accountId, cookie)
  const browser = Buffer.from(random).toString('base64url')
  const own = known ?? `${browser}.${mark(key, accountId, browser)}`
  return [own, ...read(cookie).filter((entry) => entry !== own)].slice(0, KEPT).join('~')
}
