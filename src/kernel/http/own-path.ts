const BASE = 'https://motcua.invalid'

/**
 * Is this a path on this very site, however it is written? `//evil`, `/\evil`, other schemes, and what a browser would
 * make of control characters (it drops tabs and line ends within an address) are not.
 */
export function isOwnPath(path: string): boolean {
  if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path)) return false
  const url = URL.parse(path, BASE)
  return url !== null && url.origin === BASE && !url.pathname.startsWith('//')
}
