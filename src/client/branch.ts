/**
 * The page's side of a branch head's device (src/client/branch-sw.ts): registers its worker where the server allows it,
 * shows what waits, sends it when the network is back, and leaves nothing behind when she signs out.
 */
import type { Hello, Report, Told } from '#modules/outreach/islands/branch-device.ts'

const SCOPE = '/desk/branch'
const WORKER = '/branch-sw.js'

let woken = false

/** Wakes the page's side once. Where a browser lacks a part of it, everything works with a network as before. */
export function wakeBranch(): void {
  if (woken || !('serviceWorker' in navigator)) return
  woken = true
  void start().catch(() => undefined)
}

async function start(): Promise<void> {
  const worker = await findWorker()
  if (!worker) return
  const tell = (told: Told) => ask(worker, told)
  // Whoever comes to sign in may be somebody else: the keys of whoever was here go first. That so many things wait for her
  // is said: they are not lost with her session.
  if (location.pathname.startsWith('/sign-in')) {
    const left = await tell({ type: 'status' })
    await tell({ type: 'lock' })
    return show(left)
  }
  guardSignOut(tell)
  show(await tell({ type: 'status' }))
  show(await tell(hello()))
  addEventListener('online', () => void tell({ type: 'sync' }).then(show))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void tell({ type: 'sync' }).then(show)
  })
}

async function findWorker(): Promise<ServiceWorker | undefined> {
  const mayKeep = document.querySelector('[data-outbox=keep]') !== null
  const registration = mayKeep
    ? await navigator.serviceWorker.register(workerAddress(), { scope: SCOPE })
    : await navigator.serviceWorker.getRegistration(SCOPE)
  if (!registration?.scope.endsWith(SCOPE)) return undefined
  const worker = registration.active ?? registration.waiting ?? registration.installing
  if (!worker) return undefined
  if (worker.state !== 'activated')
    await new Promise<void>((done) =>
      worker.addEventListener('statechange', () => worker.state === 'activated' && done()),
    )
  return worker
}

type Policy = { createScriptURL(url: string): string }
type Factory = { createPolicy(name: string, rules: Policy): Policy }

/** The one Trusted Types policy of ours (kernel/http/security-headers.ts) knows this one address here. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory }
  const only = (url: string) => {
    if (url !== WORKER) throw new TypeError('no script of ours')
    return url
  }
  return trustedTypes ? trustedTypes.createPolicy('motcua', { createScriptURL: only }).createScriptURL(WORKER) : WORKER
}

function ask(worker: ServiceWorker, told: Told): Promise<Report | null> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((done) => {
    port1.addEventListener('message', ({ data }) => done(data as Report | null))
    port1.start()
    worker.postMessage(told, [port2])
  })
}

function hello(): Hello {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const own = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
  const scheme = document.documentElement.dataset['colorScheme']
  const css = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.getAttribute('href') ?? ''
  const loader = document.querySelector<HTMLScriptElement>('script[src^="/assets/"]')?.getAttribute('src') ?? ''
  return {
    type: 'hello',
    locale: document.documentElement.lang,
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto',
    css,
    loader,
    assets: [...new Set([css, loader, ...own.map(({ pathname }) => pathname)])].filter((path) => path !== ''),
  }
}

/** In the bar of the branch's pages; on any other page in a bar of its own, above everything. */
function show(report: Report | null): void {
  if (!report) return
  const bar = document.querySelector<HTMLElement>('[data-outbox]') ?? ownBar()
  const words = bar.querySelector('span')
  if (words && report.words !== null) words.textContent = report.words
  bar.hidden = report.words === null
  bar.dataset['tone'] = report.refused > 0 ? 'danger' : 'info'
  const kept = document.querySelector<HTMLElement>('[data-kept]')
  if (kept) kept.hidden = !report.hasLists
  unsent = { count: report.waiting + report.refused, words: report.signOutWords }
}

function ownBar(): HTMLElement {
  const [bar, link] = [document.createElement('p'), document.createElement('a')]
  bar.className = 'mc-outbox'
  bar.dataset['outbox'] = ''
  bar.role = 'status'
  bar.hidden = true
  link.href = `${SCOPE}/waiting`
  link.append(document.createElement('span'))
  bar.append(link)
  document.querySelector('main')?.prepend(bar)
  return bar
}

let unsent = { count: 0, words: '' }

/** Before she signs out what waits is sent; what cannot be sent is not lost without a word. Then everything goes. */
function guardSignOut(tell: (told: Told) => Promise<Report | null>): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    // Not form.action: a field of that name stands in its place.
    if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/sign-out') return
    event.preventDefault()
    void leave(form)
  })
  async function leave(form: HTMLFormElement): Promise<void> {
    if (unsent.count > 0) show(await tell({ type: 'sync' }))
    // oxlint-disable-next-line no-alert -- the browser's own question cannot be missed, and needs no script of ours to work
    if (unsent.count > 0 && !confirm(unsent.words)) return
    await tell({ type: 'wipe' })
    form.submit()
  }
}
