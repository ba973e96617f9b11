/**
 * The service worker of the branch's pages (`/desk/branch`), registered on a device that is hers alone. With a network it
 * passes everything on; without one it draws the same pages from what lies encrypted on the device, and keeps what is done
 * there until it can be sent. It is the only one that holds the keys and the outbox: pages ask it by message.
 */
import { answerForm, answerPage, isOurs, wantsOwnAnswer } from '#modules/outreach/islands/offline-answer.ts'
import { createBranchDevice } from '#modules/outreach/islands/branch-device.ts'
import { openStore } from './branch-store.ts'

type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Asked = Waiting & { data: unknown; ports: readonly MessagePort[] }
type Worker = {
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { sync?: { register(tag: string): Promise<void> } }
  location: Location
}
const worker = globalThis as unknown as Worker
const CACHE = 'motcua-branch-1'
/** On a line that neither works nor fails, the device answers by itself after this long. */
const PATIENCE_MS = 12_000

const device = createBranchDevice({
  store: openStore(),
  subtle: crypto.subtle,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
  uuid: () => crypto.randomUUID(),
  fetch: (path, init) => inTime(fetch(path, init)),
  alone: (name, work) => navigator.locks.request(`motcua-branch-${name}`, work),
  keepAssets,
  askForSync: async () => worker.registration.sync?.register('outbox').catch(() => undefined),
})

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(Promise.all([worker.clients.claim(), dropOldCaches()])))
worker.addEventListener('sync', (event) => event.waitUntil(device.keeper.sync()))
worker.addEventListener('message', (event) => {
  const [port] = event.ports
  event.waitUntil(device.hear(event.data).then((answer) => port?.postMessage(answer)))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== worker.location.origin) return
  if (request.method === 'GET' && request.mode !== 'navigate') return event.respondWith(cacheFirst(request))
  if (!isOurs(request, url)) return
  event.respondWith(request.method === 'POST' ? form(request, url) : page(request, url))
})

/** With a network the office's page; else, or when only the device knows the answer, one of its own. */
async function page(request: Request, url: URL): Promise<Response> {
  if (wantsOwnAnswer(url) && (await device.isOpen())) return answerPage(device, url)
  try {
    const answer = await inTime(fetch(request))
    // A proxy whose server is away answers for it.
    return answer.status < 502 || answer.status > 504 ? answer : await answerPage(device, url)
  } catch {
    return answerPage(device, url)
  }
}

/** A form that cannot reach the office goes into the outbox under the key that it carries: sent twice, it is done once. */
async function form(request: Request, url: URL): Promise<Response> {
  const fields = await request
    .clone()
    .formData()
    .then((data) =>
      Object.fromEntries([...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    )
  if (wantsOwnAnswer(url)) return answerForm(device, url, fields)
  try {
    const answer = await inTime(fetch(request))
    if (answer.status < 502 || answer.status > 504) return answer
  } catch {
    // into the outbox
  }
  return answerForm(device, url, fields)
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer in time')), PATIENCE_MS))
  return Promise.race([answer, late])
}

async function cacheFirst(request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(new URL(request.url).pathname)
  return kept ?? fetch(request)
}

/** Built files and pictures of the pages; those of an earlier version go. */
async function keepAssets(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll(paths.filter((path) => !known.has(path)))
  for (const path of known) if (path.startsWith('/assets/') && !paths.includes(path)) await cache.delete(path)
}

async function dropOldCaches(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('motcua-branch-') && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
}
