/** Where a provider sends the browser back to; each provider has its own, so that answers cannot be mixed up. */
export const callbackPath = (provider: string): string => `/sign-in/e-identity/${provider}/callback`

/** Where to begin: a link, not a form, because browsers hold a form's redirects to this site. */
export function beginPath(
  provider: string,
  given: { next?: string; level?: number; shared?: boolean; confirm?: boolean },
): string {
  const query = new URLSearchParams({
    ...(given.next && { next: given.next }),
    ...(given.level && { level: String(given.level) }),
    ...(given.shared && { shared: '1' }),
    ...(given.confirm && { confirm: '1' }),
  })
  return `/sign-in/e-identity/${provider}${query.size > 0 ? `?${query}` : ''}`
}
