/**
 * What the service worker decides, apart from doing it. It serves `/v` alone: a phone that opened a verification page
 * once can check the seal in a QR without a network.
 */
export const LANGUAGES = ['vi', 'en', 'pl'] as const
export type Language = (typeof LANGUAGES)[number]

export const SEAL_KEYS = '/seal-keys.json'
export const NAMES = '/v/names.json'
const SHELL = '/v/offline'
/** A shell or key set older than this is fetched anew at the next visit with a network. */
const FRESH_MS = 24 * 3600 * 1000

export const shellAddress = (language: Language): string => `${SHELL}?lang=${language}`

/** What the worker remembers between visits. */
export type Memory = { language: Language; names: Names; assets: string[]; fetchedAt: number }
export type Names = { units: Record<string, string>; procedures: Record<string, string> }
export type Kept = { lang: string; assets: readonly string[]; names: Names }

export const emptyMemory: Memory = { language: 'vi', names: { units: {}, procedures: {} }, assets: [], fetchedAt: 0 }

export type Task = 'page' | 'asset' | 'keys' | 'names'

/** Which requests are the worker's; every other goes to the network as if there were none. */
export function taskFor(request: { method: string; mode: string; url: string }, origin: string): Task | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  const { pathname } = url
  if (pathname === NAMES) return 'names'
  if (pathname === SEAL_KEYS) return 'keys'
  if (pathname.startsWith('/assets/')) return 'asset'
  return request.mode === 'navigate' && (pathname === '/v' || pathname.startsWith('/v/')) ? 'page' : undefined
}

/** The language of the shell: the one asked for in the address, else the one of the last visit. */
export function shellLanguage(url: string, memory: Memory): Language {
  return languageOf(new URL(url).searchParams.get('lang') ?? '') ?? memory.language
}

export const languageOf = (text: string): Language | undefined => LANGUAGES.find((language) => language === text)

/** Built files that a page names: its style sheet and its loader. */
export function assetsIn(html: string): string[] {
  return [...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"?#]+)"/g)].map(([, path]) => path ?? ''))]
}

/** Is it time to fetch shells and keys anew? After a day, and when the built files changed (a new version runs). */
export function isStale(memory: Memory, assets: readonly string[], now: number): boolean {
  return now - memory.fetchedAt > FRESH_MS || assets.some((asset) => !memory.assets.includes(asset))
}

/** What is remembered after a visit. Names add up; where a unit was renamed the newest wins. */
export function remember(memory: Memory, kept: Kept): Memory {
  return {
    ...memory,
    language: languageOf(kept.lang) ?? memory.language,
    names: {
      units: { ...memory.names.units, ...kept.names.units },
      procedures: { ...memory.names.procedures, ...kept.names.procedures },
    },
  }
}
