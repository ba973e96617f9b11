import kernelEn from '#kernel/i18n/messages/en.json' with { type: 'json' }
import kernelPl from '#kernel/i18n/messages/pl.json' with { type: 'json' }
import kernelVi from '#kernel/i18n/messages/vi.json' with { type: 'json' }
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import { locales, type Locale, type T } from '#kernel/i18n/t.ts'
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { waitingWords } from './branch-page.tsx'
import type { Store } from './device-store.ts'
import { createKeeper, type Ports, type Status } from './keeper.ts'
import { createVault } from './vault.ts'

/** What a page tells the worker when it opens: its language and looks, and what it was made of. */
export type Hello = {
  type: 'hello'
  locale: string
  scheme: 'auto' | 'light' | 'dark'
  css: string
  loader: string
  assets: readonly string[]
}
export type Told = Hello | { type: 'sync' } | { type: 'status' } | { type: 'lock' } | { type: 'wipe' }
/** The bar's words come with it: a page of another module has none of ours. */
export type Report = Status & { words: string | null; signOutWords: string; hasLists: boolean }

/** How pages are drawn without a network: as the last one with a network was. */
export type Looks = { locale: Locale; scheme: 'auto' | 'light' | 'dark'; css: string; loader: string }

type Outside = {
  store: Store
  subtle: SubtleCrypto
  random(length: number): Uint8Array<ArrayBuffer>
  now(): number
  uuid(): string
  fetch(path: string, init: RequestInit): Promise<Response>
  alone: Ports['alone']
  keepAssets(paths: readonly string[]): Promise<void>
  askForSync(): Promise<void>
}

export type BranchDevice = ReturnType<typeof createBranchDevice>

const ICONS = ['/favicon.svg', '/manifest.webmanifest']
/** Headers of the office's answers that its pages stand under without a network too. */
const HEADERS = ['content-security-policy', 'permissions-policy', 'referrer-policy', 'x-content-type-options']

/** The messages that the branch's pages use, in every language of the product. */
const catalogue = () =>
  buildCatalogue({
    ui: { vi: uiVi, en: uiEn, pl: uiPl },
    kernel: { vi: kernelVi, en: kernelEn, pl: kernelPl },
    outreach: { vi, en, pl },
  })

async function readLooks(store: Store): Promise<Looks> {
  const looks = (await store.get('looks')) as Looks | undefined
  return looks ?? { locale: 'vi', scheme: 'auto', css: '', loader: '' }
}

/** Asks the office in the page's language, and remembers the headers under which its pages stand. */
const askOffice =
  ({ store, fetch }: Outside): Ports['api'] =>
  async (method, path, body) => {
    const answer = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', 'accept-language': (await readLooks(store)).locale },
      ...(body && { body: JSON.stringify(body) }),
    })
    const kept = HEADERS.map((name) => [name, answer.headers.get(name)] as const)
    await store.set('headers', Object.fromEntries(kept.filter(([, value]) => value !== null)))
    return { status: answer.status, body: answer.ok ? await answer.json() : null }
  }

/** The keeper in a browser: talks to the office, speaks the page's language, hears what pages say. */
export function createBranchDevice(outside: Outside) {
  const { store } = outside
  const words = createTranslators(catalogue())
  const { now, uuid, alone } = outside
  const vault = createVault(outside.subtle, outside.random)
  const keeper = createKeeper({ store, vault, now, uuid, alone, api: askOffice(outside) })

  async function report(status: Status): Promise<Report> {
    const t: T = words[(await readLooks(store)).locale]
    const signOutWords = t('outreach.bar.sign_out', { count: status.waiting + status.refused })
    const hasLists = status.state === 'on' && status.takenAt !== null
    return { ...status, words: waitingWords(t, status) ?? null, signOutWords, hasLists }
  }

  async function hello({ locale, scheme, css, loader, assets }: Hello): Promise<void> {
    const known = locales.find((one) => one === locale) ?? 'vi'
    await store.set('looks', { locale: known, scheme, css, loader } satisfies Looks)
    await outside.keepAssets([...assets, ...ICONS]).catch(() => undefined)
  }

  async function synced(): Promise<Status> {
    const status = await keeper.sync()
    if (status.waiting > 0 && !status.online) await outside.askForSync()
    return status
  }

  return {
    keeper,
    words,
    looks: () => readLooks(store),
    headers: async () => ((await store.get('headers')) as Record<string, string> | undefined) ?? {},
    isOpen: async () => (await keeper.status()).state !== 'none',
    askForSync: outside.askForSync,
    /** Hears a page; answers with how things stand. */
    async hear(told: unknown): Promise<Report | null> {
      const message = told as Told
      if (message.type === 'hello') await hello(message)
      if (message.type === 'hello' || message.type === 'sync') return report(await synced())
      if (message.type === 'status') return report(await keeper.status())
      if (message.type === 'lock') await keeper.lock()
      if (message.type === 'wipe') await keeper.wipe()
      return null
    },
  }
}
